/** A file of the launch directory, ready to be written. */
export interface LaunchFile {
  /** Relative to the launch directory, with forward slashes: `command.sh`, `containers/trainer/command.sh`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A launch file from its text, as UTF-8. */
export function textFile(name: string, text: string): LaunchFile {
  return { name, bytes: new TextEncoder().encode(text) };
}
