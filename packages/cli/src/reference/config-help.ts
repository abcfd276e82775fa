import { describeField, describeRunConfig } from '@air/schema';
import type { FieldDescription } from '@air/schema';
import { didYouMean } from '@air/validate';

import { UsageError } from '../errors/usage-error.ts';
import type { HelpAnswer } from '../usage/help-answer.ts';
import { indented, listed, section, sections, table, wrapped } from '../usage/layout.ts';
import { exampleYaml } from './example-yaml.ts';

/** Help about a field of the config by its dotted path; the empty path is the config itself. Throws for any other. */
export function configHelp(path: string): HelpAnswer {
  const field = describeField(path);
  if (field === undefined) throw unknownField(path);
  const place = placeOf(field);
  return { text: fieldText(field, place), data: fieldData(field, place) };
}

/** Where a field stands. */
interface Place {
  /** The maps that it is in, the outermost first, without the config itself. */
  readonly parents: readonly FieldDescription[];
  /** The fields of the same map. */
  readonly beside: readonly FieldDescription[];
}

function placeOf({ path }: FieldDescription): Place {
  const parents = allFields().filter((field) => isBelow(path, field.path));
  const { fields } = parents.at(-1) ?? describeRunConfig();
  return { parents, beside: path === '' ? [] : fields.filter((field) => field.path !== path) };
}

function fieldText(field: FieldDescription, { parents, beside }: Place): string {
  const { path, title, documentation, fields } = field;
  const facts = [
    ['Type', [field.type]],
    ['Required', [requiredText(field, parents)]],
    ['Default', field.default === undefined ? [] : [field.default]],
    ['Limits', [...field.limits, ...field.relations]],
    ['Beside it', beside.length === 0 ? [] : [beside.map(lastKey).join(', ')]],
  ] as const;
  const rows = facts.flatMap(([name, lines]) =>
    lines.map((line, index) => [index === 0 ? name : '', line]),
  );
  return sections([
    `config${path === '' ? '' : `.${path}`}: ${title}`,
    wrapped(documentation),
    path === '' ? undefined : table(rows).join('\n'),
    section('Example', indented(exampleYaml(field))),
    listed('Fields', fields.map(fieldRow)),
    fields[0] && `For one of them: air help config.${fields[0].path}`,
  ]);
}

function fieldRow(field: FieldDescription): readonly string[] {
  return [lastKey(field), field.required ? `${field.type}, required` : field.type, field.title];
}

/** A field of a map that may be left out is required only where the map is there. */
function requiredText(
  { required }: FieldDescription,
  parents: readonly FieldDescription[],
): string {
  if (!required) return 'no';
  const optional = parents.findLast((parent) => !parent.required);
  return optional === undefined ? 'yes' : `yes, where ${optional.path} is given`;
}

function fieldData(field: FieldDescription, { beside }: Place): object {
  const { path, title, documentation, type, required, limits, relations, example } = field;
  return {
    path,
    title,
    documentation,
    type,
    required,
    default: field.default ?? null,
    limits,
    relations,
    example,
    example_yaml: exampleYaml(field),
    beside: beside.map((other) => other.path),
    fields: field.fields.map((below) => below.path),
  };
}

function unknownField(path: string): UsageError {
  const suggestion = didYouMean(`config.${path}`, pathsBesides(path)).hint ?? elsewhere(path);
  return new UsageError(`a config has no field ${path}`, {
    hint: suggestion ?? whatIsThere(path),
    usageLine: 'Usage: air help config[.path]',
  });
}

/** What the path is below of is known to be there, so it is not what was meant. */
function pathsBesides(path: string): readonly string[] {
  return allFields()
    .map((field) => withoutEntries(field))
    .filter((known) => !path.startsWith(`${known}.`))
    .map((known) => `config.${known}`);
}

/** The last word at another level, spelled exactly or nearly so. */
function elsewhere(path: string): string | undefined {
  const word = path.slice(path.lastIndexOf('.') + 1);
  const found =
    allFields().find((field) => lastKey(field) === word) ??
    allFields().find((field) => didYouMean(word, [lastKey(field)]).hint !== undefined);
  return found && `Did you mean config.${withoutEntries(found)}?`;
}

/** What can be asked about at the deepest level that is known. */
function whatIsThere(path: string): string {
  const above = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  const field = describeField(above);
  if (field === undefined) return whatIsThere(above);
  if (field.fields.length === 0) {
    return `There is help about config.${above}, and about nothing below it.`;
  }
  const name = above === '' ? 'A config' : above;
  return `${name} has ${field.fields.map(lastKey).join(', ')}.`;
}

/** Every field there is, in declaration order, parents before what is in them. */
function allFields(): readonly FieldDescription[] {
  const below = (field: FieldDescription): readonly FieldDescription[] =>
    field.fields.flatMap((child) => [child, ...below(child)]);
  return below(describeRunConfig());
}

function isBelow(path: string, parent: string): boolean {
  return path.startsWith(`${parent}.`) || path.startsWith(`${parent}[].`);
}

function withoutEntries({ path }: FieldDescription): string {
  return path.replaceAll('[]', '');
}

function lastKey({ path }: FieldDescription): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
