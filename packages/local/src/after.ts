/** The longest time that one timer of Node can take. */
const longestTimer = 2 ** 31 - 1;

/** Calls back once after any time, 24 days and more included. Returns what takes it back. */
export function after(milliseconds: number, action: () => void): () => void {
  const end = Date.now() + milliseconds;
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const left = end - Date.now();
    timer = left > longestTimer ? setTimeout(wait, longestTimer) : setTimeout(action, left);
  };
  wait();
  return () => clearTimeout(timer);
}
