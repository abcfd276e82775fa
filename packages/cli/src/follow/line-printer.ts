import type { LogLine } from '@air/runs';

import type { Output } from '../output/output.ts';

interface LineStyle {
  /** Every node is followed; of a run with several nodes each line says which one wrote it. */
  readonly allNodes: boolean;
  /** The nodes of the run, where that is known. */
  readonly nodes: number | undefined;
  readonly timestamps: boolean;
  /** Standard output is a terminal. */
  readonly isTerminal: boolean;
  readonly colored: boolean;
}

/** Cyan, yellow, green, magenta, blue, red. */
const colors = [36, 33, 32, 35, 34, 31] as const;

/** Prints the lines of a log, many at once. Source: cli.md, "Output". */
export class LinePrinter {
  readonly #output: Output;
  readonly #style: LineStyle;
  #highestNode: number;

  constructor(output: Output, style: LineStyle) {
    this.#output = output;
    this.#style = style;
    this.#highestNode = (style.nodes ?? 1) - 1;
  }

  /** A line that shows a fatal failure is announced. */
  print(lines: readonly LogLine[]): void {
    if (this.#output.json) {
      this.#output.write(lines.map(jsonOf).join(''));
      return;
    }
    for (const { node } of lines) this.#highestNode = Math.max(this.#highestNode, node);
    let text = '';
    for (const line of lines) {
      if (line.isFatal) {
        this.#output.write(text);
        text = '';
        this.#output.note(`Node ${line.node} shows a fatal failure:`);
      }
      text += `${this.#prefix(line)}${this.#shown(line.line)}\n`;
    }
    this.#output.write(text);
  }

  #prefix({ node, time }: LogLine): string {
    const { allNodes, timestamps, colored } = this.#style;
    const stamp = timestamps && time !== undefined ? `${new Date(time).toISOString()} ` : '';
    if (!allNodes || this.#highestNode === 0) return stamp;
    const label = `[node ${node}]`;
    return `${colored ? `\u001B[${colors[node % colors.length]}m${label}\u001B[39m` : label} ${stamp}`;
  }

  /** A terminal shows the last state of a progress bar; to draw all of them would wipe out what stands before it. */
  #shown(line: string): string {
    if (!this.#style.isTerminal || !line.includes('\r')) return line;
    return line.split('\r').findLast((state) => state !== '') ?? '';
  }
}

function jsonOf({ node, line, time, isFatal }: LogLine): string {
  const ts = (time === undefined ? new Date() : new Date(time)).toISOString();
  const rest = `"ts":"${ts}","node":${node},"line":${JSON.stringify(line)}}\n`;
  return `${isFatal ? `{"type":"ALERT",${rest}` : ''}{"type":"LOG",${rest}`;
}
