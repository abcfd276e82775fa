import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { limitsOf } from './limits-of.ts';
import { textsAt } from './places.ts';

/** A command is no longer than its field allows; lines end with LF, and the last line break is not counted. */
export function maxLines(field: string): Rule {
  return (config) => {
    const { maxLines: most = Infinity } = limitsOf(field);
    return textsAt(config, field).flatMap(({ path, value }) => {
      const lines = lineCount(value);
      if (lines <= most) return [];
      return {
        code: 'max-lines',
        path,
        message: `${formatPath(path)} has ${lines} lines: the maximum is ${most} lines`,
        hint: 'Move the script to a file in code_source and call it from here.',
      };
    });
  };
}

/** A command of 4 MiB can have as many line breaks: they are counted without a list of lines. */
function lineCount(text: string): number {
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

export const maxLinesDoc: IssueDoc = {
  code: 'max-lines',
  summary: 'A command has too many lines',
  meaning:
    'A command has at most 1000 lines. Put a longer script into a file of code_source and call it from the command.',
  wrong: {
    shown: `
      command: |
        python train.py --step 1
        # and 1000 lines more`,
    made: (shown) => shown.replace('# and 1000 lines more', 'python train.py\n  '.repeat(1000)),
  },
  right: `
    code_source:
      root_path: .
    command: bash run.sh`,
};
