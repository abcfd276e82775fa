import { validateText } from '@air/validate';
import * as fc from 'fast-check';
import { test } from 'vitest';
import { faultsOf } from './faults-of.ts';
import { issueFloods } from './issue-floods.ts';
import { mutatedConfig } from './mutated-config.ts';

// bench/fuzz runs the same for 100,000 inputs, with a watchdog.
test('a changed config is judged without a fault', async ({ expect }) => {
  await fc.assert(
    fc.asyncProperty(mutatedConfig(), async (input) => {
      expect(await faultsOf(input)).toEqual([]);
    }),
    { numRuns: 1500, seed: 20_310_203 },
  );
});

test.for(issueFloods)(
  'of a flood of $name none is left out',
  async ({ yaml, each }, { expect }) => {
    const times = 2000;
    const text = yaml(times);
    expect(validateText(text).issues).toHaveLength(times * each);
    expect(await faultsOf(text)).toEqual([]);
  },
);
