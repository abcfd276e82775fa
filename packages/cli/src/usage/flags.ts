import { Cli } from 'clipanion';

import type { AirCommandClass, AirContext } from '../air-command.ts';

/** One flag of a command, as help shows it and as a wrong command line is explained with it. */
export interface Flag {
  /** `-f`, `--file` */
  readonly names: readonly string[];
  readonly takesValue: boolean;
  /** What stands for the value: the word in back quotes of the description. */
  readonly placeholder: string | undefined;
  readonly description: string;
  /** Every command takes it; help lists it apart. */
  readonly isGlobal: boolean;
}

const globalNames = new Set(['--output', '--profile', '--debug', '--no-color']);

/** The flags that help tells about, in the order of their declaration, the global ones last. */
export function flagsOf(command: AirCommandClass): readonly Flag[] {
  const [definition] = Cli.from<AirContext>(command).definitions();
  return (definition?.options ?? []).map(({ definition, description = '' }) => {
    const [joined = '', ...values] = definition.split(' ');
    const names = joined.split(',');
    return {
      names,
      takesValue: values.length > 0,
      placeholder: /`(.+?)`/.exec(description)?.[1],
      description: description.replaceAll('`', ''),
      isGlobal: names.some((name) => globalNames.has(name)),
    };
  });
}
