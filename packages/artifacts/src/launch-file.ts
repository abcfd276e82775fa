/** A file of the launch directory, ready to be written. */
export interface LaunchFile {
  /** Relative to the launch directory, with forward slashes: `command.sh`, `containers/trainer/command.sh`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
