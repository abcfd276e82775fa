import * as fc from 'fast-check';
import { test } from '../../test/air.ts';
import { launchCase } from '../../test/faults/launch-case.ts';
import { launchUnderFaults } from '../../test/faults/launch-under-faults.ts';

// bench/faults does the same with 1,000 launches and a watchdog.
test('whatever goes wrong, there is no second run, and none that nobody was told of', async ({
  expect,
  folder,
  local,
}) => {
  for (const [index, given] of fc
    .sample(launchCase(), { numRuns: 40, seed: 20_310_203 })
    .entries()) {
    const name = `launch-${index}`;
    const { breaches } = await launchUnderFaults(given, { local, folder, name });
    expect({ given, breaches }).toEqual({ given, breaches: [] });
  }
});
