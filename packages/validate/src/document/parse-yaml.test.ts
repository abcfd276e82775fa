import { describe, test } from 'vitest';
import { lines } from '../../test/lines.ts';
import { validateText } from '../validate-text.ts';

/** Everything that is said of a text. After an error of syntax that is one thing. */
function told(...text: readonly string[]): string {
  return lines(validateText(text.join('\n')).issues).join(' | ');
}

describe('what is no YAML is said in words of ours, at its place', () => {
  test.for([
    [
      'a tab as indentation',
      'compute:\n\tnum_accelerators: 1',
      '2:1  (tab-indentation): a tab stands where YAML indents with spaces [Replace the tabs at the beginning of lines with spaces.]',
    ],
    [
      'a backtick',
      'command: `date`',
      '1:10  (reserved-character): a text without quotes cannot begin with ` [Put the text in quotes.]',
    ],
    [
      'an at sign',
      'command: @x',
      '1:10  (reserved-character): a text without quotes cannot begin with @ [Put the text in quotes.]',
    ],
    [
      'a percent sign',
      'command: %run x',
      '1:10  (reserved-character): a text without quotes cannot begin with % [Put the text in quotes.]',
    ],
    [
      'a second colon',
      'command: echo a: b',
      '1:16  (second-colon): a second “: ” stands on this line, and a text without quotes cannot hold one [Put the text in quotes: key: "first: second".]',
    ],
    [
      'a list beside its key',
      'command: - make',
      '1:10  (list-beside-key): a list cannot begin on the line of its key [Put each entry on a line of its own, or write [a, b]. If it is a text, put it in quotes.]',
    ],
    [
      'no blank after the colon',
      'max_retries: 3\ntimeout_minutes:5',
      '2:1  (missing-colon): after timeout_minutes: a blank is missing [Write it as `timeout_minutes: value`.]',
    ],
    [
      'a line without a colon before others',
      'max_retries:3\ntimeout_minutes: 5',
      '1:1  (missing-colon): after max_retries: a blank is missing [Write it as `max_retries: value`.]',
    ],
    [
      'a key without a colon before others',
      'compute\n  num_accelerators: 8',
      '1:1  (missing-colon): after the key "compute" a colon is missing [Write it as `key: value`, with a blank after the colon.]',
    ],
    [
      'no blank but a character like one after the colon',
      'max_retries:\u00a03\na: 1',
      '1:1  (missing-colon): after max_retries: a blank is missing [The character behind the colon (U+00A0) looks like a blank and is none.]',
    ],
    [
      'a wide colon',
      'command：make\na: 1',
      '1:1  (missing-colon): after the key "command：make" a colon is missing [Its colon is a wide one (：): write : and a blank.]',
    ],
    [
      'an equals sign',
      'max_retries = 3\na: 1',
      '1:1  (missing-colon): after the key "max_retries = 3" a colon is missing [Write it with a colon: `max_retries: value`.]',
    ],
    [
      'a comment of another language',
      '// mine\na: 1',
      '1:1  (missing-colon): after the key "// mine" a colon is missing [If it is a comment, begin it with #.]',
    ],
    [
      'a code block of Markdown',
      '```yaml\na: 1\n```',
      '1:1  (missing-colon): after the key "```yaml" a colon is missing [Remove the marks of a code block.]',
    ],
    [
      'a key in quotes over two lines',
      '"a\nb": 1',
      '1:1  (missing-colon): these lines read as one key: somewhere a colon is missing, or the blank after it [Write each as `key: value`, with a blank after the colon, and close every quote.]',
    ],
    [
      'a key out of line',
      'compute:\n  num_accelerators: 1\n accelerator_type: GPU_1xA10',
      '3:2  (bad-indentation): this line is not in line with its neighbours [Indent the keys of one map, and the dashes of one list, by the same number of spaces.]',
    ],
    [
      'a key out of line after lines that say nothing',
      'compute:\n  num_accelerators: 1\n\n # next\n accelerator_type: GPU_1xA10',
      '5:2  (bad-indentation): this line is not in line with its neighbours [Indent the keys of one map, and the dashes of one list, by the same number of spaces.]',
    ],
    [
      'a key that is indented as if it were inside a text',
      'compute:\n  num_accelerators: 1\n    accelerator_type: GPU_1xA10',
      '3:5  (bad-indentation): this line is indented too far: it reads as a part of the value before it [Indent it like the lines around it. If it belongs to the value before it, put all of that in quotes.]',
    ],
    [
      'a key that is indented as if it were inside a list in brackets',
      'environment:\n  dependencies: [numpy]\n    version: 5',
      '3:5  (bad-indentation): this line is indented too far: it reads as a part of the value before it [Indent it like the lines around it. If it belongs to the value before it, put all of that in quotes.]',
    ],
    [
      'a key of an entry that is indented too far',
      'permissions:\n  - user_name: a\n      level: CAN_VIEW',
      '3:7  (bad-indentation): this line is indented too far: it reads as a part of the value before it [Indent it like the lines around it. If it belongs to the value before it, put all of that in quotes.]',
    ],
    [
      'a key of an entry that is not indented enough',
      'permissions:\n  - user_name: a\n   level: CAN_VIEW',
      '3:4  (bad-indentation): this line is not in line with its neighbours [Indent the keys of one map, and the dashes of one list, by the same number of spaces.]',
    ],
    [
      'an entry without a colon before keys of its own',
      'permissions:\n  - user_name a\n    level: CAN_VIEW',
      '2:5  (missing-colon): after the key "user_name a" a colon is missing [Write it as `key: value`, with a blank after the colon.]',
    ],
    [
      'a first line that alone is indented',
      ' experiment_name: a\ncommand: x',
      '2:1  (bad-indentation): this line is not in line with its neighbours [Indent the keys of one map, and the dashes of one list, by the same number of spaces.]',
    ],
    [
      'a first line that alone has a dash',
      '- experiment_name: a\ncommand: x',
      '2:1  (bad-indentation): a key stands among the entries of a list [Indent it like the keys of its map, or begin it with a dash.]',
    ],
    [
      'a key behind a map in braces',
      '{ experiment_name: a }\ncommand: x',
      '2:1  (unexpected-text): "command: x" stands behind a value that has ended [If it belongs to the value, put all of it in quotes.]',
    ],
    [
      'a no-break space as indentation',
      'compute:\n\u00a0 num_accelerators: 1\n  accelerator_type: GPU_1xA10',
      '2:1  (bad-indentation): this line begins with a character that looks like a blank and is none (U+00A0) [Indent it with spaces.]',
    ],
    [
      'a tab before a dash',
      'environment:\n  dependencies:\n\t- torch\n    - numpy',
      '3:1  (tab-indentation): a tab stands where YAML indents with spaces [Replace the tabs at the beginning of lines with spaces.]',
    ],
    [
      'a line that falls out of a block of text',
      'command: |\n  set -e\n make',
      '3:2  (bad-indentation): this line is indented less than the block of text above it, and more than its key [Indent it like the lines of the block, or like the key.]',
    ],
    [
      'a dash among keys',
      'env_variables:\n  A: b\n  - C',
      '3:3  (bad-indentation): an entry with a dash stands among the keys of a map [Put the entries below a key of their own, or remove the dash.]',
    ],
    [
      'a dash among the keys of the file',
      'command: x\n- C',
      '2:1  (bad-indentation): an entry with a dash stands among the keys of a map [Put the entries below a key of their own, or remove the dash.]',
    ],
    [
      'a key among dashes',
      'compute:\n  - num_accelerators: 8\n  accelerator_type: GPU_8xH100',
      '3:3  (bad-indentation): a key stands among the entries of a list [Indent it like the keys of its map, or begin it with a dash.]',
    ],
    [
      'a brace that is not closed',
      'compute: {num_accelerators: 1\ncommand: x',
      '1:10  (unclosed-bracket): a { is not closed: a } is missing [Close it, and indent the lines inside more than its key.]',
    ],
    [
      'lines in brackets that are not indented',
      'permissions: [\n{ group_name: a, level: CAN_VIEW }\n]',
      '2:1  (unclosed-bracket): a [ is not closed: the lines inside it must be indented more than its key [Indent them, the one that closes it too.]',
    ],
    [
      'a map in braces that goes on without indentation',
      'parameters: {a: 1,\nb: 2}',
      '2:1  (unclosed-bracket): a { is not closed: the lines inside it must be indented more than its key [Indent them, the one that closes it too.]',
    ],
    [
      'a line without indentation inside a block of text',
      'command: |\n  python - <<EOF\nimport x\n  EOF',
      '3:1  (missing-colon): after the key "import x" a colon is missing [If it belongs to the block of text above, indent it more than the key of the block.]',
    ],
    [
      'a question mark',
      'command: ? x',
      '1:10  (reserved-character): a text without quotes cannot begin with ? [Put the text in quotes.]',
    ],
    [
      'a bracket closed by a brace',
      'parameters: {a: [}',
      '1:17  (unclosed-bracket): a [ is not closed: a ] is missing [Close it, and indent the lines inside more than its key.]',
    ],
    [
      'a bracket that is not closed at the end of the file',
      'environment:\n  dependencies: [numpy, "a[b]",\n',
      '2:17  (unclosed-bracket): a [ is not closed: a ] is missing [Close it, and indent the lines inside more than its key.]',
    ],
    [
      'a bracket too many',
      'a: [1, 2]]',
      '1:10  (unmatched-bracket): a ] closes nothing that is open [Remove it, or open it before.]',
    ],
    [
      'a quote that is not closed',
      `command: 'echo it''s\nmax_retries: 1`,
      `1:10  (unclosed-quote): a text in single quotes is not closed: a ' is missing [Close it, with every line of it indented. Inside, ' is written ''.]`,
    ],
    [
      'a double quote that is not closed',
      'command: "echo',
      '1:10  (unclosed-quote): a text in double quotes is not closed: a " is missing [Close it, with every line of it indented. Inside, " is written \\".]',
    ],
    [
      'a path with backslashes',
      'command: "C:\\data"',
      '1:13  (bad-escape): \\d is no escape in double quotes [Write \\\\ for a backslash, or put the text in single quotes.]',
    ],
    [
      'text behind quotes',
      'command: "python" train.py',
      '1:19  (unexpected-text): "train.py" stands behind a value that has ended [If it belongs to the value, put all of it in quotes; inside, " is written \\".]',
    ],
    [
      'an apostrophe in single quotes',
      "command: 'it's'",
      `1:14  (unexpected-text): "s'" stands behind a value that has ended [If it belongs to the value, put all of it in quotes; inside, ' is written ''.]`,
    ],
    [
      'a comma at the end of the line',
      'command: "make",',
      '1:16  (unexpected-text): "," stands behind a value that has ended [Remove it.]',
    ],
    [
      'a pipe of the shell',
      'command: | grep x',
      '1:12  (unexpected-text): "grep x" stands behind a value that has ended [A block of text begins on the line after | or >. If that is part of the text, put all of it in quotes.]',
    ],
    [
      'a block that is not indented',
      'command: |\necho hi',
      '2:1  (missing-colon): after the key "echo hi" a colon is missing [If it belongs to the block of text above, indent it more than the key of the block.]',
    ],
    [
      'two commas',
      '{a: 1,, b: 2}',
      '1:7  (stray-comma): a comma has nothing before it [Remove it.]',
    ],
    [
      'no comma',
      '{a: 1 b: 2}',
      '1:5  (block-in-brackets): inside { } and [ ] a comma is missing here, or quotes around a text with “: ” in it [Separate what is inside { } and [ ] with commas, and put such texts in quotes.]',
    ],
    [
      'no comma after a text in quotes',
      '{a: "1" b: 2}',
      '1:5  (missing-comma): after this text in quotes a comma is missing [Separate what is inside { } and [ ] with commas.]',
    ],
    [
      'no comma at the end of a line',
      '{\n"a": 1\n"b": 2}',
      '2:6  (block-in-brackets): inside { } and [ ] a comma is missing here, or quotes around a text with “: ” in it [Separate what is inside { } and [ ] with commas, and put such texts in quotes.]',
    ],
    [
      'lines of a list in braces',
      '{a:\n  - 1\n}',
      '2:3  (block-in-brackets): a list with dashes cannot stand inside { } and [ ] [Write it in brackets too: [a, b].]',
    ],
    [
      'a tab in brackets',
      'a: {\n\tb: 1\n}',
      '2:2  (unclosed-bracket): a { is not closed: a } is missing [The line begins with a tab, where YAML indents with spaces.]',
    ],
    [
      'a dash without a blank',
      'a:\n  - b\n  -c\n',
      '3:3  (bad-indentation): this line is not in line with its neighbours [A dash that begins an entry has a blank after it: `- a`.]',
    ],
    [
      'a text beside the sign of a block',
      'a: > b',
      '1:6  (unexpected-text): "b" stands behind a value that has ended [A block of text begins on the line after | or >. If that is part of the text, put all of it in quotes.]',
    ],
    [
      'a map on the line of its marker',
      '--- a: 1',
      '1:5  (map-beside-marker): a map or a list cannot begin on the line of --- [Move it to the next line.]',
    ],
    [
      'a directive without a start of the document',
      '%YAML 1.2\na: 1',
      '2:1  (missing-document-start): a line with --- is missing after the lines that begin with % [Add it, or remove those lines.]',
    ],
    [
      'another YAML',
      '%YAML 2.0\n---\na: 1',
      '1:1  (yaml-version): a config is YAML 1.2, and this file says "%YAML 2.0" [Remove the line.]',
    ],
    [
      'a tag without a handle',
      'command: !x!y make',
      '1:10  (bad-tag): what begins with ! is read as a tag, and this is none [If it is a text, put it in quotes.]',
    ],
    [
      'an ampersand of the shell',
      'command: & make',
      '1:10  (bad-anchor): what begins with & or * is read as an anchor or an alias, and this is none [If it is a text, put it in quotes.]',
    ],
    [
      'a very long key',
      `${'k'.repeat(2000)}: 1`,
      '1:1  (key-too-long): a key has at most 1024 characters [Write a longer one after a question mark: `? key`, and `: value` on the next line.]',
    ],
    [
      'a comment without a blank',
      'command: "make"# now',
      '1:16  (comment-without-blank): before the # of a comment a blank is missing [Add it. If # is part of the text, put all of it in quotes.]',
    ],
  ])('%s', ([, text = '', message], { expect }) => {
    expect(told(text)).toBe(message);
  });
});

test('the marks of a merge conflict are named', ({ expect }) => {
  expect(
    told('<<<<<<< ours', 'max_retries: 1', '=======', 'max_retries: 2', '>>>>>>> theirs'),
  ).toBe(
    '1:1  (missing-colon): after the key "<<<<<<< ours" a colon is missing [The file has the marks of a merge conflict (<<<<<<<, =======, >>>>>>>): settle it first.]',
  );
});

test('the braces of a template are named', ({ expect }) => {
  expect(told('command: "python" {{ script }}')).toBe(
    '1:19  (unexpected-text): "{{ script }}" stands behind a value that has ended [Templates are not filled in here. If the braces are meant as text, put it in quotes.]',
  );
});

test('of several errors the first is told, whoever finds it', ({ expect }) => {
  expect(told('a: "\\q"', 'b: `x`')).toMatch(/^1:5 {2}\(bad-escape\)[^|]*$/);
  expect(told('b: `x`', 'a: "\\q"', 'c: "\\q"')).toMatch(/^1:4 {2}\(reserved-character\)[^|]*$/);
});

test('%YAML 1.1 changes nothing: 010 is no octal, yes is text', ({ expect }) => {
  const lines = ['env_variables: { A: yes, B: 010 }', 'parameters: { a: yes, b: 1_000, c: 0o7 }'];
  const valid = [
    'experiment_name: a',
    'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }',
    'command: x',
  ];
  const { config } = validateText(['%YAML 1.1', '---', ...valid, ...lines].join('\n'));
  expect(config?.env_variables).toEqual({ A: 'yes', B: '010' });
  expect(config?.parameters).toEqual({ a: 'yes', b: '1_000', c: 7 });
});

test('a lone CR breaks lines', ({ expect }) => {
  expect(told('max_retries: x\rfoo: 1\r').replaceAll(/ \[[^\]]*\]/g, '')).toMatch(
    /^1:1 max_retries \(wrong-type\).*\| 2:1 foo \(unknown-key\)/,
  );
});

test('later documents draw one warning, broken or not', ({ expect }) => {
  const valid = [
    'experiment_name: a',
    'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }',
    'command: x',
  ];
  const warning =
    '(warning later-document): only the first document of the file is read; this one is ignored [Put it into a file of its own, or remove it.]';
  expect(told(...valid, '---', 'a: [')).toBe(`4:1  ${warning}`);
  expect(told(...valid, '...', 'a: 1', '---', 'b: 2')).toBe(`5:1  ${warning}`);
  expect(told(...valid, '...', '# nothing more')).toBe('');
});

test('without content there is nothing to check', ({ expect }) => {
  for (const text of [
    '',
    ' \n',
    '# a\n',
    '---\n',
    '---\n...\n',
    'null',
    '~',
    '--- # a\n---\na: 1',
  ]) {
    expect(told(text), text).toMatch(/^- {2}\(empty-file\): the file is empty/);
  }
});
