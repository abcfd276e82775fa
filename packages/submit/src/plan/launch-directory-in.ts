import type { CheckPlan } from './plan-check.ts';

/** The launch directory of a plan in a user's home on the workspace. */
export function launchDirectoryIn(home: string, { directory }: CheckPlan): string {
  return `${home.replace(/\/+$/, '')}/.air/cli_launch/${directory}`;
}
