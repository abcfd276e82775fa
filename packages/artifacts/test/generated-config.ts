import * as fc from 'fast-check';
import { Anchors } from './anchors.ts';

/** A value of generated YAML. Printing goes in the order of the text, so that anchors come before aliases. */
interface Value {
  /** What stands after `key:` or `-` of an entry at `indent`. */
  readonly block: (indent: string, anchors: Anchors) => string;
  /** The value inside a flow collection. */
  readonly flow: (anchors: Anchors) => string;
  readonly kind: 'scalar' | 'map' | 'list' | 'alias';
}

interface Entry {
  readonly key: string;
  readonly value: Value;
  /** `? key` in place of `key:`. */
  readonly explicit: boolean;
  readonly comment: boolean;
}

const plainWords =
  'yes No on OFF y 1_000 0o7 0b11 010 08 +1 -0 0x1F ~ null Null true False = 1e-5 1E5 1.0 1. .5 1e400 ' +
  '.inf -.Inf .NaN 12345678901234567890 -98765432109876543210 0.1000000000000000055 12:30:45 ' +
  '190:20:30.15 2001-01-01 2001-12-14t21:59:43.10-05:00 1.2.3 a:b a#b http://host:1/x?y=z -x --flag ' +
  '---x é 日本 😀';
const plain = fc.constantFrom('two words', ...plainWords.split(' '));
const number = fc.oneof(fc.integer(), fc.bigInt(), fc.double()).map(String);
const line = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .filter((text) => !/[\x00-\x08\x0a-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/.test(text));
const longLine = fc
  .array(fc.constantFrom('alpha', 'beta', '#', 'a:', '- x', "it's", '"q"'), { maxLength: 60 })
  .map((words) => words.join(' '));
const singleQuoted = fc
  .oneof(line, longLine, plain)
  .map((text) => `'${text.replaceAll("'", "''")}'`);
const doubleQuoted = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 20 }), longLine)
  .map(inDoubleQuotes);
const taggedTexts =
  '!!str 5, !!str yes, !!int 0x1F, !!float 1, !!null ~, !!bool true, ! word, !own word, !own "5", !!str';
const tagged = fc.constantFrom(...taggedTexts.split(', '));

const blockScalar = fc
  .record({
    style: fc.constantFrom('|', '>'),
    chomping: fc.constantFrom('', '-', '+'),
    lines: fc.array(fc.oneof(line, longLine, fc.constantFrom('', ' x', 'x ', '\tx')), {
      minLength: 1,
      maxLength: 5,
    }),
  })
  .map(({ style, chomping, lines }) =>
    scalarOf(
      (indent) => [`${style}2${chomping}`, ...lines.map((text) => `${indent}  ${text}`)].join('\n'),
      inDoubleQuotes(lines.join('\n')),
    ),
  );
const overLines = fc
  .constantFrom('', '"')
  .map((quote) =>
    scalarOf((indent) => `${quote}one\n${indent}  two\n\n${indent}  three${quote}`, "'one'"),
  );
const noFlow = fc
  .constantFrom('a, b', 'x]y', 'f{x}', 'a [b]')
  .map((text) => scalarOf(() => text, `'${text}'`));

const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(plain, number).map((text) => scalarOf(() => text, text)) },
  {
    weight: 4,
    arbitrary: fc
      .oneof(singleQuoted, doubleQuoted, tagged)
      .map((text) => scalarOf(() => text, text)),
  },
  { weight: 3, arbitrary: fc.oneof(blockScalar, overLines, noFlow) },
  fc.constant(scalarOf(() => '', '~')),
);

const oddKeys =
  '1, 2.5, true, ~, yes, 0x10, "a b", "<<", -1, ---, ... x, --- x, 12:30, "é\\n\\x85"';
const key = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9_.-]{0,8}$/) },
  fc.constantFrom(`"${'long '.repeat(300)}"`, ...oddKeys.split(', ')),
);

/** Whether a map has a merge, where it stands, and of what. */
const mergePick = fc.option(fc.nat(), { nil: undefined, freq: 4 });

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 5, arbitrary: scalar },
    fc.nat().map(aliasOf),
    fc.tuple(entriesOf(tie('value')), mergePick, fc.boolean()).map((parts) => mapOf(...parts)),
    fc
      .tuple(fc.array(tie('value'), { maxLength: 4 }), fc.boolean())
      .map((parts) => listOf(...parts)),
    tie('value').map(anchored),
  ),
}));

/**
 * Run configs whose `parameters` hold what users write: every style of scalar, tags, anchors, aliases,
 * merges, odd keys, comments, CRLF. Made as text; no YAML library has a hand in it.
 */
export const generatedConfig: fc.Arbitrary<string> = fc
  .record({ entries: entriesOf(value, 1), merge: mergePick, crlf: fc.boolean() })
  .map(({ entries, merge, crlf }) => {
    const text = [
      'experiment_name: &name heron',
      'compute: { num_accelerators: 1, accelerator_type: GPU_1xA10 }',
      'command: echo',
      'env_variables: &base { A: &quoted "0123", B: &plain 1e3 }',
      `parameters:${mapOf(entries, merge, false).block('', new Anchors())}`,
      '',
    ].join('\n');
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

function scalarOf(block: (indent: string) => string, flow: string): Value {
  return { kind: 'scalar', block: (indent) => ` ${block(indent)}`, flow: () => flow };
}

function aliasOf(pick: number): Value {
  const print = (anchors: Anchors): string => ` ${anchors.alias(pick)} `;
  return { kind: 'alias', block: (_, anchors) => print(anchors), flow: print };
}

function anchored(value: Value): Value {
  if (value.kind === 'alias') return value;
  const around = (anchors: Anchors, print: () => string): string => {
    const name = anchors.next();
    const text = print();
    anchors.add(name, value.kind === 'map');
    return ` &${name}${text}`;
  };
  return {
    kind: 'alias', // no second anchor
    block: (indent, anchors) => around(anchors, () => orTilde(value.block(indent, anchors))),
    flow: (anchors) => around(anchors, () => ` ${value.flow(anchors)}`),
  };
}

/** js-yaml misreads what follows a null of no characters that has an anchor or is the last of its list. */
function orTilde(text: string): string {
  return text.trim() === '' ? ' ~' : text;
}

function listOf(items: readonly Value[], isFlow: boolean): Value {
  const flow = (anchors: Anchors): string =>
    `[${items.map((item) => `${item.flow(anchors)} `).join(',')}]`;
  return {
    kind: 'list',
    flow,
    block: (indent, anchors) => {
      if (isFlow || items.length === 0) return ` ${flow(anchors)}`;
      const texts = items.map((item) => item.block(`${indent}  `, anchors));
      return texts.map((text) => `\n${indent}  -${orTilde(text)}`).join('');
    },
  };
}

function mapOf(entries: readonly Entry[], merge: number | undefined, isFlow: boolean): Value {
  const flow = (anchors: Anchors): string => {
    const texts = entries.map(({ key, value }) => `? ${key} : ${value.flow(anchors)} `);
    return `{${texts.join(',')}}`;
  };
  return {
    kind: 'map',
    flow,
    block: (indent, anchors) => {
      if (isFlow || entries.length === 0) return ` ${flow(anchors)}`;
      const deeper = `${indent}  `;
      const mergeAt = merge === undefined ? -1 : merge % entries.length;
      return entries
        .map((entry, index) => {
          const before =
            merge === undefined || index !== mergeAt
              ? ''
              : `\n${deeper}<<: ${mergeText(merge, anchors)}`;
          return before + entryText(entry, deeper, anchors);
        })
        .join('');
    },
  };
}

function entryText(
  { key, value, explicit, comment }: Entry,
  indent: string,
  anchors: Anchors,
): string {
  const start = explicit || key.length > 1000 ? `? ${key}\n${indent}:` : `${key}:`;
  const text = value.block(indent, anchors);
  const note = comment && text.startsWith('\n') ? ' # note' : '';
  return `\n${indent}${start}${note}${text}`;
}

function mergeText(pick: number, anchors: Anchors): string {
  const first = anchors.mapAlias(pick);
  if (pick % 3 === 0) return `[${first} , ${anchors.mapAlias(pick >> 4)} ]`;
  return pick % 5 === 0 ? '{ inline: 0x10, "other": yes }' : first;
}

function entriesOf(value: fc.Arbitrary<Value>, minLength = 0): fc.Arbitrary<Entry[]> {
  const entry = fc.record({ key, value, explicit: fc.boolean(), comment: fc.boolean() });
  return fc.uniqueArray(entry, { minLength, maxLength: 5, selector: ({ key }) => key });
}

function inDoubleQuotes(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
