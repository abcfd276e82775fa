import type { EndEvent, RunEvent } from '@air/runs';

import type { JsonEvent, Output, Text } from '../output/output.ts';

/** Shows what happens to a run, up to its end. `labelled` says of each line which node wrote it. */
export async function showRun(
  events: AsyncIterable<RunEvent>,
  output: Output,
  { labelled }: { readonly labelled: boolean },
): Promise<EndEvent> {
  for await (const event of events) {
    if (event.type === 'end') return event;
    if (event.type === 'message') output.note(event.text);
    else output.event(jsonOf(event), textOf(event, labelled));
  }
  throw new Error('the events of a run stopped before its end');
}

type ShownEvent = Exclude<RunEvent, { readonly type: 'end' | 'message' }>;

/** Source: cli.md, "Output". */
function jsonOf(event: ShownEvent): JsonEvent {
  switch (event.type) {
    case 'status': {
      const { status, previousStatus } = event;
      return {
        type: 'STATUS',
        status,
        ...(previousStatus !== undefined && { previous_status: previousStatus }),
      };
    }
    case 'retry': {
      const { retry, maxRetries } = event;
      return {
        type: 'RETRY',
        retry,
        ...(maxRetries !== undefined && { max_retries: maxRetries }),
      };
    }
    case 'log':
    case 'alert': {
      const { node, line, time } = event;
      return { type: event.type === 'log' ? 'LOG' : 'ALERT', ts: time.toISOString(), node, line };
    }
  }
}

function textOf(event: ShownEvent, labelled: boolean): Text {
  switch (event.type) {
    case 'status':
      return { progress: `Status: ${event.status}` };
    case 'retry':
      return {
        progress: `Retry ${event.retry}${event.maxRetries === undefined ? '' : ` of ${event.maxRetries}`}`,
      };
    case 'log':
      return { result: labelled ? `[node ${event.node}] ${event.line}` : event.line };
    case 'alert':
      return { progress: `Node ${event.node} shows a fatal failure:` };
  }
}
