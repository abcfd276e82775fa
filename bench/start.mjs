// How long `air run --dry-run` takes, as a multiple of `node -e 0`: medians of whole processes that take turns, in one run. With
// NODE_EXTRA_CA_CERTS some Nodes start slowly, whatever they run; where it is set, all is measured with it too.
//   node bench/start.mjs [--node PATH] [--rounds N]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    node: { type: 'string', default: process.execPath },
    rounds: { type: 'string', default: '15' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const air = join(root, 'packages/cli/dist/air.cjs');
const example = join(root, 'examples/train/train.yaml');
const home = mkdtempSync(join(tmpdir(), 'air-bench-'));

const baseline = { name: 'node -e 0', args: ['-e', '0'] };
const contestants = [
  baseline,
  { name: 'air run --dry-run', args: [air, 'run', '-f', example, '--dry-run'] },
  {
    name: 'air run --dry-run, nothing compiled',
    args: [air, 'run', '-f', example, '--dry-run'],
    env: { NODE_DISABLE_COMPILE_CACHE: '1' },
  },
  { name: 'air validate', args: [air, 'validate', example] },
  { name: 'air --version', args: [air, '--version'] },
];

const version = execFileSync(values.node, ['--version'], { encoding: 'utf8' }).trim();
const goal = Number(version.slice(1).split('.')[0]) < 22 ? 1.4 : 2;
console.log(
  `Node ${version}, median of ${values.rounds}; the goal for a dry run is ${goal} at most`,
);
const { NODE_EXTRA_CA_CERTS, ...plainEnv } = process.env;
try {
  compare('without NODE_EXTRA_CA_CERTS', plainEnv);
  if (NODE_EXTRA_CA_CERTS) compare('with NODE_EXTRA_CA_CERTS', process.env);
} finally {
  rmSync(home, { recursive: true });
}

/** Prints the medians of all contestants in one environment. */
function compare(title, env) {
  // the first start keeps what V8 compiled, the second one uses it
  for (const contestant of [...contestants, ...contestants]) milliseconds(contestant, env);
  const times = contestants.map(() => []);
  for (let round = 0; round < Number(values.rounds); round += 1) {
    contestants.forEach((contestant, index) => times[index].push(milliseconds(contestant, env)));
  }
  const medians = times.map((list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]);
  console.log(title);
  contestants.forEach(({ name }, index) => {
    const ratio = (medians[index] / medians[0]).toFixed(2);
    console.log(
      `  ${name.padEnd(38)}${medians[index].toFixed(1).padStart(7)} ms${ratio.padStart(7)}`,
    );
  });
}

/** One whole process, from its start to its end. */
function milliseconds({ args, env }, around) {
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync(values.node, args, {
    env: { ...around, HOME: home, ...env },
  });
  const end = process.hrtime.bigint();
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended ${status}: ${stderr}`);
  return Number((end - begin) / 1000n) / 1000;
}
