import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the colours of the page, which know light and dark. */
export const theme: Extension = [
  EditorView.theme({
    '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--surface)' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: '13px', lineHeight: '1.6' },
    '.cm-content': { caretColor: 'var(--text)', padding: '12px 0' },
    '.cm-cursor': { borderLeftColor: 'var(--text)' },
    '.cm-gutters': {
      border: 'none',
      color: 'var(--muted)',
      backgroundColor: 'var(--surface)',
    },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--active-line)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
      { background: 'var(--selection)' },
    '.cm-tooltip': {
      maxWidth: '32rem',
      border: '1px solid var(--line)',
      borderRadius: '6px',
      color: 'var(--text)',
      backgroundColor: 'var(--page)',
      boxShadow: '0 4px 16px #0003',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      color: 'var(--text)',
      background: 'var(--selection)',
    },
    '.cm-completionDetail': { color: 'var(--muted)' },
    '.cm-diagnostic': { padding: '6px 10px', overflowWrap: 'anywhere' },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--error)' },
    '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
    '.field-docs': { padding: '8px 12px', fontFamily: 'system-ui, sans-serif' },
    '.field-docs p': { margin: '4px 0' },
    '.field-docs .facts': { color: 'var(--muted)', fontSize: '12px' },
    '.field-docs pre': {
      margin: '8px 0 0',
      overflow: 'auto',
      fontFamily: 'var(--mono)',
      fontSize: '12px',
    },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.definition(tags.propertyName), color: 'var(--key)' },
      { tag: [tags.content, tags.string, tags.attributeValue], color: 'var(--string)' },
      { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
      { tag: [tags.meta, tags.typeName, tags.labelName], color: 'var(--warning)' },
    ]),
  ),
];
