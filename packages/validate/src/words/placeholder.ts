import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import { quoted } from './quoted.ts';

/** What to do about a value that something else was to fill in; undefined for other values. */
export function placeholderHint(path: Path, text: string): string | undefined {
  const [found] = /\$\{[^}]*\}|^\$[A-Za-z_]\w*$|\{\{.*\}\}|^<[^>]*>$/.exec(text.trim()) ?? [];
  if (found === undefined) return undefined;
  return `Nothing fills in ${quoted(found)} here: write the value, or give it with \`--override ${formatPath(path)}=…\`.`;
}
