import { invalidParameter } from './service-error.ts';

/** A whole number of the query; undefined when it is not given or empty. */
export function natural(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw invalidParameter(`${name} must be a whole number, got "${text}".`);
}
