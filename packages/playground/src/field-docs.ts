import { describeField } from '@air/schema';
import type { FieldDescription } from '@air/schema';
import { syntaxTree } from '@codemirror/language';
import { hoverTooltip } from '@codemirror/view';
import { stringify } from 'yaml';
import { textElement } from './element.ts';
import { keyNodeAt, keysAt } from './keys-at.ts';

/** The field that these keys lead to; undefined for keys of the user's own. */
export function fieldOf(keys: readonly string[]): FieldDescription | undefined {
  return keys.every((key) => /^\w+$/.test(key)) ? describeField(keys.join('.')) : undefined;
}

/** What the schema tells of a field, for a tooltip. */
export function fieldDocs(field: FieldDescription): HTMLElement {
  const docs = textElement('div', '', 'field-docs');
  const facts = [
    field.type,
    field.required ? 'required' : 'optional',
    ...(field.default === undefined ? [] : [`default: ${field.default}`]),
    ...field.limits,
  ];
  docs.append(
    textElement('strong', field.title),
    textElement('p', field.documentation),
    textElement('p', facts.join(' · '), 'facts'),
    Object.assign(document.createElement('pre'), { textContent: exampleOf(field) }),
  );
  return docs;
}

function exampleOf({ path, example }: FieldDescription): string {
  const key = path.slice(path.lastIndexOf('.') + 1);
  return stringify({ [key]: example }).trimEnd();
}

/** Shows the documentation of the field whose key the pointer is over. */
export const fieldHover = hoverTooltip(({ state }, position) => {
  const tree = syntaxTree(state);
  const key = keyNodeAt(tree, position);
  const field = key && fieldOf(keysAt(tree, state.doc.toString(), position));
  if (!field) return null;
  return { pos: key.from, end: key.to, create: () => ({ dom: fieldDocs(field) }) };
});
