import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a policy that is not known draws those that are', ({ expect }) => {
  expect(told('environment:\n  docker_image: { url: a/b:1, tag_policy: always }')).toEqual([
    '3 environment.docker_image.tag_policy (rule tag-policy): environment.docker_image.tag_policy "always" must be auto or latest',
  ]);
  expect(told('environment:\n  docker_image: { url: a/b:1, tag_policy: true }')).toEqual([
    '3 environment.docker_image.tag_policy (rule tag-policy): environment.docker_image.tag_policy "true" must be auto or latest',
  ]);
});

test('a slip in a policy draws the one that was meant', ({ expect }) => {
  expect(told('environment:\n  docker_image: { url: a/b:1, tag_policy: lastest }')).toEqual([
    '3 environment.docker_image.tag_policy (rule tag-policy): environment.docker_image.tag_policy "lastest" must be auto or latest; Did you mean latest?',
  ]);
});

test('a known policy is fine in any case, and so is an empty one', ({ expect }) => {
  const texts = [
    'environment: { docker_image: { url: a/b:1, tag_policy: " LaTeSt " } }',
    'environment: { docker_image: { url: a/b:1, tag_policy: auto } }',
    'environment: { docker_image: { url: a/b:1, tag_policy: "" } }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
