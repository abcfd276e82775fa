export { jsonSchemaDrafts, runConfigJsonSchema } from '@air/schema';

export { configHelp } from './reference/config-help.ts';
export { issueHelp } from './reference/issue-help.ts';
export { sarifText } from './reference/sarif-text.ts';
