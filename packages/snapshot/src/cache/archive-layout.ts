/** Goes up when the same entries become other bytes of an archive: what is kept of an earlier layout does not count. */
export const archiveLayout = 2;
