import type { CST } from 'yaml';
import type { Problem } from '../problem.ts';
import { quoted } from '../words/quoted.ts';

/**
 * The problem of a directive that cannot be obeyed. `%YAML 1.x` is fine and changes nothing, and directives
 * that YAML does not know have no effect. Source: run-config.md, "Reading the file".
 */
export function directiveProblem({ source, offset }: CST.Directive): Problem | undefined {
  const [name, ...parts] = source.split(/[ \t]+/);
  const span = { start: offset, end: offset + source.length };
  if (name === '%TAG' && parts.length !== 2) {
    return {
      code: 'bad-directive',
      kind: 'syntax',
      path: [],
      message: `${quoted(source)} is no directive of YAML: %TAG takes a handle and a prefix`,
      hint: 'Remove the line.',
      span,
    };
  }
  if (name !== '%YAML' || (parts.length === 1 && /^1\.\d+$/.test(parts[0] ?? ''))) return undefined;
  return {
    code: 'yaml-version',
    kind: 'syntax',
    path: [],
    message: `a config is YAML 1.2, and this file says ${quoted(source)}`,
    hint: 'Remove the line.',
    span,
  };
}

/** Equal for directives of which one is enough. */
export function directiveIdentity({ source }: CST.Directive): string {
  if (/^%TAG[ \t]/.test(source)) return source;
  return /^%YAML[ \t]/.test(source) ? '%YAML' : '%';
}
