import { codePoint } from '../words/code-point.ts';
import { quoted } from '../words/quoted.ts';
import type { SyntaxWords } from './syntax-words.ts';

/** Says what is missing in a line that should begin with a key. */
export function missingColon(line: string): SyntaxWords {
  const [, glued, behind = ''] = /^([A-Za-z_][\w-]*):(?!\/\/|:)(.)/u.exec(line) ?? [];
  if (glued !== undefined) {
    return {
      code: 'missing-colon',
      message: `after ${glued}: a blank is missing`,
      hint: /\s/.test(behind) ? wrongBlank(behind) : `Write it as \`${glued}: value\`.`,
    };
  }
  return {
    code: 'missing-colon',
    message: `after the key ${quoted(line)} a colon is missing`,
    hint: hintFor(line),
  };
}

function wrongBlank(blank: string): string {
  return `The character behind the colon (${codePoint(blank)}) looks like a blank and is none.`;
}

/** By what people write where YAML wants a colon. */
function hintFor(line: string): string {
  if (line.startsWith('//')) return 'If it is a comment, begin it with #.';
  if (line.startsWith('```')) return 'Remove the marks of a code block.';
  const [, key] = /^([A-Za-z_][\w-]*)\s*=/.exec(line) ?? [];
  if (key !== undefined) return `Write it with a colon: \`${key}: value\`.`;
  if (line.includes('：')) return 'Its colon is a wide one (：): write : and a blank.';
  return 'Write it as `key: value`, with a blank after the colon.';
}
