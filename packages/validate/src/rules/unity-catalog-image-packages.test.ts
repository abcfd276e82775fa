import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('packages or a version beside an image are listed', ({ expect }) => {
  expect(
    told('environment:\n  unity_catalog_image: m.s.i:1\n  dependencies: [polars]\n  version: 5'),
  ).toEqual([
    '3 environment.unity_catalog_image (rule unity-catalog-image-packages): environment.unity_catalog_image is mutually exclusive with environment.dependencies and environment.version: an image brings its own packages; see 4 environment.dependencies; see 5 environment.version',
  ]);
});

test('an image that is misnamed is told so first', ({ expect }) => {
  expect(told('environment:\n  unity_catalog_image: nope\n  dependencies: [polars]')).toEqual([
    '3 environment.unity_catalog_image (rule unity-catalog-image): environment.unity_catalog_image "nope": expected format \'<catalog>.<schema>.<image>:<tag>\', without blanks',
    '3 environment.unity_catalog_image (rule unity-catalog-image-packages): environment.unity_catalog_image is mutually exclusive with environment.dependencies: an image brings its own packages; see 4 environment.dependencies',
  ]);
});
