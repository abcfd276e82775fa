import type { AirCommandClass } from '../air-command.ts';
import { CliError } from '../errors/cli-error.ts';
import { findCommand, usageLine, wordsOf } from './command-words.ts';
import { explainUsage } from './explain.ts';
import { flagsOf } from './flags.ts';
import type { Flag } from './flags.ts';
import { plannedTopics } from './planned.ts';
import { scanArguments } from './scan-arguments.ts';

/** Whether a command line wants to be told about, not done. */
export function asksForHelp(
  argv: readonly string[],
  commands: readonly AirCommandClass[],
): boolean {
  if (argv.length === 0 || argv.includes('-h') || argv.includes('--help')) return true;
  return (
    argv.includes('help') && scanArguments(argv, commands.flatMap(flagsOf)).words[0] === 'help'
  );
}

/** The help that a command line with `-h`, or after `help`, asks for. Throws where there is no such command. */
export function helpFor(argv: readonly string[], commands: readonly AirCommandClass[]): string {
  const { words } = scanArguments(argv, commands.flatMap(flagsOf));
  const about = words[0] === 'help' ? words.slice(1) : words;
  const [group] = about;
  if (group === undefined) return programHelp(commands);
  const command = findCommand(about, commands);
  const topic = about[command === undefined ? 0 : wordsOf(command).length];
  if (topic !== undefined && isPlannedTopic(topic)) {
    throw new CliError('not-supported', `help about ${topic} is not yet supported`);
  }
  if (command !== undefined) return commandHelp(command);
  if (about.length === 1 && commands.some((candidate) => wordsOf(candidate)[0] === group)) {
    return programHelp(commands, group);
  }
  throw explainUsage(about, commands);
}

/** `config`, `config.compute.pool_id`, `issue` */
function isPlannedTopic(word: string): boolean {
  return plannedTopics.includes(word.split('.')[0] ?? '');
}

function commandHelp(command: AirCommandClass): string {
  const { description = '', details = '', examples = [] } = command.usage;
  const flags = flagsOf(command);
  return sections([
    `${description}.`,
    usageLine(command),
    details.trim(),
    listed('Flags', flags.filter(({ isGlobal }) => !isGlobal).map(flagRow)),
    listed('Global flags', [...globalRows(flags), helpRow]),
    section(
      'Examples',
      examples.map(([about, line]) => `  # ${about}\n  ${line}`),
      '\n\n',
    ),
  ]);
}

/** The help of the program, or of the commands of a group such as `local`. */
function programHelp(commands: readonly AirCommandClass[], group?: string): string {
  const shown = commands.filter((command) => group === undefined || wordsOf(command)[0] === group);
  const categories = [...new Set(shown.map(({ usage }) => usage.category ?? ''))];
  return sections([
    group === undefined
      ? 'One YAML file to a GPU training run on the Databricks AI Runtime.'
      : undefined,
    group === undefined ? usageLine() : `Usage: air ${group} <command> [flags]`,
    ...categories.map((category) =>
      listed(
        category,
        shown
          .filter(({ usage }) => usage.category === category)
          .map((command) => [wordsOf(command).join(' '), command.usage.description ?? '']),
      ),
    ),
    listed('Global flags', [
      ...globalRows(shown.slice(0, 1).flatMap(flagsOf)),
      helpRow,
      ['    --version', 'Print the version'],
    ]),
    group === undefined
      ? section(
          'Examples',
          [
            '  air run -f train.yaml --dry-run    check a config, without a workspace',
            '  air run -f train.yaml --local      try it on this machine',
            '  air run -f train.yaml --watch      launch it and follow it to its end',
          ],
          '\n',
        )
      : undefined,
    'Run "air <command> -h" for what a command does and takes.',
  ]);
}

type Row = readonly [left: string, right: string];

const helpRow: Row = ['-h, --help', 'Print this help'];

function globalRows(flags: readonly Flag[]): readonly Row[] {
  return flags.filter(({ isGlobal }) => isGlobal).map(flagRow);
}

function flagRow({ names, placeholder, takesValue, description }: Flag): Row {
  const value = takesValue ? ` ${placeholder ?? 'VALUE'}` : '';
  const indent = names.some((name) => !name.startsWith('--')) ? '' : '    ';
  return [`${indent}${names.join(', ')}${value}`, description];
}

function listed(title: string, rows: readonly Row[]): string | undefined {
  if (rows.length === 0) return undefined;
  const width = Math.max(...rows.map(([left]) => left.length));
  return section(
    title,
    rows.map(([left, right]) => `  ${left.padEnd(width)}   ${right}`),
    '\n',
  );
}

function section(title: string, lines: readonly string[], between: string): string | undefined {
  return lines.length === 0 ? undefined : `${title}:\n${lines.join(between)}`;
}

function sections(parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`;
}
