import type { RunStore } from '../../store/runs.ts';
import type { Route } from '../route.ts';

export interface MlflowOptions {
  readonly runs: RunStore;
  readonly token: string;
  readonly host: () => string;
}

export function mlflowRoutes(_options: MlflowOptions): Route[] {
  return [];
}
