import { Option } from 'clipanion';

import { AirCommand } from '../air-command.ts';
import { UsageError } from '../errors/usage-error.ts';

/** A command about one config, whose file may stand with or without `-f`. */
export abstract class ConfigCommand extends AirCommand {
  file: string | undefined = Option.String('-f,--file', {
    description: 'The YAML `FILE` that describes the run',
  });

  fileArgument: string | undefined = Option.String({ name: 'FILE', required: false });

  /** The file that is named. Throws where none is, or two are. */
  protected givenFile(): string {
    const { file, fileArgument } = this;
    if (file !== undefined && fileArgument !== undefined) {
      throw new UsageError(`a run has one config file, got "${file}" and "${fileArgument}"`);
    }
    const given = file ?? fileArgument;
    if (given === undefined) throw new UsageError('required flag(s) "file" not set');
    return given;
  }
}
