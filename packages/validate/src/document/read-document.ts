import type { Problem } from '../problem.ts';
import type { RunDocument } from '../run-document.ts';
import { buildTree } from './build-tree.ts';
import type { Slot } from './config-tree.ts';
import { parseYaml } from './parse-yaml.ts';
import { readText } from './read-text.ts';

/** A file from its bytes to a tree. */
export interface ReadDocument {
  readonly document: RunDocument;
  /** Undefined when there is nothing to decode: `problems` says why. */
  readonly root: Slot | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a file. */
export function readDocument(input: string | Uint8Array): ReadDocument {
  const { text, bytes, problem } = readText(input);
  const unread: RunDocument = { text, bytes, yaml: undefined, changes: [] };
  if (problem !== undefined) return { document: unread, root: undefined, problems: [problem] };

  const parsed = parseYaml(text);
  if (parsed.document === undefined) {
    return { document: unread, root: undefined, problems: parsed.problems };
  }
  const document: RunDocument = { text, bytes, yaml: parsed.document, changes: [] };
  const { root, problems } = buildTree(parsed.document);
  if (root?.node.kind === 'scalar' && root.node.type === 'null') {
    return { document, root: undefined, problems: [emptyFile, ...parsed.problems] };
  }
  return { document, root, problems: [...parsed.problems, ...problems] };
}

const emptyFile: Problem = {
  code: 'empty-file',
  kind: 'syntax',
  path: [],
  message: 'the file is empty',
  hint: 'A config needs at least experiment_name, compute and command.',
};
