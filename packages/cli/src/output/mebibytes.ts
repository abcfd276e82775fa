/** In MiB with one digit after the point, without the unit. */
export function mebibytes(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(1);
}
