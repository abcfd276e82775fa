import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalWorkspace } from '@air/local';
import type { Clock } from '@air/workspace';
import { air } from '../run-air.ts';
import type { Told } from '../run-air.ts';
import type { LaunchCase } from './launch-case.ts';

/** What came of one launch. */
export interface Trial {
  readonly status: number;
  readonly requests: number;
  /** It said that the run may exist, though it has no id. */
  readonly inDoubt: boolean;
  /** What must not happen and did; nothing when all is well. */
  readonly breaches: readonly string[];
}

/** An experiment of its own for each launch, by which its runs are known. */
export interface TrialPlace {
  readonly local: LocalWorkspace;
  readonly folder: string;
  readonly name: string;
}

/**
 * Launches a config while things go wrong, and holds what is said against what is on the workspace: no run twice, exit 0 with
 * the run's own id alone, and after exit 1 no run unless the error says that there may be one and how to find it.
 */
export async function launchUnderFaults(given: LaunchCase, place: TrialPlace): Promise<Trial> {
  const { local, name } = place;
  const file = await writeConfig(given, place);
  const env = {
    HOME: place.folder,
    DATABRICKS_HOST: local.host,
    DATABRICKS_TOKEN: local.token,
  };
  const launch = async (...more: readonly string[]): Promise<Told> =>
    air(['run', '-f', file, ...(given.json ? ['-o', 'json'] : []), ...more], {
      env,
      clock: virtualClock(),
    });

  const before = local.requests().length;
  for (const fault of given.faults) local.addFault(fault);
  const told = await launch(...(given.hasKey ? ['--idempotency-key', name] : []));
  local.clearFaults();
  const requests = local.requests().length - before;

  const runs = await runsNamed(place);
  const inDoubt = /the run may exist/.test(told.out + told.err);
  const breaches = [...formBreaches(told, given.json)];
  if (runs.length > 1) breaches.push(`${runs.length} runs`);
  if (told.status === 0 && idOf(told.out) !== runs[0]) breaches.push('exit 0 without the run');
  if (told.status !== 0 && runs.length > 0 && !inDoubt) breaches.push('a run after exit 1');
  if (inDoubt) {
    const [, key = ''] = /--idempotency-key (\S+):/.exec(told.err) ?? [];
    const again = await launch('--idempotency-key', key);
    const [found, ...others] = await runsNamed(place);
    if (again.status !== 0 || idOf(again.out) !== found) breaches.push('the hint led to no run');
    if (others.length > 0 || (runs.length === 1 && found !== runs[0])) {
      breaches.push('the hint led to a second run');
    }
  }
  return { status: told.status, requests, inDoubt, breaches };
}

function formBreaches({ status, out, err }: Told, json: boolean): string[] {
  const breaches: string[] = [];
  if (status !== 0 && status !== 1) breaches.push(`exit status ${status}`);
  if (/^\s+at .*:\d+:\d+/m.test(out + err)) breaches.push('a stack trace');
  if (/This is a bug|INTERNAL_ERROR/.test(out + err)) breaches.push(`a bug: ${out}${err}`);
  if (/<html|Sign in to continue/i.test(out + err)) breaches.push('a page of HTML');
  if (json && out.split('\n').length !== 2) breaches.push(`not one envelope: ${out}`);
  if (status !== 0 && !json && !/^Error: \S/m.test(err)) breaches.push(`no error: ${err}`);
  return breaches;
}

function idOf(out: string): string | undefined {
  return /(?:Job Run ID: |"run_id":")(\d+)/.exec(out)?.[1];
}

async function writeConfig({ lines }: LaunchCase, { folder, name }: TrialPlace): Promise<string> {
  const code = join(folder, 'code');
  await mkdir(code, { recursive: true });
  await writeFile(join(code, 'name.txt'), name);
  const file = join(folder, `${name}.yaml`);
  const text = [
    `experiment_name: ${name}`,
    'compute: { num_accelerators: 1, accelerator_type: GPU_1xA10 }',
    "command: 'true'",
    ...lines,
    '',
  ];
  await writeFile(file, text.join('\n'));
  return file;
}

/** The ids of the launch's runs, straight from the workspace. */
async function runsNamed({ local, name }: TrialPlace): Promise<readonly string[]> {
  const headers = { authorization: `Bearer ${local.token}` };
  const answer = await fetch(`${local.host}/api/2.2/jobs/runs/list?limit=25`, { headers });
  // Ids go beyond 2^53: they are read as they stand in the text.
  const runs = (await answer.text()).matchAll(/"run_id":(\d+),"run_name":"([^"]*)"/g);
  return [...runs].flatMap(([, id = '', runName]) => (runName === name ? [id] : []));
}

/** Time that passes by what is waited for, at once. */
function virtualClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    random: () => 0.5,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      ahead += milliseconds;
    },
  };
}
