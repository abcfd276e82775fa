import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { completeField } from './complete-field.ts';
import { fieldHover } from './field-docs.ts';
import { theme } from './theme.ts';

/**
 * An editor for run configs, in a shadow tree: there its style sheets are objects, which the page's
 * Content-Security-Policy lets through.
 */
export function createEditor(host: HTMLElement, doc: string, onEdit: () => void): EditorView {
  const root = host.attachShadow({ mode: 'open' });
  return new EditorView({
    parent: root,
    root,
    doc,
    extensions: [
      lineNumbers(),
      lintGutter(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      yaml(),
      autocompletion({ override: [completeField], icons: false }),
      fieldHover,
      theme,
      keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
      EditorView.contentAttributes.of({ 'aria-label': 'Run config' }),
      EditorView.updateListener.of(({ docChanged }) => {
        if (docChanged) onEdit();
      }),
    ],
  });
}
