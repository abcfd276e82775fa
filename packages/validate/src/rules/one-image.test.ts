import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('two images are one too many', ({ expect }) => {
  expect(
    told('environment:\n  unity_catalog_image: m.s.i:1\n  docker_image: { url: a/b:1 }'),
  ).toEqual([
    '4 environment.docker_image (rule one-image): environment.docker_image is mutually exclusive with environment.unity_catalog_image: a run has one image; see 3 environment.unity_catalog_image',
  ]);
});
