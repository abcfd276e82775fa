import { validateText } from '@air/validate';

/** A line of the conformance files, without what is expected of it. */
export interface Case {
  readonly id: string;
  readonly yaml?: string;
  readonly yaml_base64?: string;
  readonly make?: { readonly base: string; readonly pad_comment_to_bytes: number };
}

/** All that the validator says of each case, as JSON. The same code runs in Node, in a page and in a worker. */
export function answersTo(cases: readonly Case[]): readonly string[] {
  return cases.map((each) => {
    const { config, issues } = validateText(inputOf(each));
    return JSON.stringify({ id: each.id, valid: config !== undefined, issues });
  });
}

function inputOf({ yaml, yaml_base64, make }: Case): string | Uint8Array {
  if (yaml !== undefined) return yaml;
  if (make !== undefined) return `${make.base}#`.padEnd(make.pad_comment_to_bytes, 'x');
  return Uint8Array.from(atob(yaml_base64 ?? ''), (character) => character.charCodeAt(0));
}
