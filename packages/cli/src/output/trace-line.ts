import type { TraceEvent } from '@air/workspace';

/** Shorter waits are not worth a word. */
const longWait = 5000;

/** What --debug says of a request or a retry; without it only a wait that could be taken for a hang is told. */
export function traceLine(event: TraceEvent, debug: boolean): string | undefined {
  if (debug) return `debug: ${event.request} ${whatHappened(event)}`;
  if (event.type === 'request' || event.wait < longWait) return undefined;
  return `The workspace is not ready (${event.reason}); trying again in ${seconds(event.wait)}`;
}

function whatHappened(event: TraceEvent): string {
  if (event.type === 'retry') {
    return `again in ${seconds(event.wait)} (try ${event.nextTry}): ${event.reason}`;
  }
  const { status, failure, milliseconds, requestId } = event;
  const outcome = status === undefined ? `failed: ${failure}` : `answered ${status}`;
  return `${outcome}, ${milliseconds} ms${requestId === undefined ? '' : `, request id ${requestId}`}`;
}

/** `0.4 s`, `30 s` */
function seconds(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toFixed(1))} s`;
}
