// Launches 1,000 times with random faults of the workspace and a fixed seed: no run twice, no hang, no stack trace; exit 0 only with
// the run's id; after exit 1 no run, unless the error says that there may be one.
//   node bench/faults.mjs [--launches N] [--seed N]
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { bundleWorkers } from './bundle-workers.mjs';

const { values } = parseArgs({
  options: {
    launches: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '20310203' },
  },
});
const cli = fileURLToPath(new URL('../packages/cli/', import.meta.url));
// beside its source, so that it finds fast-check
const box = mkdtempSync(join(cli, '.faults-'));

const mostMilliseconds = 30_000;

/** Answers with the trials, and the breaches of each launch that had some. */
function run(file) {
  return new Promise((resolve) => {
    const worker = new Worker(file, {
      workerData: { launches: Number(values.launches), seed: Number(values.seed) },
    });
    const trials = [];
    const failures = [];
    let current = { begun: performance.now() };
    const failed = (breaches) => failures.push({ ...current.launch, breaches });
    const end = () => {
      clearInterval(watchdog);
      void worker.terminate();
      resolve({ trials, failures });
    };
    const watchdog = setInterval(() => {
      if (performance.now() - current.begun < mostMilliseconds) return;
      failed(['a hang']);
      end();
    }, 1000);
    worker.on('error', (error) => {
      failed([error.stack]);
      end();
    });
    worker.on('message', ({ type, name, given, trial }) => {
      if (type === 'end') return end();
      if (type === 'launch') {
        current = { begun: performance.now(), launch: { name, given } };
      } else {
        trials.push(trial);
        if (trial.breaches.length > 0) failed(trial.breaches);
      }
      return undefined;
    });
  });
}

try {
  await bundleWorkers([join(cli, 'test/faults/worker.ts')], box);
  const begun = performance.now();
  const { trials, failures } = await run(join(box, 'worker.mjs'));
  const count = (isSo) => trials.filter(isSo).length;
  const requests = trials.reduce((sum, trial) => sum + trial.requests, 0);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(
    `${trials.length} launches and ${requests} requests in ${seconds} s, seed ${values.seed}`,
  );
  console.log(`  exit 0                           ${count(({ status }) => status === 0)}`);
  console.log(
    `  exit 1, and no run               ${count(({ status, inDoubt }) => status === 1 && !inDoubt)}`,
  );
  console.log(`  exit 1, told that a run may be   ${count(({ inDoubt }) => inDoubt)}`);
  console.log(`  breaches                         ${failures.length}   (none)`);
  for (const failure of failures) console.log(JSON.stringify(failure, undefined, 2));
  const isWhole = trials.length === Number(values.launches);
  process.exitCode = isWhole && failures.length === 0 ? 0 : 1;
} finally {
  rmSync(box, { recursive: true, force: true });
}
