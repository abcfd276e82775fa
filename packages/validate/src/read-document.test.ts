import { test } from 'vitest';
import { parseOverrides } from './override/parse-overrides.ts';
import { validateText } from './validate-text.ts';

const text = `experiment_name: heron
compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }
permissions:
  - { group_name: vision, level: CAN_VIEW }
`;

test('a place that is asked for later is the key, an entry, the parent of what is missing, or nowhere', ({
  expect,
}) => {
  const { document } = validateText(text);
  const starts = [
    ['compute', 'num_accelerators'],
    ['permissions', 0],
    ['compute', 'pool_id'],
    ['max_retries'],
    [],
  ].map((path) => document.placeOf(path).range?.start);
  expect(starts).toEqual([
    { line: 2, column: 41, offset: 63 },
    { line: 4, column: 5, offset: 102 },
    { line: 2, column: 1, offset: 23 },
    undefined,
    undefined,
  ]);
});

test('what an override set has the override for its place, in a list too', ({ expect }) => {
  const overrides = parseOverrides(['permissions[0].level=CAN_MANAGE']);
  const { document } = validateText(text, { overrides });
  expect(document.placeOf(['permissions', 0, 'level'])).toEqual({
    range: undefined,
    override: 'permissions[0].level=CAN_MANAGE',
  });
  expect(document.placeOf(['permissions', 0, 'group_name']).range?.start.line).toBe(4);
});

test('a file that cannot be read has no places', ({ expect }) => {
  expect(validateText('a: [').document.placeOf(['a'])).toEqual({
    range: undefined,
    override: undefined,
  });
});
