import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('an image that is not named in full is told the form', ({ expect }) => {
  expect(told('environment:\n  unity_catalog_image: main.ml.torch')).toEqual([
    '3 environment.unity_catalog_image (rule unity-catalog-image): environment.unity_catalog_image "main.ml.torch": expected format \'<catalog>.<schema>.<image>:<tag>\', without blanks',
  ]);
  expect(told('environment:\n  unity_catalog_image: ml.torch:v2')).toEqual([
    '3 environment.unity_catalog_image (rule unity-catalog-image): environment.unity_catalog_image "ml.torch:v2": expected format \'<catalog>.<schema>.<image>:<tag>\', without blanks',
  ]);
  expect(told('environment:\n  unity_catalog_image: main..torch:v2')).toEqual([
    '3 environment.unity_catalog_image (rule unity-catalog-image): environment.unity_catalog_image "main..torch:v2": expected format \'<catalog>.<schema>.<image>:<tag>\', without blanks',
  ]);
  expect(told('environment:\n  unity_catalog_image: a.b.c:d:e')).toEqual([
    '3 environment.unity_catalog_image (rule unity-catalog-image): environment.unity_catalog_image "a.b.c:d:e": expected format \'<catalog>.<schema>.<image>:<tag>\', without blanks',
  ]);
  expect(told('environment:\n  unity_catalog_image: "main.ml.torch:v2 "')).toEqual([
    '3 environment.unity_catalog_image (rule unity-catalog-image): environment.unity_catalog_image "main.ml.torch:v2 ": expected format \'<catalog>.<schema>.<image>:<tag>\', without blanks',
  ]);
  expect(told('environment:\n  unity_catalog_image: 42')).toEqual([
    '3 environment.unity_catalog_image (rule unity-catalog-image): environment.unity_catalog_image "42": expected format \'<catalog>.<schema>.<image>:<tag>\', without blanks',
  ]);
});

test('an empty image is told once', ({ expect }) => {
  expect(told('environment:\n  unity_catalog_image: ""')).toEqual([
    '3 environment.unity_catalog_image (rule not-blank): environment.unity_catalog_image cannot be empty',
  ]);
});

test('an image of a container is told with its place', ({ expect }) => {
  expect(
    told('containers:\n  - { name: a, command: x, ranks: [0], unity_catalog_image: nope }'),
  ).toEqual([
    '3 containers[0].unity_catalog_image (rule unity-catalog-image): containers[0].unity_catalog_image "nope": expected format \'<catalog>.<schema>.<image>:<tag>\', without blanks',
    '2 containers (warning containers-experimental): containers is experimental on the platform: it may change or stop working',
  ]);
});

test('three parts and a tag are fine, dots in the tag too', ({ expect }) => {
  expect(told('environment: { unity_catalog_image: "lab-1.s_2.img-3:2.4.1-a" }')).toEqual([]);
});
