import { test } from 'vitest';
import { credentialsKey, credentialsScope } from './secret-names.ts';

test('a scope is the user’s, and a key the sign-in’s', ({ expect }) => {
  expect(credentialsScope('ada.l-b_c@example.com')).toBe(
    'docker-credentials-ada.l-b_c@example.com',
  );
  expect(credentialsKey('registry.example.com', 'ada')).toBe('registry.example.com-ada-local');
});

test('what the service does not take is replaced, and two names stay two', ({ expect }) => {
  const scopes = ['ada+gpu@example.com', 'ada gpu@example.com', 'ada_gpu@example.com'];
  expect(scopes.map(credentialsScope)).toEqual([
    'docker-credentials-ada_gpu@example.com-5d235fc3',
    'docker-credentials-ada_gpu@example.com-810b0324',
    'docker-credentials-ada_gpu@example.com',
  ]);
  expect(credentialsKey('localhost:5000', 'robot$ci')).toMatch(
    /^localhost_5000-robot_ci-[0-9a-f]{8}-local$/,
  );
  expect(credentialsKey('quay.io', 'ada@example.com')).toMatch(
    /^quay\.io-ada_example\.com-[0-9a-f]{8}-local$/,
  );
});

test('a name that is too long is cut to 128 characters', ({ expect }) => {
  const user = `${'a'.repeat(120)}@example.com`;
  expect(credentialsScope(user)).toMatch(/^docker-credentials-a{100}-[0-9a-f]{8}$/);
  expect(credentialsKey('quay.io', user)).toHaveLength(128);
  expect(credentialsKey('quay.io', user)).toMatch(/-[0-9a-f]{8}-local$/);
});
