const startedAt = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint();

/** The time now, in nanoseconds since 1970. It never goes back while the process lives. */
export function unixNanoseconds(): bigint {
  return startedAt + process.hrtime.bigint();
}
