import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import type { Problem } from '../problem.ts';
import type { Span } from '../span.ts';
import { nearestKey } from '../words/nearest-key.ts';
import { shownTag } from './tag.ts';

/** A file with more is a flood, and each of its aliases would look at all of them. */
const manyAnchors = 100;

/** The problem of an alias that has nothing to repeat, or that stands inside what it would repeat. */
export function aliasProblem(
  name: string,
  span: Span | undefined,
  containsItself: boolean,
  anchors: ReadonlyMap<string, unknown>,
): Problem {
  const about = { kind: 'syntax', path: [], span } as const;
  if (containsItself) {
    return {
      ...about,
      code: 'self-alias',
      message: `the alias *${name} stands inside the value that it would repeat`,
      hint: 'Anchor a value that lies outside, or write the value out.',
    };
  }
  const nearest = anchors.size > manyAnchors ? undefined : nearestKey(name, anchors.keys())?.key;
  return {
    ...about,
    code: 'undefined-alias',
    message: `the alias *${name} repeats nothing: there is no anchor &${name} before it`,
    hint: `${nearest === undefined ? '' : `Did you mean *${nearest}? `}A text that begins with * needs quotes.`,
  };
}

/** The problem of a `<<` that has something else than maps. */
export function badMerge(path: Path, span: Span | undefined): Problem {
  return {
    code: 'bad-merge',
    kind: 'syntax',
    path,
    message: `${at(path)}<< merges a map or a list of maps, and this is neither`,
    hint: 'Name a map that has an anchor: `<<: *name`.',
    span,
  };
}

/** The problem of `{{ name }}` without quotes, which YAML reads as a map whose key is a map. */
export function unfilledTemplate(path: Path, span: Span | undefined): Problem {
  return {
    code: 'complex-key',
    kind: 'syntax',
    path,
    message: `${at(path)}nothing fills in the {{ }} of a template here`,
    hint: 'Write the value, or put all of it in quotes if it is meant as text. A secret is named below secrets, as scope/key.',
    span,
  };
}

/** The problem of a key that is no scalar. */
export function complexKey(path: Path, span: Span | undefined): Problem {
  return {
    code: 'complex-key',
    kind: 'syntax',
    path,
    message: `${at(path)}a map or a list cannot be a key`,
    hint: 'A text that begins with { or [ needs quotes.',
    span,
  };
}

/** The warning about a tag that is not of YAML's core. */
export function tagIgnored(
  path: Path,
  tag: string,
  span: Span | undefined,
  isText: boolean,
): Problem {
  return {
    code: 'tag-ignored',
    kind: 'type',
    severity: 'warning',
    path,
    message: `${at(path)}the tag ${shownTag(tag)} has no effect`,
    ...(isText && { hint: 'A text that begins with ! needs quotes.' }),
    span,
  };
}

/** The problem of a value that is of another type than its tag says. */
export function tagMismatch(path: Path, tag: string, span: Span | undefined): Problem {
  return {
    code: 'tag-mismatch',
    kind: 'syntax',
    path,
    message: `${at(path)}the value is not what its tag ${shownTag(tag)} says`,
    hint: 'Remove the tag, or write a value of that type.',
    span,
  };
}

/** How a message about the place begins. */
function at(path: Path): string {
  return path.length === 0 ? '' : `${formatPath(path)}: `;
}
