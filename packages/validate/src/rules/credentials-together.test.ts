import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a scope needs a key, and a key a scope', ({ expect }) => {
  expect(
    told(
      'environment:\n  docker_image:\n    url: a/b:1\n    tag_policy: latest\n    credentials_scope: s',
    ),
  ).toEqual([
    '6 environment.docker_image.credentials_scope (rule credentials-together): environment.docker_image.credentials_scope requires environment.docker_image.credentials_key: credentials are a scope and a key',
  ]);
  expect(
    told(
      'environment:\n  docker_image:\n    url: a/b:1\n    tag_policy: latest\n    credentials_key: k',
    ),
  ).toEqual([
    '6 environment.docker_image.credentials_key (rule credentials-together): environment.docker_image.credentials_key requires environment.docker_image.credentials_scope: credentials are a scope and a key',
  ]);
});

test('blank credentials are given, and wrong', ({ expect }) => {
  expect(
    told(
      'environment:\n  docker_image:\n    url: a/b:1\n    tag_policy: latest\n    credentials_scope: " "\n    credentials_key: ""',
    ),
  ).toEqual([
    '6 environment.docker_image.credentials_scope (rule not-blank): environment.docker_image.credentials_scope cannot be empty',
    '7 environment.docker_image.credentials_key (rule not-blank): environment.docker_image.credentials_key cannot be empty',
  ]);
});

test('of a key that did not decode, nothing more is said', ({ expect }) => {
  expect(
    told(
      'environment:\n  docker_image:\n    url: a/b:1\n    tag_policy: latest\n    credentials_scope: s\n    credentials_key: [k]',
    ),
  ).toEqual([
    '7 environment.docker_image.credentials_key (type wrong-type): environment.docker_image.credentials_key must be a text, got a list',
  ]);
});

test('both are fine, and so is neither', ({ expect }) => {
  const texts = [
    'environment:\n  docker_image:\n    url: a/b:1\n    tag_policy: latest\n    credentials_scope: s\n    credentials_key: k',
    'environment: { docker_image: { url: a/b:1, tag_policy: latest } }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
