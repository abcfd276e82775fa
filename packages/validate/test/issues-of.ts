import type { Issue } from '../src/issue.ts';
import { validateText } from '../src/validate-text.ts';

const needed: ReadonlyMap<string, string> = new Map([
  ['compute', 'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }'],
  ['command', 'command: make'],
]);

/**
 * The issues of a config that holds the text from line 2 on. Around it stand a valid name, and below it the
 * compute and the command that it does not have itself.
 */
export function issuesOf(text: string): readonly Issue[] {
  const has = (key: string): boolean => new RegExp(`^${key}:`, 'm').test(text);
  const name = has('experiment_name') ? '#' : 'experiment_name: heron';
  const below = [...needed].filter(
    ([key]) => !has(key) && !(key === 'command' && has('containers')),
  );
  return validateText([name, text, ...below.map(([, line]) => line), ''].join('\n')).issues;
}
