import type { Path } from './issue.ts';

interface Branch {
  isIn: boolean;
  below: Map<string | number, Branch> | undefined;
}

/** Paths of one file, told apart step by step: making a text of each would cost more than to find it. */
export class PathSet {
  readonly #root: Branch = { isIn: false, below: undefined };

  add(path: Path): void {
    let branch = this.#root;
    for (const step of path) {
      branch.below ??= new Map();
      const next = branch.below.get(step) ?? { isIn: false, below: undefined };
      branch.below.set(step, next);
      branch = next;
    }
    branch.isIn = true;
  }

  has(path: Path): boolean {
    let branch: Branch | undefined = this.#root;
    for (const step of path) {
      branch = branch.below?.get(step);
      if (branch === undefined) return false;
    }
    return branch.isIn;
  }
}
