/** Requests that one command has under way at a time. */
export const mostAtATime = 8;

/** Does the work for every item, several at a time, and keeps their order. The first failure ends it. */
export async function sideBySide<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(mostAtATime, items.length) }, worker));
  return results;
}
