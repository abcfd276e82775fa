// How long a snapshot takes, as a multiple of `tar -czf` of the same content: whole processes that take turns, in one run. Then
// whole launches of the same code, the first and one with nothing changed, against the embedded workspace.
//   node bench/snapshot.mjs [--rounds N] [--scale 1]
import { execFileSync, spawnSync } from 'node:child_process';
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    scale: { type: 'string', default: '1' },
    // what a contestant's own process is called with
    pack: { type: 'string' },
    out: { type: 'string' },
    commit: { type: 'boolean', default: false },
    cache: { type: 'string' },
  },
});
const dist = new URL('../packages/snapshot/dist/index.js', import.meta.url);
const program = fileURLToPath(new URL('../packages/cli/dist/air.cjs', import.meta.url));

if (values.pack === undefined) compare();
else await pack(values.pack, values.out);

/** One launch's share: the key, and the archive when it is not there yet. Prints the memory that it took. */
async function pack(root, out) {
  const { packSnapshot, resolveSnapshot } = await import(dist);
  const codeSource = { root_path: root, ...(values.commit && { git: { commit: 'HEAD' } }) };
  const { env } = process;
  const input = { codeSource, configDirectory: root, env, cacheFolder: values.cache };
  const snapshot = await resolveSnapshot(input);
  const { archive } = await packSnapshot(snapshot);
  if (out !== undefined) await pipeline(archive(), createWriteStream(out));
  console.log(process.resourceUsage().maxRSS / 1024);
}

function compare() {
  const folder = mkdtempSync(join(tmpdir(), 'air-bench-'));
  try {
    const scale = Number(values.scale);
    const trees = [
      { name: '20,000 small files', goal: 1.2, make: smallFiles },
      { name: '1,000 files, 500 MiB', goal: 0.7, make: largeFiles },
      { name: 'a clone with history, at HEAD', make: cloneWithHistory, commit: true },
    ];
    for (const { make, ...tree } of trees) {
      const root = join(folder, make.name);
      mkdirSync(root);
      make(root, scale);
      report(tree, root, folder);
      if (!tree.commit) launches(root, folder);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function report({ name, goal, commit = false }, root, folder) {
  const self = fileURLToPath(import.meta.url);
  const cache = join(folder, 'cache');
  const air = [self, '--pack', root, '--cache', cache, ...(commit ? ['--commit'] : [])];
  const files = {
    tar: join(folder, 'tar.tgz'),
    archive: join(folder, 'archive.tgz'),
    air: join(folder, 'air.tgz'),
  };
  const contestants = [
    {
      name: 'tar -czf',
      run: [
        'tar',
        '--exclude=.git',
        '-czf',
        files.tar,
        '-C',
        folder,
        root.slice(folder.length + 1),
      ],
    },
    ...(commit
      ? [
          {
            name: 'git archive',
            run: ['git', '-C', root, 'archive', '-o', `${files.archive}`, '--format=tgz', 'HEAD'],
          },
        ]
      : []),
    {
      name: 'air, first launch',
      run: [process.execPath, ...air, '--out', files.air],
      goal,
      isAir: true,
      // what a first launch does not have
      before: () => rmSync(cache, { recursive: true, force: true }),
    },
    { name: 'air, nothing changed', run: [process.execPath, ...air], isAir: true },
  ];
  const results = contestants.map(() => ({ times: [], memory: 0 }));
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    contestants.forEach(({ run, isAir, before }, index) => {
      before?.();
      const { milliseconds, output } = timed(run);
      // the first round only warms up what the system keeps of the files
      if (round > 0) results[index].times.push(milliseconds);
      if (isAir) results[index].memory = Math.max(results[index].memory, Number(output));
    });
  }
  const medians = results.map(({ times }) => median(times));
  console.log(
    `${name}; goals: ${goal === undefined ? 'none for the first launch' : `first launch ${goal} x tar`}, second 0.2 x first, 150 MiB, 5 % larger`,
  );
  contestants.forEach(({ name, isAir }, index) => {
    const ratio = (medians[index] / medians[0]).toFixed(2);
    const memory = isAir ? `${results[index].memory.toFixed(0).padStart(6)} MiB` : '';
    console.log(
      `  ${name.padEnd(24)}${medians[index].toFixed(0).padStart(8)} ms${ratio.padStart(7)}${memory}`,
    );
  });
  const [first, second] = medians.slice(-2);
  const larger = (statSync(files.air).size / statSync(files.tar).size - 1) * 100;
  console.log(
    `  second / first ${(second / first).toFixed(2)}; the archive is ${larger.toFixed(1)} % larger than tar's`,
  );
}

/** Whole launches, each first one with a file that is new; the run itself only starts. */
function launches(root, folder) {
  const config = join(folder, 'run.yaml');
  writeFileSync(
    config,
    `experiment_name: bench
compute: { num_accelerators: 1, accelerator_type: GPU_1xA10 }
command: 'true'
code_source: { root_path: ${JSON.stringify(root)} }
`,
  );
  const env = { PATH: process.env.PATH, HOME: folder, AIR_LOCAL_HOME: join(folder, 'state') };
  const launch = (...args) => timed([process.execPath, program, ...args], env);
  const times = { first: [], again: [] };
  launch('local', 'up');
  try {
    for (let round = 0; round <= Number(values.rounds); round += 1) {
      writeFileSync(join(root, 'round.txt'), `${round}\n`);
      for (const which of ['first', 'again']) {
        const { milliseconds, output } = launch('run', config, '-p', 'local', '-o', 'json');
        // the run extracts the code, which must not slow the next launch down
        launch('wait', JSON.parse(output).data.run_id, '-p', 'local');
        if (round > 0) times[which].push(milliseconds);
      }
    }
  } finally {
    launch('local', 'down');
    rmSync(join(folder, 'state'), { recursive: true });
  }
  const [first, again] = [median(times.first), median(times.again)];
  console.log(
    `  whole \`air run\`s: first ${first.toFixed(0)} ms, again ${again.toFixed(0)} ms: ${(again / first).toFixed(2)}`,
  );
}

function timed([command, ...args], env = process.env) {
  const begin = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env });
  const end = process.hrtime.bigint();
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended ${status}: ${stderr}`);
  return { milliseconds: Number((end - begin) / 1000n) / 1000, output: stdout };
}

function smallFiles(root, scale) {
  for (let index = 0; index < 20_000 * scale; index += 1) {
    const folder = join(root, `module_${Math.floor(index / 100)}`);
    if (index % 100 === 0) mkdirSync(folder);
    writeFileSync(join(folder, `file_${index}.py`), sourceText(500 + ((index * 37) % 4000), index));
  }
  git(root, 'init', '--quiet');
}

function largeFiles(root, scale) {
  const bytes = 512 * 1024;
  for (let index = 0; index < 1000 * scale; index += 1) {
    // two thirds text, one third that does not compress, as with small weights and pictures
    const content = index % 3 === 0 ? noise(bytes, index) : sourceText(bytes, index);
    writeFileSync(join(root, `part_${index}.bin`), content);
  }
}

function cloneWithHistory(root, scale) {
  git(root, 'init', '--quiet');
  for (let commit = 0; commit < 20; commit += 1) {
    for (let index = 0; index < 250 * scale; index += 1) {
      const folder = join(root, `package_${index % 25}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        join(folder, `file_${index}_${commit % 10}.py`),
        sourceText(8000, index * 31 + commit),
      );
    }
    git(root, 'add', '--all');
    git(
      root,
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@example.com',
      'commit',
      '--quiet',
      '--message',
      'step',
    );
  }
}

function git(root, ...args) {
  execFileSync('git', ['-C', root, ...args]);
}

function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
}

/** Bytes from a fixed seed, so that every run packs the same. */
function noise(bytes, seed) {
  const values = new Uint32Array(bytes / 4);
  let state = seed + 1;
  for (let index = 0; index < values.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    values[index] = state ^ (state >>> 15);
  }
  return Buffer.from(values.buffer);
}

/** Text that compresses about as program text does. */
function sourceText(bytes, seed) {
  const words = [
    'return',
    'self',
    'import',
    'config',
    'batch',
    'loss',
    'for',
    'in',
    'range',
    'model',
  ];
  const lines = [];
  let length = 0;
  let state = seed * 7919 + 1;
  while (length < bytes) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const [one, other] = [words[state % 10], words[(state >>> 8) % 10]];
    const line = `    ${one}_${(state >>> 12) % 900} = ${other}(x, ${(state >>> 5) % 10_000}, name="${state.toString(36)}")`;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n').slice(0, bytes);
}
