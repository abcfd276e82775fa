// What validation costs, as ratios within one run. Ends 1 when one is over its goal.
//   node bench/validate.mjs [--rounds N]
// (a) validateText of a 45-line config to the `yaml` package's parseDocument of it, both warm and in one process
// (b) `air validate` of 1,000 files, its start included, to 1,000 calls of validateText in a fresh process
// (c) the peak memory of `air validate` for 10,000 files to that for 1,000, and for 1,000 to that for 100
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    /** Used by this script: prints the milliseconds that so many calls take in this process. */
    calls: { type: 'string' },
  },
});
const goal = 1.5;
/** Ten times the files. */
const memoryGoal = 1.25;
const root = fileURLToPath(new URL('..', import.meta.url));
const air = join(root, 'packages/cli/dist/air.cjs');
const library = pathToFileURL(join(root, 'packages/validate/dist/index.js'));
const text = readFileSync(join(root, 'bench/fixtures/config-45.yaml'), 'utf8');

if (values.calls === undefined) await main(Number(values.rounds));
else console.log(await millisecondsOfCalls(Number(values.calls)));

async function main(rounds) {
  console.log(`Node ${process.version}, medians of ${rounds}`);
  const [validated, parsed] = await warmCalls(rounds);
  row('(a) validateText, microseconds', validated, parsed, goal);

  const folder = mkdtempSync(join(tmpdir(), 'air-bench-'));
  try {
    const thousand = writeConfigs(folder, 1000);
    const times = Array.from({ length: rounds }, () => [
      timeOf(() => runAir(thousand)),
      Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--calls', '1000'])),
    ]);
    row('(b) air validate, 1,000 files, ms', ...medians(times), goal);

    const [few, many] = [100, 10_000].map((count) => writeConfigs(folder, count));
    const peaks = Array.from({ length: 3 }, () => [many, thousand, few].map(peakMegabytes));
    const [ofMany, ofThousand, ofFew] = medians(peaks);
    row('(c) 10,000 to 1,000 files, MB', ofMany, ofThousand, memoryGoal);
    row('    1,000 to 100 files, MB', ofThousand, ofFew, goal);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function row(name, value, base, most) {
  if (value / base > most) process.exitCode = 1;
  const cells = [value.toFixed(0), base.toFixed(0), (value / base).toFixed(2)];
  console.log(name.padEnd(36) + cells.map((cell) => cell.padStart(8)).join(''));
}

/** Microseconds a call, of both in turns. */
async function warmCalls(rounds) {
  const { validateText } = await import(library);
  const { parseDocument } = await import(pathToFileURL(createRequire(library).resolve('yaml')));
  const turn = () => [microseconds(validateText), microseconds(parseDocument)];
  for (let warmUp = 0; warmUp < 4; warmUp += 1) turn();
  return medians(Array.from({ length: rounds * 3 }, turn));
}

/** Of one call among many. */
function microseconds(call) {
  const calls = 300;
  const total = timeOf(() => {
    for (let index = 0; index < calls; index += 1) call(text);
  });
  return (total * 1000) / calls;
}

async function millisecondsOfCalls(count) {
  const { validateText } = await import(library);
  const texts = Array.from({ length: count }, (_, index) => numbered(index));
  return timeOf(() => {
    for (const each of texts) validateText(each);
  });
}

function writeConfigs(folder, count) {
  const path = join(folder, String(count));
  mkdirSync(path);
  for (let index = 0; index < count; index += 1) {
    writeFileSync(join(path, `run-${index}.yaml`), numbered(index));
  }
  return path;
}

/** No two files are the same. */
function numbered(index) {
  return text.replace('finetune-small-lm', `finetune-small-lm-${index}`);
}

function runAir(folder, nodeOptions = []) {
  const result = spawnSync(process.execPath, [...nodeOptions, air, 'validate', folder], {
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`air validate ended ${result.status}: ${result.stderr}`);
  return result;
}

function peakMegabytes(folder) {
  const tellPeak = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))`;
  const { stderr } = runAir(folder, ['--import', `data:text/javascript,${tellPeak}`]);
  return Number(stderr) / 1024;
}

function timeOf(work) {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** Of each column. */
function medians(rows) {
  return rows[0].map((_, column) => {
    const sorted = rows.map((cells) => cells[column]).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  });
}
