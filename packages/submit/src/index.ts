export * from './plan.ts';
export { submitRun } from './submit-run.ts';
export type { LaunchStep, SubmitOptions, SubmittedRun } from './submit-run.ts';
