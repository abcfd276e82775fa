import type { Document } from 'yaml';
import { buildTree } from './document/build-tree.ts';
import type { Slot } from './document/config-tree.ts';
import { parseYaml } from './document/parse-yaml.ts';
import { placeOf } from './document/place-of.ts';
import { readText } from './document/read-text.ts';
import { SourceMap } from './document/source-map.ts';
import { applyOverrides } from './override/apply-overrides.ts';
import type { Override } from './override/override.ts';
import type { Problem } from './problem.ts';
import type { RunDocument } from './run-document.ts';

/** A file from its bytes to a tree. */
interface ReadDocument {
  readonly document: RunDocument;
  /** Undefined when there is nothing to decode: `problems` says why. */
  readonly root: Slot | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a file and applies the overrides to it, unless its syntax is in the way. */
export function readDocument(
  input: string | Uint8Array,
  overrides: readonly Override[],
): ReadDocument {
  const { text, bytes, problem } = readText(input);
  const unread: RunDocument = { text, bytes, yaml: undefined, changes: [], placeOf: nowhere };
  if (problem !== undefined) return { document: unread, root: undefined, problems: [problem] };

  const { document: yaml, problems: parsing } = parseYaml(text);
  if (yaml === undefined) return { document: unread, root: undefined, problems: parsing };
  const { root, problems } = buildTree(yaml.contents);
  const document: RunDocument = { ...unread, yaml, placeOf: placesIn(text, root) };
  if (overrides.length > 0) {
    const isInOrder = problems.every(({ severity }) => severity === 'warning');
    if (isInOrder) return overridden(document, yaml, parsing, overrides);
    return { document, root: undefined, problems: [...parsing, ...problems] };
  }
  if (isNothing(root)) return { document, root: undefined, problems: [emptyFile, ...parsing] };
  return { document, root, problems: [...parsing, ...problems] };
}

function overridden(
  document: RunDocument,
  yaml: Document,
  parsing: readonly Problem[],
  overrides: readonly Override[],
): ReadDocument {
  const applied = applyOverrides(yaml, overrides);
  const tree = buildTree(yaml.contents, applied.overridden);
  const bytes = new TextEncoder().encode(yaml.toString({ lineWidth: 0 }));
  return {
    document: {
      ...document,
      bytes,
      changes: applied.changes,
      placeOf: placesIn(document.text, tree.root),
    },
    root: tree.root,
    problems: [...parsing, ...applied.problems, ...tree.problems],
  };
}

function placesIn(text: string, root: Slot | undefined): RunDocument['placeOf'] {
  if (root === undefined) return nowhere;
  return (path) => {
    if (path.length === 0) return nowhere();
    const { span, override } = placeOf(root, path);
    return { range: span && new SourceMap(text).range(span), override };
  };
}

function nowhere(): ReturnType<RunDocument['placeOf']> {
  return { range: undefined, override: undefined };
}

function isNothing(root: Slot | undefined): boolean {
  return root?.node.kind === 'scalar' && root.node.type === 'null';
}

const emptyFile: Problem = {
  code: 'empty-file',
  kind: 'syntax',
  path: [],
  message: 'the file is empty',
};
