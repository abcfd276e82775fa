import * as v from 'valibot';
import type { Pruned } from '../../store/prune.ts';
import { fault } from '../fault.ts';
import type { Faults } from '../fault.ts';
import { bodyAs } from '../read-body.ts';
import type { RequestLog } from '../request-log.ts';
import type { Route } from '../route.ts';
import { ServiceError } from '../service-error.ts';

export interface ControlOptions {
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly activeRuns: () => number;
  readonly isClosing: () => boolean;
  /** Never ends for idleness from now on. */
  readonly keep: () => void;
  readonly shutDown: () => void;
  readonly prune: () => Promise<Pruned>;
}

const faultList = v.strictObject({ faults: v.array(fault) });

/** What the platform does not have: the life of the server itself, and faults for tests. */
export function controlRoutes(options: ControlOptions): Route[] {
  const { faults, requests } = options;
  return [
    {
      method: 'GET',
      path: '/local/status',
      answer: () => {
        // Who looks for a workspace must not get one that is about to be gone.
        if (options.isClosing())
          throw new ServiceError(503, 'TEMPORARILY_UNAVAILABLE', 'shutting down');
        return { json: { pid: process.pid, active_runs: options.activeRuns() } };
      },
    },
    {
      method: 'POST',
      path: '/local/keep',
      answer: () => {
        options.keep();
        return { json: {} };
      },
    },
    {
      method: 'POST',
      path: '/local/shutdown',
      answer: () => {
        const active = options.activeRuns();
        options.shutDown();
        return { json: { cancelled_runs: active } };
      },
    },
    {
      method: 'POST',
      path: '/local/prune',
      answer: async () => ({ json: await options.prune() }),
    },
    {
      method: 'GET',
      path: '/local/requests',
      answer: () => ({ json: { requests: requests.list() } }),
    },
    {
      method: 'POST',
      path: '/local/faults',
      answer: async (call) => {
        for (const each of (await bodyAs(call, faultList)).faults) faults.add(each);
        return { json: {} };
      },
    },
    {
      method: 'DELETE',
      path: '/local/faults',
      answer: () => {
        faults.clear();
        return { json: {} };
      },
    },
  ];
}
