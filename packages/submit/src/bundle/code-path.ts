import { isAbsolute, relative, sep } from 'node:path';

/** The code as a bundle names it, from its own folder on; undefined when the code is not in there. Both paths are real and absolute. */
export function codePath(bundleFolder: string, codeFolder: string): string | undefined {
  const steps = relative(bundleFolder, codeFolder).split(sep);
  const isOutside = steps[0] === '..' || isAbsolute(steps.join(sep));
  return isOutside ? undefined : `./${steps.join('/')}`;
}
