import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { startLocalWorkspace } from '@air/local';
import * as fc from 'fast-check';
import { launchCase } from './launch-case.ts';
import { launchUnderFaults } from './launch-under-faults.ts';

/** Launches in a thread of its own; tells the parent of each launch first, so that one that hangs is known. */
const { launches, seed } = workerData;

const cases = fc.sample(launchCase(), { numRuns: launches, seed });
const launchesPerWorkspace = 100;

for (let start = 0; start < cases.length; start += launchesPerWorkspace) {
  const folder = await mkdtemp(join(tmpdir(), 'air-faults-'));
  const local = await startLocalWorkspace({ stateDirectory: join(folder, 'state') });
  for (const [offset, given] of cases.slice(start, start + launchesPerWorkspace).entries()) {
    const name = `launch-${start + offset}`;
    parentPort?.postMessage({ type: 'launch', name, given });
    const trial = await launchUnderFaults(given, { local, folder, name });
    parentPort?.postMessage({ type: 'trial', trial });
  }
  await local.close();
  await rm(folder, { recursive: true });
}
parentPort?.postMessage({ type: 'end' });
