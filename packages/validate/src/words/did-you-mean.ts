import { nearestKey } from './nearest-key.ts';

/** The hint of a finding at the known value that was probably meant; nothing when none is close. */
export function didYouMean(written: string, known: readonly string[]): { readonly hint?: string } {
  const nearest = nearestKey(written, known)?.key;
  if (nearest === undefined) return {};
  return { hint: `Did you mean ${nearest}?${whatMatters(written, nearest)}` };
}

function whatMatters(written: string, meant: string): string {
  if (written.trim() === meant) return ' The blanks around it count.';
  const sameLetters = meant.toLowerCase() === written.trim().toLowerCase();
  return sameLetters ? ' Upper and lower case matter.' : '';
}
