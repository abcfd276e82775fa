import { test } from 'vitest';
import { failureOf } from '../../test/failure-of.ts';
import { sendJson, startFakeService } from '../../test/fake-service.ts';
import type { Workspace } from '../open-workspace.ts';
import { importFile, objectType } from './files.ts';
import { getImage, isPublicImage } from './images.ts';
import { getRun, getRunOutput } from './jobs.ts';
import { openArtifacts } from './mlflow-artifacts.ts';
import { addPermissions } from './permissions.ts';
import { getPool } from './pools.ts';
import { listLogRecords } from './log-records.ts';
import { findUsagePolicies } from './usage-policies.ts';
import { isOnVolume, listVolumeDirectory, writeToVolume } from './volumes.ts';

/** What could lead somewhere else. */
const values = [
  'a/../b',
  '%2e%2e',
  '%2F',
  'a?b=c',
  'a#b',
  'a&b=c',
  'a\nb: c',
  '\0',
  '-x',
  'ü @+;',
  '\\',
];

/** Where a value is to be seen in the URL that arrives, decoded. */
interface Place {
  readonly ask: (workspace: Workspace, value: string) => Promise<unknown>;
  readonly seen: (url: URL) => string | null | undefined;
}

const last = (url: URL): string => decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
const query = (name: string) => (url: URL) => url.searchParams.get(name);

const places: Readonly<Record<string, Place>> = {
  'an imported file': {
    ask: (workspace, value) => importFile(workspace, `/Workspace/${value}`, new Uint8Array()),
    seen: (url) => last(url).slice('Workspace/'.length),
  },
  'a look at a path': {
    ask: (workspace, value) => objectType(workspace, value),
    seen: query('path'),
  },
  'a pool': { ask: getPool, seen: last },
  "a job's permissions": {
    ask: (workspace, id) => addPermissions(workspace, { type: 'jobs', id }, []),
    seen: last,
  },
  "a run's logs": {
    ask: (workspace, value) => listLogRecords(workspace, value, { attempt: 0 }),
    seen: (url) => decodeURIComponent(url.pathname.split('/').at(-2) ?? ''),
  },
  'a run': { ask: getRun, seen: query('run_id') },
  "a run's output": { ask: getRunOutput, seen: query('run_id') },
  'a usage policy': { ask: findUsagePolicies, seen: query('filter_by.policy_name') },
  'an image': { ask: getImage, seen: query('docker_image_url') },
  'the access to an image': { ask: isPublicImage, seen: query('docker_image_url') },
  'artifacts of MLflow': {
    ask: async (workspace, value) => (await openArtifacts(workspace, 'run')).list(value),
    seen: query('path'),
  },
  'an MLflow run': { ask: openArtifacts, seen: query('run_id') },
};

test.for(Object.entries(places))(
  '%s: a value stays where it belongs, whatever is in it',
  async ([, { ask, seen }], { expect, onTestFinished }) => {
    const service = await startFakeService(onTestFinished, (_, response) =>
      sendJson(response, 200, {}),
    );
    const workspace = await service.open();
    const arrived: unknown[] = [];
    for (const value of values) {
      await ask(workspace, value).catch(() => undefined);
      const { url = '' } = service.received.pop() ?? {};
      arrived.push(seen(new URL(url, service.host)));
    }
    expect(arrived).toEqual(values);
  },
);

test.for(['..', '.', ''])(
  'what would be a step in a path is not asked for: %j',
  async (value, { expect, onTestFinished }) => {
    const service = await startFakeService(onTestFinished, (_, response) =>
      sendJson(response, 200, {}),
    );
    const workspace = await service.open();
    const onVolume = `/Volumes/a/b/c/${value}/../../x`;
    const asked = [
      getPool(workspace, value),
      addPermissions(workspace, { type: 'experiments', id: value }, []),
      listLogRecords(workspace, value, { attempt: 0 }),
      isOnVolume(workspace, onVolume),
      listVolumeDirectory(workspace, onVolume),
      writeToVolume(workspace, onVolume, new Uint8Array()),
    ];
    const failures = await Promise.all(asked.map(failureOf));
    expect(failures.map(({ code, message }) => [code, message])).toEqual(
      [value, value, value, onVolume, onVolume, onVolume].map((text) => [
        'rejected',
        `${JSON.stringify(text)} names nothing on a workspace: it is empty, or has "." or ".." as a part`,
      ]),
    );
    expect(service.received).toEqual([]);
  },
);

test('a path on a volume keeps its slashes and nothing else', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, (_, response) =>
    sendJson(response, 200, {}),
  );
  const workspace = await service.open();
  const parts = values.filter((value) => !value.includes('/'));
  await isOnVolume(workspace, `/Volumes/${parts.join('/')}`);
  const { pathname } = new URL(service.received[0]?.url ?? '', service.host);
  expect(pathname.split('/').slice(5).map(decodeURIComponent)).toEqual(['Volumes', ...parts]);
});
