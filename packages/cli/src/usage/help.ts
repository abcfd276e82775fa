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
  const inGroup = commands.filter((candidate) => wordsOf(candidate)[0] === group);
  if (about.length > 1 || inGroup.length === 0) throw explainUsage(about, commands);
  return groupHelp(group, inGroup);
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

function programHelp(commands: readonly AirCommandClass[]): string {
  return sections([
    'One YAML file to a GPU training run on the Databricks AI Runtime.',
    usageLine(),
    ...commandLists(commands),
    programFlags(commands),
    section('Examples', [
      '  air run -f train.yaml --dry-run    check a config, without a workspace',
      '  air run -f train.yaml --local      try it on this machine',
      '  air run -f train.yaml --watch      launch it and follow it to its end',
    ]),
    wrapped(
      'Run "air help config" for the fields of a config, and "air help issue" for the codes of issues.',
    ),
    whereToRead,
  ]);
}

/** The help of the commands of a group such as `local`. */
function groupHelp(group: string, commands: readonly AirCommandClass[]): string {
  return sections([
    `Usage: air ${group} <command> [flags]`,
    ...commandLists(commands),
    programFlags(commands),
    whereToRead,
  ]);
}

const whereToRead = 'Run "air <command> -h" for what a command does and takes.';

/** Commands by their category, each with a few words. */
function commandLists(commands: readonly AirCommandClass[]): readonly (string | undefined)[] {
  const categories = [...new Set(commands.map(({ usage }) => usage.category ?? ''))];
  return categories.map((category) =>
    listed(
      category,
      commands
        .filter(({ usage }) => usage.category === category)
        .map((command) => [wordsOf(command).join(' '), command.usage.description ?? '']),
    ),
  );
}

/** The flags that go with any command, and those that need none. */
function programFlags(commands: readonly AirCommandClass[]): string | undefined {
  return listed('Global flags', [
    ...globalRows(commands.slice(0, 1).flatMap(flagsOf)),
    helpRow,
    ['    --version', 'Print the version'],
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
