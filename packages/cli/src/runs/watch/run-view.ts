import type { ListedRun } from '@air/runs';

import { clipped } from '../../output/clipped.ts';
import { plainText } from '../../output/plain-text.ts';
import { runTable } from '../run-table.ts';

/** What the live view shows. */
export interface RunView {
  readonly title: string;
  /** Undefined until the first list is there. */
  readonly runs: readonly ListedRun[] | undefined;
  /** The id of the run that the keys are about; the first one where it is gone. */
  readonly selected: string | undefined;
  /** What came of the last key. */
  readonly message: string;
  /** Why the list is not the newest one. */
  readonly trouble: string | undefined;
  /** The run that is cancelled by a yes. */
  readonly asksToCancel: string | undefined;
}

/** No name is wider in a narrow terminal, so that the status stands beside it. */
const widestCell = 20;

const keysText = 'up/down select   enter log   o open   c cancel   r refresh   q quit';

/** The lines of the view: as many as there are rows at most, each as wide as the terminal at most. */
export function viewLines(
  view: RunView,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): string[] {
  const clip = (text: string): string => clipped(plainText(text), columns);
  const title = clip(view.title);
  const foot = ['', clip(messageOf(view)), clip(keysText)];
  if (view.runs === undefined || view.runs.length === 0) {
    return [title, '', view.runs === undefined ? '' : clip('There are no such runs now'), ...foot];
  }
  const [titles = '', ...lines] = runTable(view.runs, {
    line: Math.max(1, columns - 2),
    cell: Math.max(widestCell, Math.floor(columns / 3)),
  });
  const room = Math.max(1, rows - foot.length - 2);
  const place = placeOf(view);
  const first = Math.max(0, Math.min(place - Math.floor(room / 2), lines.length - room));
  const marked = lines.map((line, index) => `${index === place ? '>' : ' '} ${line}`);
  return [title, `  ${titles}`, ...marked.slice(first, first + room), ...foot];
}

function messageOf({ asksToCancel, message, trouble }: RunView): string {
  if (asksToCancel !== undefined) return `Cancel run ${asksToCancel}? y/n`;
  return message || (trouble === undefined ? '' : `This list is old: ${trouble}`);
}

/** The run that the keys are about. */
export function selectedRun(view: RunView): ListedRun | undefined {
  return view.runs?.[placeOf(view)];
}

function placeOf({ runs = [], selected }: RunView): number {
  return Math.max(
    0,
    runs.findIndex(({ runId }) => runId === selected),
  );
}

/** The view with the run selected that stands so many places below, as far as there is one. */
export function moved(view: RunView, by: number): RunView {
  const { runs = [] } = view;
  const place = Math.max(0, Math.min(runs.length - 1, placeOf(view) + by));
  return { ...view, selected: runs[place]?.runId };
}
