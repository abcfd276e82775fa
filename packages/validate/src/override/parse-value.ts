import { isCollection, isScalar } from 'yaml';
import type { Node } from 'yaml';
import { buildTree } from '../document/build-tree.ts';
import { parseYaml } from '../document/parse-yaml.ts';
import { readText } from '../document/read-text.ts';
import { quoted } from '../words/quoted.ts';
import { OverrideError } from './override-error.ts';
import { printableOverride } from './printable-override.ts';

/**
 * The node of a VALUE: a YAML scalar or flow collection, nothing at all is null. Throws an `OverrideError`
 * for anything else, and where YAML would quietly drop a comment or fold lines.
 */
export function parseValue(text: string, value: string): Node {
  const { problem } = readText(value);
  if (problem !== undefined) throw badValue(text, problem.message);
  const { document, problems } = parseYaml(value.trim() === '' ? 'null' : value);
  const contents = document?.contents ?? null;
  const found = [...problems, ...buildTree(contents).problems];
  const wrong = found.find(({ code }) => code !== 'tag-ignored');
  if (wrong !== undefined) throw badValue(text, wrong.message);
  if (contents === null) throw badValue(text, 'there is nothing but a comment');
  if (document?.commentBefore || document?.comment || contents.comment || contents.commentBefore) {
    throw badValue(text, 'what stands behind # would be a comment');
  }
  if (isCollection(contents) && contents.flow !== true) {
    throw badValue(text, 'the value must be a scalar, [a, list] or {a: map}');
  }
  const isBlock = isScalar(contents) && contents.type?.startsWith('BLOCK_') === true;
  if (isScalar(contents) && !isBlock && /[\r\n]/.test(value.trim())) {
    throw badValue(text, 'its line breaks would turn into blanks');
  }
  return contents;
}

function badValue(text: string, reason: string): OverrideError {
  return new OverrideError(
    'override-bad-value',
    `the value of the override ${quoted(printableOverride(text))} cannot be read: ${reason}`,
    'The value is YAML. Quotes inside those of the shell make it a text: KEY=\'"any: text # at all"\'.',
  );
}
