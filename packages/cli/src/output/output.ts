import type { Issue } from '@air/validate';
import { issueJson, reportText } from '@air/validate/report';
import type { ReportOptions } from '@air/validate/report';

import type { Host } from '../host.ts';
import { codeHelp } from './code-help.ts';
import { envelope } from './envelope.ts';
import { passingLine } from './passing-line.ts';
import { plainLines } from './plain-text.ts';

/** Something that happens while a run is followed, as a line of JSON. Source: cli.md, "Output". */
interface JsonEvent {
  readonly type: 'SUBMITTED' | 'STATUS' | 'RETRY' | 'ERROR';
  /** When it happened, where that is known. */
  readonly ts?: string | undefined;
  readonly [field: string]: unknown;
}

/** The same for people: a result, or progress; undefined says nothing. */
type Text = { readonly result: string } | { readonly progress: string } | undefined;

/** Where a command puts what it has to say: results on standard output, everything else on standard error. */
export interface Output {
  readonly json: boolean;
  /** Whether text is coloured, on standard error unless told. Asks the terminal, which takes a while: for failures and warnings. */
  usesColor(stream?: 'out' | 'err'): boolean;
  /** How issues look there. */
  reportStyle(stream?: 'out' | 'err'): Pick<ReportOptions, 'color' | 'codeHelp'>;
  /** What the command answers. */
  result(data: object, text: Text): void;
  /** Something that happens while a run is followed. */
  event(event: JsonEvent, text: Text): void;
  /** Whole lines for standard output, as they are. */
  write(lines: string): void;
  /** Progress and hints. */
  note(text: string): void;
  /** How far work is, on a terminal alone: what is written next takes its place. */
  passing(text: string): void;
  /** Doubts about a file that stop nothing: `data.warnings` of the envelope as long as there can be one, else text. */
  warn(issues: readonly Issue[], source: IssueSource): void;
  /** Why the command ended without a result, or after it. */
  fail(failure: Failure): void;
}

/** A failure in all its forms. */
export interface Failure {
  /** `error` of the envelope. */
  readonly json: object;
  /** What goes beside the envelope, as it has no place for it. */
  readonly beside: string;
  readonly text: () => string;
}

/** The file that issues are about: its name as the user gave it, and its text. */
export interface IssueSource {
  readonly file: string;
  readonly text: string;
}

interface OutputOptions {
  readonly json: boolean;
  readonly noColor: boolean;
}

/** Whether failures are envelopes when `--output` is so. */
export function isJson(format: string | undefined): boolean {
  return format === 'json' || format === 'jsonl';
}

/** Opens the output of one command. */
export function openOutput(given: Host, { json, noColor }: OutputOptions): Output {
  const line = passingLine(given);
  const { host } = line;
  const usesColor: Output['usesColor'] = (stream = 'err') =>
    !json && !noColor && wantsColor(host, stream);
  const reportStyle: Output['reportStyle'] = (stream = 'err') =>
    usesColor(stream) && isTerminal(host, stream)
      ? { color: true, codeHelp: codeHelp(host) }
      : { color: usesColor(stream) };
  return {
    json,
    usesColor,
    reportStyle,
    note: (text) => host.writeErr(`${plainLines(text)}\n`),
    passing: (text) => line.show(text),
    write: (lines) => {
      if (lines !== '') host.writeOut(lines);
    },
    ...(json ? jsonOutput(host) : textOutput(host, reportStyle)),
  };
}

type Answers = Pick<Output, 'result' | 'event' | 'warn' | 'fail'>;

function jsonOutput(host: Host): Answers {
  const held: (readonly [issues: readonly Issue[], source: IssueSource])[] = [];
  let isAnswered = false;
  return {
    result(data) {
      // work that was interrupted may still come to its end
      if (isAnswered) return;
      isAnswered = true;
      const warnings = held.flatMap(([issues, { file }]) =>
        issues.map((issue) => issueJson(issue, file)),
      );
      host.writeOut(envelope({ data: warnings.length === 0 ? data : { ...data, warnings } }));
    },
    event({ type, ts, ...fields }) {
      const line = { type, ts: ts ?? new Date().toISOString(), ...fields };
      host.writeOut(`${JSON.stringify(line)}\n`);
    },
    warn(issues, source) {
      if (issues.length === 0) return;
      if (isAnswered) writeWarnings(host, issues, source);
      else held.push([issues, source]);
    },
    fail({ json, beside, text }) {
      if (isAnswered) return host.writeErr(text());
      isAnswered = true;
      for (const [issues, source] of held) writeWarnings(host, issues, source);
      host.writeOut(envelope({ error: json }));
      host.writeErr(beside);
    },
  };
}

function textOutput(host: Host, reportStyle: Output['reportStyle']): Answers {
  const write = (text: Text): void => {
    if (text === undefined) return;
    if ('result' in text) host.writeOut(`${plainLines(text.result)}\n`);
    else host.writeErr(`${plainLines(text.progress)}\n`);
  };
  return {
    result: (_, text) => write(text),
    event: (_, text) => write(text),
    warn(issues, source) {
      if (issues.length > 0) writeWarnings(host, issues, { ...source, ...reportStyle() });
    },
    fail: ({ text }) => host.writeErr(text()),
  };
}

/** `FORCE_COLOR=0` is a no, any other value a yes. */
function wantsColor(host: Host, stream: 'out' | 'err'): boolean {
  const { env } = host;
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0';
  return env['TERM'] !== 'dumb' && isTerminal(host, stream);
}

function isTerminal(host: Host, stream: 'out' | 'err'): boolean {
  return stream === 'out' ? host.isOutTerminal() : host.isErrTerminal();
}

function writeWarnings(host: Host, issues: readonly Issue[], source: ReportOptions): void {
  host.writeErr(`${reportText(issues, source)}\n`);
}
