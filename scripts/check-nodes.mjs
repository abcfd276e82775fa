// Smoke-tests the built command line on the other Nodes that npm's `node` package brings.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const air = fileURLToPath(new URL('../packages/cli/dist/air.cjs', import.meta.url));
const box = mkdtempSync(join(tmpdir(), 'air-nodes-'));
const config = join(box, 'config.yaml');
const wrongConfig = join(box, 'wrong.yaml');
writeFileSync(
  config,
  'experiment_name: smoke\ncompute: {num_accelerators: 1, accelerator_type: GPU_1xA10}\ncommand: echo smoke from $NODE_RANK\n',
);
writeFileSync(wrongConfig, 'experiment_name: bad.name\n');

try {
  for (const major of [22, 24, 26]) {
    const folder = join(box, `node-${major}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), '{}');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', `node@${major}`], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    smokeTest(join(folder, 'node_modules/node/bin/node'), join(box, `home-${major}`));
  }
} finally {
  rmSync(box, { recursive: true, force: true });
}

function smokeTest(node, home) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const run = (...args) => {
    const env = { PATH: process.env.PATH, HOME: home, AIR_LOCAL_IDLE_SECONDS: '1' };
    return spawnSync(node, [air, ...args], { env, encoding: 'utf8' });
  };
  const expect = (what, { status, stdout, stderr }, wanted, text) => {
    if (status === wanted && `${stdout}${stderr}`.includes(text)) return;
    throw new Error(`Node ${version}: ${what} ended ${status}\n${stdout}${stderr}`);
  };
  try {
    // the second time from the code that the first one has left
    for (const time of ['first', 'second']) {
      expect(`--version, the ${time} time,`, run('--version'), 0, '.');
      expect(`a dry run, the ${time} time,`, run('run', config, '--dry-run'), 0, 'is valid');
    }
    expect('a wrong config', run('run', wrongConfig, '--dry-run'), 1, 'invalid experiment_name');
    expect('a local run', run('run', config, '--local'), 0, 'smoke from 0');
  } finally {
    run('local', 'down');
  }
  console.log(
    `Node ${version}: version, dry run, wrong config and local run are as they should be`,
  );
}
