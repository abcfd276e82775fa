import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { test } from 'vitest';
import { anIssue, rangeOf } from '../../test/issue-at.ts';
import { parseOverrides } from '../override/parse-overrides.ts';
import { validateText } from '../validate-text.ts';
import { sarifLog } from './index.ts';

const ajv = new Ajv.default({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const isSarif = ajv.compile(
  createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
);

const describe = (code: string) =>
  code === 'at-least'
    ? {
        summary: 'A number is too small',
        meaning: 'It counts.',
        help: { text: 'Count.', markdown: '**Count.**' },
      }
    : undefined;
const tool = { name: 'air', version: '1.2.3', describe };
const text = 'env_variables: { TOK: plain }\nsecrets: { TOK: ml/hf }\n';

test('a result has its rule, its place, and the other place', ({ expect }) => {
  const collision = anIssue({
    code: 'secret-collision',
    path: ['secrets', 'TOK'],
    message: 'secrets.TOK is set in both env_variables and secrets: remove one of them',
    hint: 'Keep the secret.',
    range: rangeOf(text, 'TOK: ml'),
    related: [{ path: ['env_variables', 'TOK'], range: rangeOf(text, 'TOK'), override: undefined }],
  });
  const log = sarifLog([{ file: './conf/my run.yaml', issues: [collision] }], tool);
  expect(isSarif(log)).toBe(true);
  const place = { artifactLocation: { uri: 'conf/my%20run.yaml' } };
  expect(log).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'air',
            version: '1.2.3',
            rules: [
              {
                id: 'secret-collision',
                shortDescription: { text: 'secret collision' },
                defaultConfiguration: { level: 'error' },
                properties: { kind: 'rule' },
              },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          {
            ruleId: 'secret-collision',
            ruleIndex: 0,
            level: 'error',
            message: {
              text: 'secrets.TOK is set in both env_variables and secrets: remove one of them\nhint: Keep the secret.',
            },
            locations: [
              {
                physicalLocation: {
                  ...place,
                  region: { startLine: 2, startColumn: 12, endLine: 2, endColumn: 19 },
                },
                logicalLocations: [{ fullyQualifiedName: 'secrets.TOK' }],
              },
            ],
            relatedLocations: [
              {
                id: 1,
                message: { text: 'env_variables.TOK' },
                physicalLocation: {
                  ...place,
                  region: { startLine: 1, startColumn: 18, endLine: 1, endColumn: 21 },
                },
                logicalLocations: [{ fullyQualifiedName: 'env_variables.TOK' }],
              },
            ],
          },
        ],
      },
    ],
  });
});

test('a rule stands once in the log, in the order of the first result', ({ expect }) => {
  const level = anIssue({ code: 'usage-policy-uuid', severity: 'warning' });
  const log = sarifLog(
    [
      { file: 'a.yaml', issues: [level, anIssue({})] },
      { file: 'b.yaml', issues: [anIssue({})] },
    ],
    tool,
  );
  expect(isSarif(log)).toBe(true);
  expect(log.runs[0]?.tool.driver.rules).toEqual([
    {
      id: 'usage-policy-uuid',
      shortDescription: { text: 'usage policy uuid' },
      defaultConfiguration: { level: 'warning' },
      properties: { kind: 'rule' },
    },
    {
      id: 'at-least',
      shortDescription: { text: 'A number is too small' },
      fullDescription: { text: 'It counts.' },
      help: { text: 'Count.', markdown: '**Count.**' },
      defaultConfiguration: { level: 'error' },
      properties: { kind: 'rule' },
    },
  ]);
  expect(log.runs[0]?.results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1, 1]);
});

test('files without issues are a log without results', ({ expect }) => {
  const log = sarifLog([{ file: 'a.yaml', issues: [] }], tool);
  expect(isSarif(log)).toBe(true);
  expect(log.runs[0]?.results).toEqual([]);
});

test('what has no place has its file alone', ({ expect }) => {
  const { issues } = validateText('\n');
  const log = sarifLog([{ file: '<stdin>', issues }], tool);
  expect(isSarif(log)).toBe(true);
  expect(log.runs[0]?.results[0]?.locations).toEqual([
    { physicalLocation: { artifactLocation: { uri: '%3Cstdin%3E' } } },
  ]);
});

test('an issue in an overridden value names the flag, but never a secret', ({ expect }) => {
  const { issues } = validateText(text, {
    overrides: parseOverrides(['max_retries=-1', 'secrets.TOK=hunter2']),
  });
  const log = sarifLog([{ file: 'run.yaml', issues }], tool);
  expect(isSarif(log)).toBe(true);
  const overridden = log.runs[0]?.results.filter(({ properties }) => properties !== undefined);
  expect(overridden?.map(({ message, properties }) => [message.text, properties])).toEqual([
    [
      "secrets.TOK has no '/': expected format 'scope/key' (--override secrets.TOK=…)\nhint: Name a secret that is in a secret scope of the workspace; its value does not belong in this file.",
      { override: 'secrets.TOK=…' },
    ],
    [
      'secrets.TOK is set in both env_variables and secrets: remove one of them (--override secrets.TOK=…)',
      { override: 'secrets.TOK=…' },
    ],
    [
      'max_retries must be >= 0, got -1 (--override max_retries=-1)',
      { override: 'max_retries=-1' },
    ],
  ]);
  expect(JSON.stringify(log)).not.toContain('hunter2');
});
