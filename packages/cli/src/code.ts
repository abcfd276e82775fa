export { missingCode } from '@air/submit/plan';
