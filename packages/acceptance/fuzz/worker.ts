import { parentPort, workerData } from 'node:worker_threads';
import * as fc from 'fast-check';
import { faultsOf } from './faults-of.ts';
import { mutatedConfig } from './mutated-config.ts';

/** Fuzzes in a thread of its own; tells the parent of each input first, so that one that hangs or kills is known. */
const { runs, seed } = workerData;
let done = 0;

const outcome = await fc.check(
  fc.asyncProperty(mutatedConfig(), async (input) => {
    parentPort?.postMessage({ type: 'input', input, done });
    done += 1;
    const faults = await faultsOf(input);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }),
  { numRuns: runs, seed },
);
parentPort?.postMessage({ type: 'end', done, report: fc.defaultReportMessage(outcome) });
