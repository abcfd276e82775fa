import type { EndEvent, FoundEvent, RunEvent } from '@air/runs';

import type { Host } from '../host.ts';
import type { Output } from '../output/output.ts';
import type { FollowedNode } from './followed-node.ts';
import { checkNode, nodesOf } from './followed-node.ts';
import { LinePrinter } from './line-printer.ts';

interface ShowOptions {
  readonly host: Host;
  readonly output: Output;
  /** As `--node` says; node 0 unless told. */
  readonly node: FollowedNode | undefined;
  readonly timestamps?: boolean;
}

/** Shows what happens to a run, up to its end. */
export async function showRun(
  events: AsyncIterable<RunEvent>,
  options: ShowOptions,
): Promise<EndEvent> {
  const { output, node = 0 } = options;
  let printer = printerFor(options, undefined);
  for await (const event of events) {
    switch (event.type) {
      case 'found':
        printer = printerFor(options, checkedNodes(event, options));
        break;
      case 'lines':
        printer.print(event.lines);
        break;
      case 'status': {
        const { status, previousStatus } = event;
        const previous = previousStatus !== undefined && { previous_status: previousStatus };
        output.event({ type: 'STATUS', status, ...previous }, { progress: `Status: ${status}` });
        break;
      }
      case 'retry': {
        const { retry, maxRetries } = event;
        const most = maxRetries !== undefined && { max_retries: maxRetries };
        const text = `Retry ${retry}${maxRetries === undefined ? '' : ` of ${maxRetries}`}`;
        output.event({ type: 'RETRY', retry, ...most }, { progress: text });
        break;
      }
      case 'message':
        output.note(event.text);
        break;
      case 'trouble': {
        const { text: line } = event;
        const ofNode = node === 'all' ? 0 : node;
        output.event({ type: 'ERROR', node: ofNode, line }, { progress: `Warning: ${line}` });
        break;
      }
      case 'end':
        return event;
    }
  }
  throw new Error('the events of a run stopped before its end');
}

/** The nodes of the run; throws when it lacks the one that is wanted. */
function checkedNodes({ workload }: FoundEvent, { node, output }: ShowOptions): number | undefined {
  const nodes = nodesOf(workload);
  if (nodes === undefined) return undefined;
  checkNode(node, nodes);
  if (node === undefined && nodes > 1) {
    output.note(`Showing node 0 of ${nodes}; --node all shows every node`);
  }
  return nodes;
}

function printerFor(
  { host, output, node, timestamps = false }: ShowOptions,
  nodes: number | undefined,
): LinePrinter {
  const isTerminal = !output.json && host.isOutTerminal();
  return new LinePrinter(output, {
    allNodes: node === 'all',
    nodes,
    timestamps,
    isTerminal,
    colored: isTerminal && output.usesColor('out'),
  });
}
