export { SubmitError } from './errors.ts';
export type { SubmitErrorCode } from './errors.ts';
export { planLaunch } from './plan-launch.ts';
export type { FileWarning, LaunchInput, LaunchPlan } from './plan-launch.ts';
export type { EnvironmentSpec } from './runtime-environment.ts';
export { submission } from './submission.ts';
