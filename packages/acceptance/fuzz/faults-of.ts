import { planFiles } from '@air/submit/plan';
import { maxConfigBytes, validateText } from '@air/validate';
import type { Issue, Position } from '@air/validate';
import { reportText } from '@air/validate/report';

/**
 * What is wrong with how a config is judged, as sentences; none when all holds: no exception, the same
 * issues again, every range inside the file, and no error if and only if a launch takes the config.
 */
export async function faultsOf(input: string | Uint8Array): Promise<string[]> {
  const { config, document, issues } = validateText(input);
  const faults: string[] = [];
  if (JSON.stringify(validateText(input).issues) !== JSON.stringify(issues)) {
    faults.push('the issues are others the second time');
  }
  const hasError = issues.some(({ severity }) => severity === 'error');
  if (hasError === (config !== undefined)) faults.push('a config and an error, or neither');
  for (const issue of issues) faults.push(...rangeFaults(issue, document.text));
  reportText(issues, { file: 'fuzz.yaml', text: document.text });
  if (config === undefined) return faults;

  try {
    // all of a launch but the code, which is what lies on this machine
    await planFiles({ config, document, configFile: 'fuzz.yaml', env: {} });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!beyondTheConfig.has(code)) faults.push(`a launch says ${String(error)}`);
  }
  return faults;
}

/** What a launch may refuse although the config is right: see launch.md. */
const beyondTheConfig: ReadonlySet<string> = new Set([
  'requirements-missing',
  'requirements-unreadable',
  'requirements-invalid',
  'training-config-too-large',
  'hyperparameters-too-large',
]);

function rangeFaults({ code, range, related }: Issue, text: string): string[] {
  return [range, ...related.map((place) => place.range)]
    .filter((place) => place !== undefined)
    .filter(({ start, end }) => !isIn(start, text) || !isIn(end, text) || end.offset < start.offset)
    .map((place) => `${code} points outside the file: ${JSON.stringify(place)}`);
}

function isIn({ line, column, offset }: Position, text: string): boolean {
  return line >= 1 && column >= 1 && offset >= 0 && offset <= Math.min(text.length, maxConfigBytes);
}
