import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';

/** What YAML readers stumble over, each put in, or in the place of something else. */
const fragments = [
  '&a ',
  '*a',
  '*b',
  '<<: *a',
  '<<: [*a, *b]',
  '<<: 1',
  '!!str ',
  '!!int ',
  '! ',
  '!x ',
  '!<x> ',

  '- ',
  ': ',
  '? ',
  '#',
  ' # ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '|',
  '>',
  '|2-',
  '>+',
  '`',
  '@',
  '%',

  '---\n',
  '...\n',
  '%YAML 1.1\n---\n',
  '%YAML 2.0\n---\n',
  '%TAG ! tag:x,1:\n---\n',
  '<<<<<<< HEAD\n',

  '\t',
  '\r',
  '\r\n',
  '\n\n',
  '\0',
  '\x07',
  '\x7F',
  '\x85',
  '\xA0',
  '\u2028',
  '\uFEFF',
  '\uFFFE',

  '\uD800',
  '\uDC00',
  '😀',
  'é',
  'ſ',
  '\u212A',
  '\\',
  '\\x',
  '\\u12',
  '\\ud800',
  '{{ x }}',
  '${X}',
  '../',

  'null',
  '~',
  'true',
  'False',
  'yes',
  '0',
  '-1',
  '08',
  '0x1F',
  '0o7',
  '1_000',
  '1e3',
  '1.0',
  '.inf',

  '9007199254740993',
  '12345678901234567890',
  '2031-01-01',
  '""',
  "''",
  '[]',
  '{}',
  '=',
  '- - - - a',

  'experiment_name: x\n',
  'compute:\n',
  'command: ls\n',
  'containers:\n',
  'parameters:\n  a: 1\n',
  '__proto__: 1\n',
  'constructor: x\n',
  'toString: y\n',
  'hasOwnProperty: z\n',
];

type Mutation = (text: string) => string;

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const fragment = fc.constantFrom(...fragments);
const length = fc.nat({ max: 12 });

/** One change, of characters or of lines. */
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fragment).map(
    ([at, piece]): Mutation =>
      (text) =>
        splice(text, at, 0, piece),
  ),
  fc.tuple(place, length, fragment).map(
    ([at, size, piece]): Mutation =>
      (text) =>
        splice(text, at, size, piece),
  ),
  fc.tuple(place, length).map(
    ([at, size]): Mutation =>
      (text) =>
        splice(text, at, size, ''),
  ),
  fc.tuple(place, length, fc.nat({ max: 300 })).map(([at, size, times]): Mutation => (text) => {
    const start = Math.floor(at * text.length);
    return splice(text, at, 0, text.slice(start, start + size).repeat(times));
  }),
  fc.tuple(place, place).map(([from, to]): Mutation =>
    onLines((lines) => {
      const [line = ''] = lines.splice(Math.floor(from * lines.length), 1);
      lines.splice(Math.floor(to * lines.length), 0, line);
    }),
  ),
  place.map((at): Mutation =>
    onLines((lines) => {
      const index = Math.floor(at * lines.length);
      lines.splice(index, 0, lines[index] ?? '');
    }),
  ),
  fc.tuple(place, fc.integer({ min: -4, max: 9 })).map(([at, indent]): Mutation =>
    onLines((lines) => {
      const index = Math.floor(at * lines.length);
      const line = lines[index] ?? '';
      lines[index] = indent < 0 ? line.slice(-indent) : ' '.repeat(indent) + line;
    }),
  ),
);

function splice(text: string, at: number, size: number, piece: string): string {
  const start = Math.floor(at * (text.length + 1));
  return text.slice(0, start) + piece + text.slice(start + size);
}

function onLines(change: (lines: string[]) => void): Mutation {
  return (text) => {
    const lines = text.split('\n');
    change(lines);
    return lines.join('\n');
  };
}

/** A conformance vector with a few changes, as text or as the bytes of a file. It shrinks to fewer changes. */
export function mutatedConfig(): fc.Arbitrary<string | Uint8Array> {
  const text = fc
    .tuple(fc.constantFrom(...corpus()), fc.array(mutation, { maxLength: 5 }))
    .map(([config, mutations]) => mutations.reduce((changed, change) => change(changed), config));
  const bytes = fc
    .tuple(text, fc.array(fc.tuple(place, fc.nat({ max: 255 })), { minLength: 1, maxLength: 3 }))
    .map(([config, changes]) => {
      const file = new TextEncoder().encode(config);
      for (const [at, byte] of changes) file[Math.floor(at * file.length)] = byte;
      return file;
    });
  return fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: bytes });
}

function corpus(): string[] {
  return ['vectors.jsonl', 'mutants.jsonl'].flatMap((name) => {
    const file = new URL(`../../validate/conformance/${name}`, import.meta.url);
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line): string => JSON.parse(line).yaml)
      .filter((yaml) => yaml.length < 20_000);
  });
}
