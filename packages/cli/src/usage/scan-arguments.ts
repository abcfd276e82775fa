import type { Flag } from './flags.ts';

/** A command line as far as it can be read without knowing the command. */
interface ScannedArguments {
  /** The command's words and its arguments, in their order. */
  readonly words: readonly string[];
  readonly flags: readonly ScannedFlag[];
}

interface ScannedFlag {
  readonly name: string;
  /** Undefined for a name that is not known. */
  readonly flag: Flag | undefined;
  readonly value: string | undefined;
  /** True for `--name=value`. */
  readonly bound: boolean;
}

/** Splits a command line into words and flags, for its help and for the errors about it. */
export function scanArguments(argv: readonly string[], known: readonly Flag[]): ScannedArguments {
  const words: string[] = [];
  const flags: ScannedFlag[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const text = argv[index] ?? '';
    if (text === '--') {
      words.push(...argv.slice(index + 1));
      break;
    }
    if (!isFlag(text)) {
      words.push(text);
      continue;
    }
    const [, name = text, bound] = /^(-[^=]*)=(.*)$/s.exec(text) ?? [];
    const flag = known.find(({ names }) => names.includes(name));
    const next = argv[index + 1];
    const takesNext =
      bound === undefined && flag?.takesValue === true && next !== undefined && !isFlag(next);
    if (takesNext) index += 1;
    flags.push({ name, flag, value: takesNext ? next : bound, bound: bound !== undefined });
  }
  return { words, flags };
}

/** A lone `-` stands for standard input. */
function isFlag(text: string): boolean {
  return text.startsWith('-') && text !== '-';
}
