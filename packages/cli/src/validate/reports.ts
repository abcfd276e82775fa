import type { Issue } from '@air/validate';
import { fileJson, githubAnnotations, reportText } from '@air/validate/report';
import type { FileIssues, FileJson } from '@air/validate/report';

import type { Host } from '../host.ts';
import { envelope, errorCodes } from '../output/envelope.ts';
import type { IssueSource, Output } from '../output/output.ts';
import { githubPath } from './github-path.ts';
import type { Tally } from './tally.ts';

/** Writes the verdict on files, in one of the forms of `--output`. */
export interface Report {
  /** Files come in the order of their paths. */
  file(issues: readonly Issue[], source: IssueSource): void;
  /** After the last file. */
  end(tally: Tally): void | Promise<void>;
}

interface ReportContext {
  readonly host: Host;
  readonly output: Output;
  /** Nothing but errors is told. */
  readonly quiet: boolean;
}

type OpenReport = (context: ReportContext) => Report;

/** By the name that `--output` has for each. Source: cli.md, "Output". */
const reports: ReadonlyMap<string, OpenReport> = new Map([
  ['text', textReport],
  ['json', jsonReport],
  ['jsonl', jsonLinesReport],
  ['sarif', sarifReport],
  ['github', githubReport],
]);

/** What `--output` takes. */
export const reportFormats: readonly string[] = [...reports.keys()];

/** Opens a report in one of the formats. */
export function openReport(format: string, context: ReportContext): Report {
  const open = reports.get(format) ?? textReport;
  return open(context);
}

function textReport({ host, output, quiet }: ReportContext): Report {
  return {
    file(issues, source) {
      const options = { ...source, ...output.reportStyle('out'), counts: false };
      for (const some of batches(issues)) host.writeOut(`${reportText(some, options)}\n\n`);
    },
    end(tally) {
      if (!quiet || tally.failed) host.writeOut(`${tally.closingLine}\n`);
    },
  };
}

function jsonReport({ host, output, quiet }: ReportContext): Report {
  const files: FileJson[] = [];
  return {
    file: (issues, { file }) => void files.push(fileJson(file, issues)),
    end(tally) {
      noteSearch(tally, output, quiet);
      const { errors, warnings, failed, message } = tally;
      const code = 'INVALID_CONFIG';
      const { kind, retryable } = errorCodes[code];
      const verdict = { files, errors, warnings };
      host.writeOut(
        envelope(
          failed ? { error: { code, kind, message, retryable, ...verdict } } : { data: verdict },
        ),
      );
    },
  };
}

function jsonLinesReport({ host, output, quiet }: ReportContext): Report {
  return {
    file: (issues, { file }) => host.writeOut(`${JSON.stringify(fileJson(file, issues))}\n`),
    end: (tally) => noteSearch(tally, output, quiet),
  };
}

function sarifReport({ host, output, quiet }: ReportContext): Report {
  const files: FileIssues[] = [];
  return {
    file(issues, { file }) {
      if (issues.length > 0) files.push({ file, issues });
    },
    async end(tally) {
      noteSearch(tally, output, quiet);
      const { sarifText } = await import('../reference.ts');
      host.writeOut(sarifText(files));
    },
  };
}

function githubReport({ host, output, quiet }: ReportContext): Report {
  return {
    file(issues, { file }) {
      const path = githubPath(file, host.env['GITHUB_WORKSPACE']);
      for (const some of batches(issues)) host.writeOut(`${githubAnnotations(some, path)}\n`);
    },
    end(tally) {
      if (!quiet) output.note(tally.closingLine);
    },
  };
}

/** A file can have hundreds of thousands of issues: no text is made of all at once. */
function* batches(issues: readonly Issue[]): Generator<readonly Issue[]> {
  const size = 1000;
  for (let at = 0; at < issues.length; at += size) yield issues.slice(at, at + size);
}

/** Where the form has no place for it: a folder without the file that was meant looks just as valid. */
function noteSearch(tally: Tally, output: Output, quiet: boolean): void {
  if (tally.searched && !quiet) output.note(tally.closingLine);
}
