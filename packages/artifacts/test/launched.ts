import { validateText } from '@air/validate';
import type { Override } from '@air/validate';
import { launchFiles } from '../src/launch-files.ts';

interface Options {
  readonly overrides?: readonly Override[];
  readonly requirementsBytes?: Uint8Array;
}

/** The launch files of a config, each as text by its name. The config has to be valid. */
export function launched(
  text: string | Uint8Array,
  { overrides = [], requirementsBytes }: Options = {},
): Readonly<Record<string, string>> {
  const { config, document, issues } = validateText(text, { overrides });
  if (config === undefined) throw new Error(issues.map(({ message }) => message).join('\n'));
  const files = launchFiles({ document, config, requirementsBytes });
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  return Object.fromEntries(files.map(({ name, bytes }) => [name, utf8.decode(bytes)]));
}

/** A valid config with more lines at its end. */
export function configWith(...lines: readonly string[]): string {
  const head = [
    'experiment_name: heron',
    'compute: { num_accelerators: 1, accelerator_type: GPU_1xA10 }',
  ];
  const command = lines.some((line) => line.startsWith('command:')) ? [] : ['command: echo'];
  return [...head, ...command, ...lines, ''].join('\n');
}
