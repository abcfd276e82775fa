/** What a fatal failure looks like in the output of a training run. */
const fatal: readonly RegExp[] = [
  // out of memory
  /\bout of memory\b|\bOutOfMemoryError\b|\boom[-_ ]?kill/i,
  // NCCL time-out
  /\bNCCL\b.*\btime(d )?[-_ ]?out\b|\bcollective operation timeout\b/i,
  // CUDA error
  /\bCUDA (runtime |driver )?error\b|\bcudaError[A-Z]\w+|\bCU(BLAS|DNN|FFT|SOLVER|SPARSE)_STATUS_(?!SUCCESS)\w+|\bdevice-side assert\b/i,
  // signal
  /\bSIG(KILL|SEGV|ABRT|BUS|FPE|ILL|TERM)\b|\b(received|caught|killed by|terminated by|fatal) signal\b|\bSignal \d+\b/i,
  // Xid, from the driver
  /\bXid\b.*\d/,
  /\bsegmentation fault\b|\bsegfault\b/i,
  // a script that failed: its exit status, or the launcher's summary
  /\bexit(ed with)?[ -]?(code|status)\b\s*[:=]?\s*-?[1-9]|\bnon-zero exit (code|status)\b|\bChildFailedError\b|\bscript failed\b/i,
];

/** Of a long line the beginning and the end are looked at, so many characters each: the patterns take their time. */
const lookedAt = 4096;

/** Whether the line shows that the run can't go on: cli.md, "Output". */
export function isFatal(line: string): boolean {
  const text =
    line.length > 2 * lookedAt ? `${line.slice(0, lookedAt)}\n${line.slice(-lookedAt)}` : line;
  return fatal.some((pattern) => pattern.test(text));
}
