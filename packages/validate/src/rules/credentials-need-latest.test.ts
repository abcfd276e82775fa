import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('credentials under another policy would never be used', ({ expect }) => {
  expect(
    told(
      'environment:\n  docker_image:\n    url: a/b:1\n    credentials_scope: s\n    credentials_key: k\n    tag_policy: auto',
    ),
  ).toEqual([
    '5 environment.docker_image.credentials_scope (rule credentials-need-latest): environment.docker_image.credentials_scope requires environment.docker_image.tag_policy latest: with auto the image is not looked up again; see 7 environment.docker_image.tag_policy',
  ]);
  expect(
    told(
      'environment:\n  docker_image:\n    url: a/b:1\n    credentials_scope: s\n    credentials_key: k\n    tag_policy: ',
    ),
  ).toEqual([
    '5 environment.docker_image.credentials_scope (rule credentials-need-latest): environment.docker_image.credentials_scope requires environment.docker_image.tag_policy latest: with auto the image is not looked up again; see 7 environment.docker_image.tag_policy',
  ]);
  expect(
    told(
      'environment:\n  docker_image:\n    url: a/b:1\n    credentials_scope: s\n    credentials_key: k\n    tag_policy: ""',
    ),
  ).toEqual([
    '5 environment.docker_image.credentials_scope (rule credentials-need-latest): environment.docker_image.credentials_scope requires environment.docker_image.tag_policy latest: with auto the image is not looked up again; see 7 environment.docker_image.tag_policy',
  ]);
});

test('under a policy that is not known, only the policy is told', ({ expect }) => {
  expect(
    told(
      'environment:\n  docker_image:\n    url: a/b:1\n    credentials_scope: s\n    credentials_key: k\n    tag_policy: never',
    ),
  ).toEqual([
    '7 environment.docker_image.tag_policy (rule tag-policy): environment.docker_image.tag_policy "never" must be auto or latest',
  ]);
});

test('under latest they are fine', ({ expect }) => {
  expect(
    told(
      'environment:\n  docker_image:\n    url: a/b:1\n    credentials_scope: s\n    credentials_key: k\n    tag_policy: LATEST',
    ),
  ).toEqual([]);
});
