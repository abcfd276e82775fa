import type { FieldDescription } from '@air/schema';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { yamlLanguage } from '@codemirror/lang-yaml';
import { fieldDocs, fieldOf } from './field-docs.ts';
import { keyNodeAt, keysAt, keysBeside } from './keys-at.ts';

/** Completes the keys that may stand at the cursor, and the values of fields that list theirs. */
export function completeField(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/\w*/);
  if (word === null || (word.text === '' && !context.explicit)) return null;
  const line = context.state.doc.lineAt(word.from);
  const before = line.text.slice(0, word.from - line.from);
  if (/^[\s-]*$|[{,]\s*$/.test(before)) return completeKey(context, word.from);
  return /:\s+$/.test(before) ? completeValue(context, word.from) : null;
}

/** What is typed is no key yet, so the text is read with a key in its place. */
function completeKey({ state, pos }: CompletionContext, from: number): CompletionResult | null {
  const text = `${state.sliceDoc(0, from)}x: ${state.sliceDoc(pos)}`;
  const tree = yamlLanguage.parser.parse(text);
  // Inside a script or a quoted text it is none.
  if (keyNodeAt(tree, from) === null) return null;
  const fields = fieldOf(keysAt(tree, text, from).slice(0, -1))?.fields ?? [];
  const taken = new Set(keysBeside(tree, text, from));
  const { from: lineStart, text: line } = state.doc.lineAt(from);
  const column = from - lineStart;
  const inBlock = /^[\s-]*$/.test(line.slice(0, column));
  return {
    from,
    options: fields
      .map((field, index) => ({
        ...keyCompletion(field, inBlock ? `\n${' '.repeat(column + 2)}` : ' '),
        // In the order of the schema, not of the alphabet.
        boost: -index,
      }))
      .filter(({ label }) => !taken.has(label)),
    validFor: /^\w*$/,
  };
}

function keyCompletion(field: FieldDescription, below: string): Completion {
  const label = field.path.slice(field.path.lastIndexOf('.') + 1);
  return {
    label,
    detail: field.required ? 'required' : '',
    type: 'property',
    apply: `${label}:${startOfValue(field, below)}`,
    info: () => fieldDocs(field),
  };
}

function startOfValue({ type }: FieldDescription, below: string): string {
  if (type.startsWith('list')) return below === ' ' ? ' ' : `${below}- `;
  return type.startsWith('map') ? below : ' ';
}

function completeValue({ state, pos }: CompletionContext, from: number): CompletionResult | null {
  const text = `${state.sliceDoc(0, from)}x${state.sliceDoc(pos)}`;
  const keys = keysAt(yamlLanguage.parser.parse(text), text, from);
  const values = fieldOf(keys)?.values ?? [];
  return { from, options: values.map((label) => ({ label, type: 'enum' })), validFor: /^\w*$/ };
}
