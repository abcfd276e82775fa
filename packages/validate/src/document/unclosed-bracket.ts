import type { CST } from 'yaml';
import type { Span } from '../span.ts';

/** Where the innermost `[` or `{` is that nothing closes; undefined when all before `offset` are closed. */
export function unclosedBracket(
  tokens: readonly CST.Token[],
  bracket: string,
  offset: number,
): Span | undefined {
  let found: Span | undefined;
  const look = (token: CST.Token | null | undefined): void => {
    if (!token || token.offset > offset || !('items' in token)) return;
    if (token.type === 'flow-collection' && token.start.source === bracket && !isClosed(token)) {
      found = { start: token.offset, end: token.offset + 1 };
    }
    for (const { key, value } of token.items) {
      look(key);
      look(value);
    }
  };
  for (const token of tokens) if (token.type === 'document') look(token.value);
  return found;
}

function isClosed({ start, end }: CST.FlowCollection): boolean {
  const closer = start.source === '{' ? 'flow-map-end' : 'flow-seq-end';
  return end.some(({ type }) => type === closer);
}
