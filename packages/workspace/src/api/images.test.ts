import { test } from 'vitest';
import { failureOf } from '../../test/failure-of.ts';
import { fixedAnswers, startFakeService } from '../../test/fake-service.ts';
import { getImage, isPublicImage, startImageImport } from './images.ts';

const url = 'registry.example.com/vision/trainer:7';
const images = '/api/2.0/ai-compute-manager/images';
const query = '?docker_image_url=registry.example.com%2Fvision%2Ftrainer%3A7';
const post = `POST ${images}`;
const get = `GET ${images}:get${query}`;
const access = `GET ${images}:checkImageAccess${query}`;

const pending = { docker_image_url: url, state: 'PENDING', more: 1 };
const available = {
  state: 'available',
  manifest_sha256: 'sha256:1',
  status_message: ' all\nwell ',
};

test.for([pending, { image: pending }])(
  'a registration is answered with the image: %j',
  async (answer, { expect, onTestFinished }) => {
    const service = await startFakeService(onTestFinished, fixedAnswers({ [post]: [200, answer] }));
    const workspace = await service.open();
    expect(await startImageImport(workspace, url, undefined)).toEqual({ state: 'PENDING' });
    await startImageImport(workspace, url, { scope: 's', key: 'k' });
    expect(service.received.map(({ body }) => JSON.parse(body))).toEqual([
      { docker_image_url: url },
      { docker_image_url: url, credentials_scope: 's', credentials_key: 'k' },
    ]);
  },
);

test.for([available, { image: available }])(
  'an image is looked up: %j',
  async (answer, { expect, onTestFinished }) => {
    const service = await startFakeService(onTestFinished, fixedAnswers({ [get]: [200, answer] }));
    expect(await getImage(await service.open(), url)).toEqual({
      state: 'AVAILABLE',
      statusMessage: 'all well',
      manifestSha256: 'sha256:1',
    });
  },
);

test.for([
  [404, { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'No such image.' }],
  [400, { error_code: 'RESOURCE_DOES_NOT_EXIST' }],
  [400, { error_code: 'INVALID_PARAMETER_VALUE', message: 'Image x does not exist.' }],
  [404, '<html></html>'],
  [200, {}],
  [200, { image: null }],
] as const)('an image that is not registered: %j', async (answer, { expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, fixedAnswers({ [get]: answer }));
  expect(await getImage(await service.open(), url)).toBeUndefined();
});

test.for([
  [404, { error_code: 'ENDPOINT_NOT_FOUND', message: 'No API.' }],
  [404, { error_code: 'FEATURE_DISABLED', message: 'Not enabled.' }],
  [400, { error_code: 'INVALID_PARAMETER_VALUE', message: 'Not an image.' }],
] as const)('another refusal is an error: %j', async (answer, { expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, fixedAnswers({ [get]: answer }));
  const [status, { error_code, message }] = answer;
  expect((await failureOf(getImage(await service.open(), url))).message).toBe(
    `${service.host} answered ${status} ${error_code}: ${message}`,
  );
});

test.for([
  [{ publicly_accessible: true }, true],
  [{ publicly_accessible: false }, false],
  [{}, false],
] as const)(
  'an image that anyone can pull: %j',
  async ([answer, is], { expect, onTestFinished }) => {
    const service = await startFakeService(
      onTestFinished,
      fixedAnswers({ [access]: [200, answer] }),
    );
    expect(await isPublicImage(await service.open(), url)).toBe(is);
  },
);
