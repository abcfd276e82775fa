import { test } from 'vitest';
import { containersOf } from '../../test/containers-of.ts';
import { toldErrors } from '../../test/told.ts';

test('what containers have themselves cannot stand beside them', ({ expect }) => {
  expect(
    toldErrors(
      containersOf(1, {}).concat('\ncommand: x\nenvironment: { unity_catalog_image: m.s.i:1 }'),
    ),
  ).toEqual([
    '3 containers (rule containers-alone): containers is mutually exclusive with command and environment.unity_catalog_image: each container has its own command and image; see 5 command; see 6 environment.unity_catalog_image',
  ]);
  expect(
    toldErrors(containersOf(1, {}).concat('\nenvironment: { docker_image: { url: a/b:1 } }')),
  ).toEqual([
    '3 containers (rule containers-alone): containers is mutually exclusive with environment.docker_image: each container has its own command and image; see 5 environment.docker_image',
  ]);
});

test('dependencies and a version can stand beside them', ({ expect }) => {
  expect(
    toldErrors(containersOf(1, {}).concat('\nenvironment: { dependencies: [polars], version: 5 }')),
  ).toEqual([]);
});
