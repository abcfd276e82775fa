export { dryRunWarnings } from './checks/dry-run-warnings.ts';
export type { DryRunInput } from './checks/dry-run-warnings.ts';
export { SubmitError } from './errors.ts';
export type { SourceFile, SubmitErrorCode } from './errors.ts';
export { planLaunch } from './plan-launch.ts';
export type { FileWarning, LaunchInput, LaunchPlan } from './plan-launch.ts';
export type { EnvironmentSpec } from './runtime-environment.ts';
export { submission } from './submission.ts';
