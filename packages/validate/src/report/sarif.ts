import { formatPath } from '../format-path.ts';
import type { Issue, Range, RelatedPlace, Severity } from '../issue.ts';
import { fileUri } from './file-uri.ts';
import { shownOverride } from './shown-override.ts';
import { wholeMessage } from './whole-message.ts';

/** A file that was checked. */
export interface FileIssues {
  readonly file: string;
  readonly issues: readonly Issue[];
}

/** The checker that a log is of. */
export interface SarifTool {
  readonly name: string;
  readonly version: string;
  /** What is known about an issue code; its words stand for what is not. */
  readonly describe?: (code: string) => SarifRuleDoc | undefined;
}

interface SarifRuleDoc {
  /** One line, without a full stop. */
  readonly summary: string;
  readonly meaning: string;
  /** All that is known, for a reader who has nothing but the log. */
  readonly help: SarifHelp;
}

interface SarifHelp extends SarifMessage {
  readonly markdown: string;
}

/** The parts of SARIF 2.1.0 that a log of ours has. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly SarifRun[];
}

interface SarifRun {
  readonly tool: { readonly driver: SarifDriver };
  readonly columnKind: 'utf16CodeUnits';
  readonly results: readonly SarifResult[];
}

interface SarifDriver {
  readonly name: string;
  readonly version: string;
  readonly rules: readonly SarifRule[];
}

/** An issue code that occurs in the log. */
interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifMessage;
  readonly fullDescription?: SarifMessage;
  readonly help?: SarifHelp;
  readonly defaultConfiguration: { readonly level: Severity };
  readonly properties: { readonly kind: string };
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: Severity;
  readonly message: SarifMessage;
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly properties?: { readonly override: string };
}

interface SarifMessage {
  readonly text: string;
}

interface SarifLocation {
  readonly id?: number;
  readonly message?: SarifMessage;
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region?: SarifRegion;
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
}

interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  /** Of the character after the last, as in our ranges. */
  readonly endColumn: number;
}

/** One run of a checker over the files, as SARIF 2.1.0, for code scanning and editors. */
export function sarifLog(files: Iterable<FileIssues>, tool: SarifTool): SarifLog {
  const rules = new Map<string, { readonly index: number; readonly rule: SarifRule }>();
  const results: SarifResult[] = [];
  for (const { file, issues } of files) {
    for (const issue of issues) {
      const known = rules.get(issue.code) ?? { index: rules.size, rule: ruleOf(issue, tool) };
      rules.set(issue.code, known);
      results.push(resultOf(issue, known.index, fileUri(file)));
    }
  }
  const { name, version } = tool;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, version, rules: Array.from(rules.values(), ({ rule }) => rule) } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}

function ruleOf({ code, kind, severity }: Issue, { describe }: SarifTool): SarifRule {
  const doc = describe?.(code);
  return {
    id: code,
    shortDescription: { text: doc?.summary ?? code.replaceAll('-', ' ') },
    ...(doc !== undefined && { fullDescription: { text: doc.meaning }, help: doc.help }),
    defaultConfiguration: { level: severity },
    properties: { kind },
  };
}

function resultOf(issue: Issue, ruleIndex: number, uri: string): SarifResult {
  const override = shownOverride(issue);
  const related = issue.related.map((place, index) => relatedLocation(place, index + 1, uri));
  return {
    ruleId: issue.code,
    ruleIndex,
    level: issue.severity,
    message: { text: wholeMessage(issue) },
    locations: [locationOf(issue.path, issue.range, uri)],
    ...(related.length > 0 && { relatedLocations: related }),
    ...(override !== undefined && { properties: { override } }),
  };
}

function relatedLocation({ path, range }: RelatedPlace, id: number, uri: string): SarifLocation {
  return { id, message: { text: formatPath(path) }, ...locationOf(path, range, uri) };
}

function locationOf(path: Issue['path'], range: Range | undefined, uri: string): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: { uri },
      ...(range !== undefined && { region: regionOf(range) }),
    },
    ...(path.length > 0 && { logicalLocations: [{ fullyQualifiedName: formatPath(path) }] }),
  };
}

function regionOf({ start, end }: Range): SarifRegion {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
