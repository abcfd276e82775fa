import { test } from 'vitest';
import { withoutCredentials } from './credentials.ts';

test.for([
  ['https://ada:hunter2@example.com/x.git', 'https://example.com/x.git'],
  ['https://ada:hun/ter@2@example.com:8080/x.git?token=abc#d', 'https://example.com:8080/x.git'],
  ['https://token@[::1]:80/x', 'https://[::1]:80/x'],
  ['ssh://git:secret@example.com:22/x', 'ssh://example.com:22/x'],
  ['foo::https://ada:hunter2@example.com/x', 'foo::https://example.com/x'],
  ['https:/ada:hunter2@example.com/x', 'https:/example.com/x'],
  ['ada:hunter2@example.com:x.git', 'example.com:x.git'],
  [
    "unable to access 'https://ada:hunter2@example.com/': no",
    "unable to access 'https://example.com/': no",
  ],
  ['git@example.com:ada/x.git', 'git@example.com:ada/x.git'],
  ['https://example.com:8080/x@y', 'https://example.com:8080/x@y'],
  ['/home/ada/x.git', '/home/ada/x.git'],
] as const)('%s is told as %s', ([url, told], { expect }) => {
  expect(withoutCredentials(url)).toBe(told);
});
