/** What went wrong, in words for a sentence. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether the disk has no room left, or this user has had its share. */
export function isOutOfRoom(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  return error.code === 'ENOSPC' || error.code === 'EDQUOT';
}
