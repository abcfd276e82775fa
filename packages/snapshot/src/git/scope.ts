import { Includes } from '../source/includes.ts';
import type { Repository } from './repository.ts';

/** Where in the repository to look: the code folder, or only the paths in it that are included. */
export interface Scope {
  readonly repository: Repository;
  readonly includePaths: readonly string[] | undefined;
}

/** The pathspecs of a scope, from the top of the repository; git takes them literally. */
export function pathspecs({ repository: { prefix }, includePaths }: Scope): readonly string[] {
  const { paths } = new Includes(includePaths);
  const below = paths.map((path) => `${prefix}${path}`);
  return below.length === 0 ? [prefix].filter((path) => path !== '') : below;
}
