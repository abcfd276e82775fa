import type { ClauseId } from '../contract.ts';

/** Says at the top of a scenario which sentences of the contract it shows. contract.test.ts reads it from the text. */
export function covers(...ids: readonly [ClauseId, ...ClauseId[]]): readonly ClauseId[] {
  return ids;
}
