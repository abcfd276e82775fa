import { describeRunConfig } from '@air/schema';
import { OverrideError, parseOverrides, validateText } from '@air/validate';
import type { Issue, Override } from '@air/validate';
import { setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { stringify } from 'yaml';
import { createEditor } from './editor.ts';
import { elementOf } from './element.ts';
import { issueList, verdictOf } from './issue-list.ts';

/** How long typing rests before the text is checked. */
const restMilliseconds = 100;

const issuesElement = elementOf('issues', HTMLOListElement);
const verdictElement = elementOf('verdict', HTMLOutputElement);
const overridesElement = elementOf('overrides', HTMLTextAreaElement);
const overridesFailure = elementOf('overrides-failure', HTMLParagraphElement);

let rest: ReturnType<typeof setTimeout> | undefined;
const editor = createEditor(
  elementOf('editor', HTMLElement),
  stringify(describeRunConfig().example),
  checkSoon,
);
overridesElement.addEventListener('input', checkSoon);
check();

function checkSoon(): void {
  clearTimeout(rest);
  rest = setTimeout(check, restMilliseconds);
}

function check(): void {
  const { issues } = validateText(editor.state.doc.toString(), { overrides: readOverrides() });
  editor.dispatch(setDiagnostics(editor.state, issues.flatMap(diagnosticsOf)));
  issuesElement.replaceChildren(...issueList(issues, goTo));
  verdictElement.value = verdictOf(issues);
  // Errors come before warnings.
  verdictElement.dataset['severity'] = issues[0]?.severity ?? 'none';
}

/** Overrides that cannot be used are told beside them; the text is then checked without any. */
function readOverrides(): readonly Override[] {
  overridesFailure.textContent = '';
  try {
    return parseOverrides(overridesElement.value.split('\n').filter((line) => line.trim() !== ''));
  } catch (error) {
    if (!(error instanceof OverrideError)) throw error;
    overridesFailure.textContent = `${error.message}. ${error.hint}`;
    return [];
  }
}

function diagnosticsOf({ range, severity, message, hint }: Issue): readonly Diagnostic[] {
  if (range === undefined) return [];
  const text = hint === undefined ? message : `${message}\n${hint}`;
  return [{ from: range.start.offset, to: range.end.offset, severity, message: text }];
}

function goTo({ range, override }: Issue): void {
  if (override !== undefined) {
    overridesElement.focus();
    return;
  }
  if (range !== undefined) {
    editor.dispatch({
      selection: { anchor: range.start.offset, head: range.end.offset },
      scrollIntoView: true,
    });
  }
  editor.focus();
}
