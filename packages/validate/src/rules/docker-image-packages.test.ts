import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('packages or a version beside an image are listed', ({ expect }) => {
  expect(told('environment:\n  docker_image: { url: a/b:1 }\n  dependencies: [polars]')).toEqual([
    '3 environment.docker_image (rule docker-image-packages): environment.docker_image is mutually exclusive with environment.dependencies: an image brings its own packages; see 4 environment.dependencies',
  ]);
  expect(told('environment:\n  version: 5\n  docker_image: { url: a/b:1 }')).toEqual([
    '4 environment.docker_image (rule docker-image-packages): environment.docker_image is mutually exclusive with environment.version: an image brings its own packages; see 3 environment.version',
  ]);
  expect(
    told('environment:\n  dependencies: []\n  version: 5\n  docker_image: { url: a/b:1 }'),
  ).toEqual([
    '5 environment.docker_image (rule docker-image-packages): environment.docker_image is mutually exclusive with environment.dependencies and environment.version: an image brings its own packages; see 3 environment.dependencies; see 4 environment.version',
  ]);
});

test('an image beside dependencies that are null is fine', ({ expect }) => {
  expect(told('environment: { docker_image: { url: a/b:1 }, dependencies:  }')).toEqual([]);
});
