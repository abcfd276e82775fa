import type { AirCommandClass } from '../air-command.ts';
import { AuthWhoamiCommand } from './auth/whoami.ts';
import { CancelCommand } from './cancel.ts';
import { ConvertToDabsCommand } from './convert-to-dabs.ts';
import { GetCommand } from './get.ts';
import { ListCommand } from './list.ts';
import { LocalDownCommand } from './local/down.ts';
import { LocalPruneCommand } from './local/prune.ts';
import { LocalStatusCommand } from './local/status.ts';
import { LocalUpCommand } from './local/up.ts';
import { LogsCommand } from './logs.ts';
import { PlanCommand } from './plan.ts';
import { PoolsGetCommand } from './pools/get.ts';
import { PoolsListCommand } from './pools/list.ts';
import { RegisterImageCommand } from './register-image.ts';
import { RunCommand } from './run.ts';
import { SchemaCommand } from './schema.ts';
import { SnapshotCommand } from './snapshot.ts';
import { ValidateCommand } from './validate.ts';
import { WaitCommand } from './wait.ts';

/**
 * Every command, in the order in which help lists them: a new one goes here. Loaded when a command line calls for it, or asks
 * for help, so that a dry run does not get slower with it.
 */
export const commands: readonly AirCommandClass[] = [
  RunCommand,
  PlanCommand,
  ValidateCommand,
  SchemaCommand,
  SnapshotCommand,
  ConvertToDabsCommand,
  GetCommand,
  ListCommand,
  WaitCommand,
  LogsCommand,
  CancelCommand,
  RegisterImageCommand,
  PoolsListCommand,
  PoolsGetCommand,
  AuthWhoamiCommand,
  LocalUpCommand,
  LocalStatusCommand,
  LocalDownCommand,
  LocalPruneCommand,
];
