import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a level that is not known is a warning', ({ expect }) => {
  expect(told('permissions:\n  - group_name: g\n    level: can_view')).toEqual([
    '4 permissions[0].level (warning permission-level): permissions[0].level "can_view" is not a known level, and the server may refuse it; known levels are: CAN_VIEW, CAN_MANAGE_RUN, CAN_MANAGE, IS_OWNER; Did you mean CAN_VIEW? Upper and lower case matter.',
  ]);
});

test('a slip in a level draws the one that was meant, and a strange level none', ({ expect }) => {
  expect(told('permissions:\n  - group_name: g\n    level: CAN_MANGE')).toEqual([
    '4 permissions[0].level (warning permission-level): permissions[0].level "CAN_MANGE" is not a known level, and the server may refuse it; known levels are: CAN_VIEW, CAN_MANAGE_RUN, CAN_MANAGE, IS_OWNER; Did you mean CAN_MANAGE?',
  ]);
  expect(told('permissions:\n  - group_name: g\n    level: READER')).toEqual([
    '4 permissions[0].level (warning permission-level): permissions[0].level "READER" is not a known level, and the server may refuse it; known levels are: CAN_VIEW, CAN_MANAGE_RUN, CAN_MANAGE, IS_OWNER',
  ]);
});

test('known levels are fine', ({ expect }) => {
  const texts = [
    'permissions: [{ group_name: g, level: CAN_VIEW }, { group_name: g, level: CAN_MANAGE_RUN }]',
    'permissions: [{ group_name: g, level: CAN_MANAGE }, { group_name: g, level: " IS_OWNER " }]',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
