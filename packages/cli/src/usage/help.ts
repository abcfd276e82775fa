import type { AirCommandClass } from '../air-command.ts';
import { UsageError } from '../errors/usage-error.ts';
import { findCommand, usageLine, wordsOf } from './command-words.ts';
import { explainUsage } from './explain.ts';
import { flagsOf } from './flags.ts';
import type { Flag } from './flags.ts';
import type { HelpAnswer } from './help-answer.ts';
import { listed, section, sections, wrapped } from './layout.ts';
import type { Row } from './layout.ts';
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

/** The help that a command line with `-h`, or after `help`, asks for. Throws where there is nothing to tell about. */
export async function helpFor(
  argv: readonly string[],
  commands: readonly AirCommandClass[],
): Promise<HelpAnswer> {
  const { words } = scanArguments(argv, commands.flatMap(flagsOf));
  const about = words[0] === 'help' ? words.slice(1) : words;
  const command = findCommand(about, commands);
  const topic = about.slice(command === undefined ? 0 : wordsOf(command).length);
  return (await topicHelp(topic)) ?? asAnswer(usageHelp(about, command, commands));
}

/** Help about the config or about issue codes; undefined when the words ask for neither. */
async function topicHelp([topic = '', word, ...others]: readonly string[]): Promise<
  HelpAnswer | undefined
> {
  const path = configPath(topic);
  if (path === undefined && topic !== 'issue') return undefined;
  const { configHelp, issueHelp } = await import('../reference.ts');
  const unexpected = path === undefined ? others[0] : word;
  if (unexpected !== undefined) {
    throw new UsageError(`unexpected argument "${unexpected}"`, {
      usageLine: 'Usage: air help config[.path] | issue [CODE]',
    });
  }
  return path === undefined ? issueHelp(word) : configHelp(path);
}

/** The path in `config` or `config.<path>`. A file can be called `config.yaml`. */
function configPath(topic: string): string | undefined {
  if (topic === 'config') return '';
  return /^config\.(?!ya?ml$)(.*)$/s.exec(topic)?.[1];
}

function asAnswer(help: string): HelpAnswer {
  return { text: help, data: { help } };
}

function usageHelp(
  about: readonly string[],
  command: AirCommandClass | undefined,
  commands: readonly AirCommandClass[],
): string {
  const [group] = about;
  if (group === undefined) return programHelp(commands);
  if (command !== undefined) return commandHelp(command);
  if (about.length === 1 && commands.some((candidate) => wordsOf(candidate)[0] === group)) {
    return programHelp(commands, group);
  }
  throw explainUsage(about, commands);
}

function commandHelp(command: AirCommandClass): string {
  const { description = '', details = '', examples = [] } = command.usage;
  const flags = flagsOf(command);
  return sections([
    `${description}.`,
    usageLine(command),
    wrapped(details.trim().replaceAll('\n', ' ')),
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
    group === undefined
      ? 'Run "air help config" for the fields of a config, and "air help issue" for the codes of issues.'
      : undefined,
    'Run "air <command> -h" for what a command does and takes.',
  ]);
}

const helpRow: Row = ['-h, --help', 'Print this help'];

function globalRows(flags: readonly Flag[]): readonly Row[] {
  return flags.filter(({ isGlobal }) => isGlobal).map(flagRow);
}

function flagRow({ names, placeholder, takesValue, description }: Flag): Row {
  const value = takesValue ? ` ${placeholder ?? 'VALUE'}` : '';
  const indent = names.some((name) => !name.startsWith('--')) ? '' : '    ';
  return [`${indent}${names.join(', ')}${value}`, description];
}
