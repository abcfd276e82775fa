import { test } from 'vitest';
import { normalImageUrl, registryOf } from './image-url.ts';

const digest = `sha256:${'0'.repeat(64)}`;

test.for<[string, string]>([
  ['ubuntu', 'docker.io/library/ubuntu:latest'],
  ['ubuntu:24.04', 'docker.io/library/ubuntu:24.04'],
  ['team/trainer', 'docker.io/team/trainer:latest'],
  ['team/trainer:v1.2', 'docker.io/team/trainer:v1.2'],
  ['docker.io/team/trainer', 'docker.io/team/trainer:latest'],
  ['registry.example.com/trainer', 'registry.example.com/trainer:latest'],
  ['registry.example.com/a/b/c:7', 'registry.example.com/a/b/c:7'],
  ['registry.example.com:5000/trainer', 'registry.example.com:5000/trainer:latest'],
  ['localhost:5000/trainer:7', 'localhost:5000/trainer:7'],
  ['localhost/trainer', 'localhost/trainer:latest'],
  ['build-host:5000/trainer', 'build-host:5000/trainer:latest'],
  ['[::1]:5000/trainer:7', '[::1]:5000/trainer:7'],
  [`ubuntu@${digest}`, `docker.io/library/ubuntu@${digest}`],
  [`ubuntu:24.04@${digest}`, `docker.io/library/ubuntu@${digest}`],
  [`ghcr.io/team/trainer@${digest}`, `ghcr.io/team/trainer@${digest}`],
  ['  ubuntu  ', 'docker.io/library/ubuntu:latest'],
])('%s is %s, and stays it', ([given, normal], { expect }) => {
  expect(normalImageUrl(given)).toBe(normal);
  expect(normalImageUrl(normal)).toBe(normal);
});

test.for([
  '',
  ' ',
  'https://registry.example.com/trainer',
  'docker://ubuntu',
  'registry.example.com;id/trainer',
  '-x.example.com:port/trainer',
  'two words',
  'ubuntu\nx',
  'ubuntu:',
  'ubuntu@',
  'ubuntu@latest',
  'me:secret@registry.example.com/trainer',
  'registry.example.com/trainer?tag=7',
  'registry.example.com/trainer%2F..',
  'registry.example.com/a:b/c',
  '/ubuntu',
  'registry.example.com/',
  'team//trainer',
])('%j names no image', (given, { expect }) => {
  expect(normalImageUrl(given)).toBeUndefined();
});

test('the registry is the first part, with its port', ({ expect }) => {
  expect(registryOf('localhost:5000/trainer:7')).toBe('localhost:5000');
  expect(registryOf('docker.io/library/ubuntu:latest')).toBe('docker.io');
});
