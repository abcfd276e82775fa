import { UsageError } from '../errors/usage-error.ts';

/** The one config file of a command, which may stand with or without `-f`. */
export function givenFile({
  file,
  fileArgument,
}: {
  readonly file: string | undefined;
  readonly fileArgument: string | undefined;
}): string {
  if (file !== undefined && fileArgument !== undefined) {
    throw new UsageError(`a run has one config file, got "${file}" and "${fileArgument}"`);
  }
  const given = file ?? fileArgument;
  if (given === undefined) throw new UsageError('required flag(s) "file" not set');
  return given;
}
