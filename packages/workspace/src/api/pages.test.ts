import { test } from 'vitest';
import { failureOf, shown } from '../../test/failure-of.ts';
import { sendJson, startFakeService } from '../../test/fake-service.ts';
import { PageTrail } from './pages.ts';
import { listPools } from './pools.ts';
import { findUsagePolicies } from './usage-policies.ts';

const path = '/api/2.0/ai-training/provisioned-capacities';

test.for([
  ['empty', [], 500],
  ['the same', [{ name: 'a' }], 501],
] as const)(
  '500 %s pages in a row are an error, and no further page is read',
  async ([, pools, pages], { expect, onTestFinished }) => {
    let asked = 0;
    const service = await startFakeService(onTestFinished, (_, response) => {
      asked += 1;
      sendJson(response, 200, { provisioned_capacities: pools, next_page_token: `${asked}` });
    });
    expect(shown(await failureOf(listPools(await service.open())))).toEqual([
      'unexpected-answer',
      `${service.host} answered GET ${path} with 500 pages in a row without news, and says that there are more`,
      'Try again in a moment.',
    ]);
    expect(service.received).toHaveLength(pages);
  },
);

test('499 empty pages are no error when a full one comes', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, ({ url }, response) => {
    const at = Number(new URL(url, 'http://x').searchParams.get('page_token') ?? 0);
    const last = { provisioned_capacities: [{ name: 'a' }] };
    sendJson(response, 200, at === 499 ? last : { next_page_token: at + 1 });
  });
  expect(await listPools(await service.open())).toMatchObject([{ id: 'a' }]);
});

test('10,000 pages are an error', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, () => {});
  const trail = new PageTrail(await service.open(), path);
  const pages = Array.from({ length: 10_000 }, (_, at) => ({
    members: [at],
    nextPageToken: `${at}`,
  }));
  expect(() => pages.forEach((page) => trail.after(page))).toThrow(
    `${service.host} answered GET ${path} with 10000 pages in a row, and says that there are more`,
  );
});

test('a usage policy without an id is left out, and so is what is no policy', async ({
  expect,
  onTestFinished,
}) => {
  const policies = [{ policy_name: 'a' }, null, { policy_id: '' }, { policy_id: 2 }];
  const service = await startFakeService(onTestFinished, (_, response) =>
    sendJson(response, 200, { policies }),
  );
  expect(await findUsagePolicies(await service.open(), 'a')).toEqual([{ id: '2', name: '' }]);
});
