import * as fc from 'fast-check';
import { describe, test } from 'vitest';
import { validateText } from './validate-text.ts';

/** Pieces of YAML that are good together, bad together, or nothing at all. */
const piece = fc.oneof(
  fc.constantFrom(
    'experiment_name: a\n',
    'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }\n',
    'command: |\n  make\n',
    'parameters:\n  a: &a [1, *a]\n',
    'env_variables: { A: , ~: b, 1: c }\n',
    'permissions: [{ user_name: a }, ~]\n',
    'containers:\n  - name: a\n    ranks: [0]\n',
    '<<: *a\n',
    '? [a]\n: b\n',
    '!!int ',
    '!x ',
    '&a ',
    '*a ',
    '%YAML 1.1\n',
    '---\n',
    '...\n',
    '# c\n',
    '"',
    "'",
    '\\',
    '{',
    '}',
    '[',
    ']',
    ', ',
    ': ',
    '- ',
    '? ',
    '| ',
    '>\n',
    '\t',
    '\r',
    '\r\n',
    '\n',
    ' ',
    '\u0000',
    '\ufeff',
    '\ud800',
    '🚀',
    '\u2028',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
);

const text = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('whatever the input', () => {
  test('there is a config or an error, and every range is in the file', ({ expect }) => {
    fc.assert(
      fc.property(text, (input) => {
        const { config, document, issues } = validateText(input);
        const errors = issues.filter(({ severity }) => severity === 'error');
        expect(config === undefined).toBe(errors.length > 0);
        const lineCount = document.text.split(/\r\n|\r|\n/).length;
        for (const { range, related, message } of issues) {
          expect(message).not.toBe('');
          for (const found of [range, ...related.map((place) => place.range)]) {
            if (found === undefined) continue;
            const { start, end } = found;
            expect(start.offset).toBeGreaterThanOrEqual(0);
            expect(end.offset).toBeGreaterThanOrEqual(start.offset);
            expect(end.offset).toBeLessThanOrEqual(document.text.length);
            expect(end.line).toBeLessThanOrEqual(lineCount);
            expect(Math.min(start.line, start.column, end.line, end.column)).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('bytes are as good as text, and the same input gives the same answer', ({ expect }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (input) => {
        const { issues, config } = validateText(input);
        for (const same of [input, new TextEncoder().encode(input)]) {
          const again = validateText(same);
          expect(again.config).toEqual(config);
          expect(again.issues).toEqual(issues);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('bytes that mean nothing are no failure', ({ expect }) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(validateText(bytes).config).toBeUndefined();
      }),
    );
  });
});

test('the config has what the file says, in canonical form', ({ expect }) => {
  const { config, issues, document } = validateText(`experiment_name: heron
compute: { accelerator_type: GPU_8xH100, num_accelerators: 16, pool_id: ' p ', priority_class: normal }
command: make
mlflow_artifact_location: /Volumes/a/b
`);
  expect(issues).toEqual([]);
  expect(config).toEqual({
    experiment_name: 'heron',
    compute: {
      accelerator_type: 'GPU_8xH100',
      num_accelerators: 16,
      pool_id: 'p',
      priority_class: 'NORMAL',
    },
    command: 'make',
    mlflow_artifact_location: 'dbfs:/Volumes/a/b',
  });
  expect(document.yaml?.toJS()).toMatchObject({ compute: { pool_id: ' p ' } });
});
