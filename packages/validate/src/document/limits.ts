import type { Problem } from '../problem.ts';

/** The most bytes that a config may have: 4 MiB. Source: run-config.md, "Reading the file". */
export const maxConfigBytes: number = 4 * 1024 * 1024;

/**
 * The most lines, far more than 100,000 nodes need: the parser takes a second and 400 MiB for the two million
 * lines that a file of 4 MiB can have.
 */
export const maxLines = 500_000;

/** The most maps and lists inside one another, the outermost included. */
export const maxLevels = 64;

/** The most nodes: scalars (keys too), maps and lists; an alias counts as what it stands for. */
export const maxNodes = 100_000;

/** The problem of a file that is over a limit from `offset` on. */
export function tooMuch(excess: 'levels' | 'nodes', offset: number): Problem {
  const words = excess === 'levels' ? tooDeep : tooMany;
  return { ...words, kind: 'syntax', path: [], span: { start: offset, end: offset + 1 } };
}

const tooDeep = {
  code: 'too-many-levels',
  message: `the nesting goes deeper here than the ${maxLevels} levels that a config may have`,
  hint: 'A map or a list inside another is a level; what an alias stands for counts too.',
};

const tooMany = {
  code: 'too-many-nodes',
  message: `from here on there is more than the ${maxNodes} keys and values that a config may have`,
  hint: 'An alias counts as all that it stands for. Keep data in a file of its own.',
};
