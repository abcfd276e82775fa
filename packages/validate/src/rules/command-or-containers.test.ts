import { test } from 'vitest';
import { containersOf } from '../../test/containers-of.ts';
import { told, toldErrors } from '../../test/told.ts';

test('without containers a command is required', ({ expect }) => {
  expect(told('command:')).toEqual([
    '2 command (required command-or-containers): command is required and cannot be empty: it is the script that every node runs',
  ]);
  expect(told('command: ""')).toEqual([
    '2 command (required command-or-containers): command is required and cannot be empty: it is the script that every node runs',
  ]);
});

test('of containers that did not decode, nothing more is said', ({ expect }) => {
  expect(told('containers: x')).toEqual([
    '2 containers (type wrong-type): containers must be a list of maps, got the text "x"',
  ]);
});

test('containers have their own commands', ({ expect }) => {
  expect(toldErrors(containersOf(1, {}))).toEqual([]);
});

test('an empty command beside containers is not missing', ({ expect }) => {
  expect(toldErrors(containersOf(1, {}).concat('\ncommand: ""'))).toEqual([
    '5 command (rule not-blank): command cannot be empty',
    '3 containers (rule containers-alone): containers is mutually exclusive with command: each container has its own command and image; see 5 command',
  ]);
});
