import { invalidParameter } from './service-error.ts';

/** Where a page of log records begins. The attempt and the direction are the same for all pages of one query. */
export interface LogPageToken {
  readonly attempt: number;
  readonly ascending: boolean;
  /** Line numbers by node. */
  readonly positions: ReadonlyMap<number, number>;
}

/** `<attempt>.<a or d>`, then `.<node>-<line>` for each node. */
export function logPageToken({ attempt, ascending, positions }: LogPageToken): string {
  const places = [...positions].map(([node, line]) => `.${node}-${line}`);
  return `${attempt}.${ascending ? 'a' : 'd'}${places.join('')}`;
}

export function parseLogPageToken(text: string | null): LogPageToken | undefined {
  if (!text) return undefined;
  if (!/^\d{1,9}\.[ad](\.\d{1,9}-\d{1,15})*$/.test(text)) {
    throw invalidParameter(`page_token "${text}" is not one of this list.`);
  }
  const [attempt, direction, ...places] = text.split('.');
  return {
    attempt: Number(attempt),
    ascending: direction === 'a',
    positions: new Map(
      places.map((place) => {
        const [node, line] = place.split('-');
        return [Number(node), Number(line)];
      }),
    ),
  };
}
