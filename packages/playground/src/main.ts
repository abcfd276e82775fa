import { describeRunConfig } from '@air/schema';
import { formatPath, OverrideError, parseOverrides, validateText } from '@air/validate';
import type { Issue, Override } from '@air/validate';
import { setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { stringify } from 'yaml';
import { createEditor } from './editor.ts';
import { elementOf } from './element.ts';
import { issueList, verdictOf } from './issue-list.ts';
import type { Choice } from './issue-list.ts';

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

/** At the place of the issue, and at each other that it is about. */
function diagnosticsOf({
  path,
  range,
  severity,
  message,
  hint,
  related,
}: Issue): readonly Diagnostic[] {
  const text = hint === undefined ? message : `${message}\n${hint}`;
  return [
    ...marked(range, severity, text),
    ...related.flatMap((other) =>
      marked(other.range, 'info', `see ${formatPath(path)}: ${message}`),
    ),
  ];
}

function marked(
  range: Issue['range'],
  severity: Diagnostic['severity'],
  message: string,
): readonly Diagnostic[] {
  if (range === undefined) return [];
  return [{ from: range.start.offset, to: range.end.offset, severity, message }];
}

function goTo({ range, override }: Choice): void {
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
