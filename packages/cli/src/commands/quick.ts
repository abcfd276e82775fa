import type { AirCommandClass } from '../air-command.ts';
import { RunCommand } from './run.ts';
import { ValidateCommand } from './validate.ts';

/** Commands that people wait for while they write: these alone are in the file that is loaded for them. See `quickWords`. */
export const quickCommands: readonly AirCommandClass[] = [RunCommand, ValidateCommand];
