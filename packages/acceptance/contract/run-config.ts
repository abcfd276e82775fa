import type { Page } from './clause.ts';

/** run-config.md. The vectors beside @air/validate show it sentence by sentence. */
export const runConfig = {
  'config/vectors': [
    'every sentence about the file, the fields and the overrides has vectors',
    'validate/src/conformance.test.ts: $id: $about',
    'cli/src/commands/run.test.ts: has an envelope with its issues, for every conformance vector',
  ],
  'config/unreadable': ['a file that cannot be read, is empty, no text or too large is named'],
  'config/all-at-once': ['all that is wrong is told at once, each at its place'],
  'config/override-told': [
    'each change of an override is told on standard error',
    'cli/src/commands/run.test.ts: tells each override on standard error',
  ],
  'config/override-checked-first': [
    'every path of an override is checked before the file is read',
    'cli/src/commands/run.test.ts: stops before the file is read',
  ],
} satisfies Page;
