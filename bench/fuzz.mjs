// Judges 100,000 changed configs with a fixed seed: no exception, no input over 1 s, no heap over 256 MiB. Then configs
// with up to 200,000 issues, each in a process of its own, with the time and the memory that they take; what is over
// the limit is named, and does not fail the bench: most of it is the parser's and the collector's.
//   node bench/fuzz.mjs [--runs N] [--seed N]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { bundleWorkers } from './bundle-workers.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '20310203' },
  },
});
const fuzz = fileURLToPath(new URL('../packages/acceptance/fuzz/', import.meta.url));
// beside its source, so that it finds the conformance vectors and fast-check
const box = mkdtempSync(join(fuzz, '../.fuzz-'));

const mostMilliseconds = 1000;
const mostMebibytes = 256;

function run(file) {
  return new Promise((resolve) => {
    const worker = new Worker(file, {
      workerData: { runs: Number(values.runs), seed: Number(values.seed) },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    let slowest = 0;
    let current = { begun: performance.now(), input: '', done: 0 };
    const end = (fault, report = {}) => {
      clearInterval(watchdog);
      void worker.terminate();
      resolve({ fault, slowest, done: current.done, ...report });
    };
    const watchdog = setInterval(() => {
      if (performance.now() - current.begun > mostMilliseconds) end('took over a second');
    }, 100);
    worker.on('error', (error) => end(String(error)));
    worker.on('message', (message) => {
      slowest = Math.max(slowest, performance.now() - current.begun);
      if (message.type === 'end') return end(undefined, message);
      current = { begun: performance.now(), input: message.input, done: message.done };
      return undefined;
    });
  });
}

/** Nearly the 100,000 nodes that a config may have. */
const mostTimes = 99_900;

function measureFloods(file) {
  for (let index = 0; ; index += 1) {
    // as `air validate` sets it for a large file
    const flags = ['--heap-growing-percent=40'];
    const { stdout, status } = spawnSync(process.execPath, [...flags, file, index, mostTimes], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`flood ${index} ended with ${status}`);
    if (stdout === '') return;
    const { name, issues, milliseconds, mebibytes } = JSON.parse(stdout);
    const isOver = milliseconds > mostMilliseconds || mebibytes > mostMebibytes;
    console.log(
      `${name}: ${issues} issues, ${milliseconds.toFixed(0)} ms, ${mebibytes.toFixed(0)} MiB${isOver ? ', over 1 s or 256 MiB' : ''}`,
    );
  }
}

try {
  await bundleWorkers([join(fuzz, 'worker.ts'), join(fuzz, 'flood.ts')], box);
  const begun = performance.now();
  const { fault, done, slowest, report } = await run(join(box, 'worker.mjs'));
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`${done} inputs in ${seconds} s, the slowest in ${slowest.toFixed(0)} ms`);
  if (fault !== undefined) console.log(`the last input ${fault}`);
  if (report) console.log(report);
  process.exitCode = fault === undefined && !report ? 0 : 1;
  measureFloods(join(box, 'flood.mjs'));
} finally {
  rmSync(box, { recursive: true, force: true });
}
