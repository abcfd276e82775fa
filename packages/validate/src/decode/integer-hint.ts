import type { ScalarNode } from '../document/config-tree.ts';
import type { Path } from '../issue.ts';
import { placeholderHint } from '../words/placeholder.ts';

/** How to write the whole number that a value seems to mean. */
export function integerHint(path: Path, node: ScalarNode): string | undefined {
  const { type, text, isPlain } = node;
  if (type === 'integer') {
    return /^[-+]?0\d/.test(text)
      ? 'Write it without the leading zero, or as 0o… if it is octal.'
      : `A whole number is between -${Number.MAX_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER}.`;
  }
  if (!isPlain && /^[-+]?\d+$/.test(text)) return `Write it without quotes: ${text}.`;
  if (/^[-+]?\d[\d_]*$/.test(text)) {
    return `Write it without underscores: ${text.replaceAll('_', '')}.`;
  }
  if (type === 'float' && /^[-+]?\d+\.0*$/.test(text)) {
    return `Write it without the decimal point: ${text.replace(/\..*/, '')}.`;
  }
  const isOther = type === 'float' || /^0b[01]+$/.test(text);
  if (isOther && Number.isSafeInteger(Number(text))) return `Write it out: ${Number(text)}.`;
  return type === 'text' ? textHint(path, text) : undefined;
}

function textHint(path: Path, text: string): string | undefined {
  if (/^none$/i.test(text)) return 'None is a text here; no value is null.';
  if (String(path.at(-1)).endsWith('_minutes')) {
    const minutes = minutesIn(text);
    if (minutes !== undefined) return `It counts minutes: write ${minutes}.`;
    if (/[A-Za-z]\s*$/.test(text)) return undefined; // another unit
  }
  const [, digits] = beginsWithNumber.exec(text) ?? [];
  return digits === undefined ? placeholderHint(path, text) : `Write the number alone: ${digits}.`;
}

/** `8,` `8 GPUs` `8GPUs` `8#all` `8 // all`, and 8 among characters that look like blanks. */
const beginsWithNumber = /^\s*([-+]?[1-9]\d*)(?:\s*[,;]?|\s*(?:#|\/\/).*|\s*[A-Za-z]+)\s*$/;

/** `2h`, `90 min` and `02:00:00` as whole minutes. */
function minutesIn(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,4}):([0-5]\d):[0-5]\d$/.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * 60 + Number(minutes);
  const [, count, unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)\s*([A-Za-z]+)$/.exec(text) ?? [];
  const whole = Number(count) * (minutesOf.get(unit.toLowerCase()) ?? Number.NaN);
  return Number.isInteger(whole) ? whole : undefined;
}

const minutesOf: ReadonlyMap<string, number> = new Map(
  [
    { words: ['m', 'min', 'mins', 'minute', 'minutes'], minutes: 1 },
    { words: ['h', 'hr', 'hrs', 'hour', 'hours'], minutes: 60 },
    { words: ['d', 'day', 'days'], minutes: 1440 },
  ].flatMap(({ words, minutes }) => words.map((word) => [word, minutes] as const)),
);
