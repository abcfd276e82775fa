/** Milliseconds from a launch's look at its archive, or the upload, in which it is expected to submit. */
const launchMs = 120_000;

/** Whether a launch puts its code there. Source: launch.md, step 8. */
export function isCodeArchive(path: string): boolean {
  return /\/\.internal\/[^/]+$/.test(path);
}

/** The archives of code that launches under way have found or uploaded, to name them in their submits. */
export class AwaitedArchives {
  readonly #since = new Map<string, readonly number[]>();

  has(path: string): boolean {
    return this.#launches(path).length > 0;
  }

  /** One launch more awaits the archive; any other file is nothing to it. */
  add(path: string): void {
    if (isCodeArchive(path)) this.#since.set(path, [...this.#launches(path), Date.now()]);
  }

  /** One launch less: it has submitted, or the archive is not there. */
  settle(path: string): void {
    const [, ...others] = this.#launches(path);
    if (others.length > 0) this.#since.set(path, others);
    else this.#since.delete(path);
  }

  #launches(path: string): readonly number[] {
    return (this.#since.get(path) ?? []).filter((since) => Date.now() - since < launchMs);
  }
}
