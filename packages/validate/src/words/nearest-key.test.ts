import { test } from 'vitest';
import { nearestKey } from './nearest-key.ts';

const known = ['num_accelerators', 'accelerator_type', 'pool_id', 'git', 'url'];

test('case, hyphens and blanks are no slips', ({ expect }) => {
  for (const written of ['Pool-ID', 'poolId', 'POOL ID', 'pool.id']) {
    expect(nearestKey(written, known), written).toEqual({ key: 'pool_id', slips: 0 });
  }
});

test('a letter too many, too few, wrong, or two that changed places', ({ expect }) => {
  for (const written of ['pool_idd', 'pol_id', 'poul_id', 'pool_di']) {
    expect(nearestKey(written, known), written).toEqual({ key: 'pool_id', slips: 1 });
  }
});

test('long keys may have more slips than short ones', ({ expect }) => {
  expect(nearestKey('accelarator_typ', known)).toEqual({ key: 'accelerator_type', slips: 2 });
  expect(nearestKey('gti', known)?.key).toBe('git');
  expect(nearestKey('max_retry', ['max_retries'])).toEqual({ key: 'max_retries', slips: 3 });
  expect(nearestKey('grti', known)).toBeUndefined();
});

test('what is near nothing has no nearest', ({ expect }) => {
  for (const written of ['', 'x', 'zzzzzzzz', 'n'.repeat(10_000)]) {
    expect(nearestKey(written, known), written).toBeUndefined();
  }
});
