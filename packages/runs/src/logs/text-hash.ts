/** A hash of 32 bits over the characters of a text, on top of another hash. Other odd factors give other hashes. */
export function textHash(text: string, seed = 0x811c9dc5, factor = 0x01000193): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), factor);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
