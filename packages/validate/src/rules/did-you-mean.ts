import { nearestKey } from '../decode/nearest-key.ts';

/** The hint of a finding at the known value that was probably meant; nothing when none is close. */
export function didYouMean(written: string, known: readonly string[]): { readonly hint?: string } {
  const nearest = nearestKey(written, known)?.key;
  if (nearest === undefined) return {};
  const sameLetters = nearest.toLowerCase() === written.trim().toLowerCase();
  return {
    hint: `Did you mean ${nearest}?${sameLetters ? ' Upper and lower case matter.' : ''}`,
  };
}
