import { quoted } from '../words/quoted.ts';
import { OverrideError } from './override-error.ts';
import { overridePath } from './override-path.ts';
import type { Override } from './override.ts';
import { parseValue } from './parse-value.ts';

/**
 * Reads `KEY=VALUE` texts and checks every key against the schema, before any file is read. Throws an
 * `OverrideError` for the first that is wrong. Source: run-config.md, "Overrides".
 */
export function parseOverrides(texts: readonly string[]): readonly Override[] {
  return texts.map(parseOverride);
}

const usage = 'Write it as KEY=VALUE, such as compute.num_accelerators=16.';

function parseOverride(text: string): Override {
  const equals = text.indexOf('=');
  const key = equals < 0 ? text : text.slice(0, equals);
  const value = text.slice(equals + 1);
  if (/\.ya?ml$/i.test(key) || /\n|^[\w.-]+:(?: |$)/.test(key)) throw configFile(text);
  if (equals < 0) {
    const message = `the override ${quoted(text)} has no =`;
    throw new OverrideError('override-missing-equals', message, usage);
  }
  if (key.trim() === '') {
    const message = `the override ${quoted(text)} has no key before its =`;
    throw new OverrideError('override-empty-key', message, usage);
  }
  const { path, takesText } = overridePath(text, key);
  if (!takesText && /^\S+\.ya?ml$/i.test(value.trim())) throw configFile(text);
  parseValue(text, value); // throws for what is none; each config gets nodes of its own
  return { text, path, value };
}

function configFile(text: string): OverrideError {
  return new OverrideError(
    'override-config-file',
    `the override ${quoted(text)} looks like a config file, and an override sets a single value`,
    'Give the config file with -f, and an override as KEY=VALUE.',
  );
}
