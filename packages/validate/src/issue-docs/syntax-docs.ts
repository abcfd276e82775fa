import type { IssueDoc } from '../issue-doc.ts';

/** What can keep a text from being YAML. */
export const syntaxDocs: readonly IssueDoc[] = [
  {
    code: 'bad-escape',
    summary: 'A backslash in double quotes escapes nothing',
    meaning:
      'In double quotes a backslash begins an escape such as \\n or \\t. Write two for one backslash, or use single quotes, where a backslash is nothing special.',
    wrong: String.raw`command: "grep '\d+' train.log"`,
    right: String.raw`command: "grep '\\d+' train.log"`,
  },
  {
    code: 'bad-indentation',
    summary: 'A line is not indented like its neighbours',
    meaning:
      'The keys of one map, and the dashes of one list, begin in the same column. The lines of a block of text are indented more than its key.',
    wrong: `
      env_variables:
          EPOCHS: 2
        BATCH_SIZE: 32`,
    right: `
      env_variables:
        EPOCHS: 2
        BATCH_SIZE: 32`,
  },
  {
    code: 'block-in-brackets',
    summary: 'Lines with keys or dashes stand inside brackets',
    meaning:
      'Inside { } and [ ] entries are separated by commas, and have no dashes or lines of their own. Write it all in brackets, or all in lines.',
    wrong: `
      parameters: {
        layers:
          - 12
      }`,
    right: `
      parameters:
        layers:
          - 12`,
  },
  {
    code: 'comment-without-blank',
    summary: 'A comment stands right behind a value',
    meaning:
      'A # begins a comment only after a blank. If it is part of the text, put all of the text in quotes.',
    wrong: 'mlflow_run_name: "first"# of three',
    right: 'mlflow_run_name: "first" # of three',
  },
  {
    code: 'key-too-long',
    summary: 'A key is longer than 1024 characters',
    meaning:
      'YAML gives up looking for the colon of a key after 1024 characters. Mostly it is a text that should be a value.',
    wrong: {
      shown: `
        parameters:
          "… 1100 letters …": 1`,
      made: (shown) => shown.replace('… 1100 letters …', 'x'.repeat(1100)),
    },
    right: `
      parameters:
        prompt: 1`,
  },
  {
    code: 'list-beside-key',
    summary: 'A list begins on the line of its key',
    meaning:
      'The entries of a list with dashes stand on lines of their own. A short list fits on the line of its key in brackets. A text that begins with a dash and a blank needs quotes.',
    wrong: `
      environment:
        dependencies: - numpy`,
    right: `
      environment:
        dependencies: [numpy]`,
  },
  {
    code: 'map-beside-marker',
    summary: 'A map or a list begins on the line of ---',
    meaning:
      'The line --- begins a document, and a document that is a map begins on the line after it. It can go as well: a config needs none.',
    wrong: { shown: '--- experiment_name: heron', isWhole: true },
    right: {
      shown: `
        ---
        experiment_name: heron
        compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }
        command: python train.py`,
      isWhole: true,
    },
  },
  {
    code: 'missing-colon',
    summary: 'After a key a colon is missing, or the blank after it',
    meaning: 'A key and its value are separated by a colon and a blank.',
    wrong: `
      max_retries 1
      timeout_minutes: 60`,
    right: `
      max_retries: 1
      timeout_minutes: 60`,
  },
  {
    code: 'missing-comma',
    summary: 'Between two entries in brackets a comma is missing',
    meaning:
      'Inside { } and [ ] entries are separated by commas. A text that holds a comma or a bracket needs quotes there.',
    wrong: `
      environment:
        dependencies: ["numpy" "torch==2.7.1"]`,
    right: `
      environment:
        dependencies: ["numpy", "torch==2.7.1"]`,
  },
  {
    code: 'reserved-character',
    summary: 'A text begins with a character that means something in YAML',
    meaning:
      'A text without quotes cannot begin with @, `, % or a comma, and some others. Put it in quotes.',
    wrong: 'command: `which python` train.py',
    right: "command: '`which python` train.py'",
  },
  {
    code: 'second-colon',
    summary: 'A second colon stands on the line',
    meaning:
      'A colon with a blank after it ends a key, so a text without quotes cannot hold one. Put the text in quotes, or write it as a block after a |.',
    wrong: 'command: echo loss: 0.1',
    right: 'command: "echo loss: 0.1"',
  },
  {
    code: 'stray-comma',
    summary: 'A comma has nothing before it',
    meaning: 'Inside { } and [ ] a comma follows an entry. One at the very end is fine.',
    wrong: `
      environment:
        dependencies: [numpy, , torch]`,
    right: `
      environment:
        dependencies: [numpy, torch]`,
  },
  {
    code: 'tab-indentation',
    summary: 'A line is indented with a tab',
    meaning:
      'YAML indents with spaces only. Most editors can replace tabs with spaces, and insert spaces for the tab key in YAML files.',
    wrong: {
      shown: `
        env_variables:
        →EPOCHS: 2   # where → is a tab`,
      made: (shown) => shown.replace('→', '\t'),
    },
    right: `
      env_variables:
        EPOCHS: 2`,
  },
  {
    code: 'text-beside-block',
    summary: 'A block of text begins on the line of its | or >',
    meaning:
      'After | or > the text begins on the next line, indented. If the | is part of the text, put the text in quotes.',
    wrong: 'command: |python train.py',
    right: `
      command: |
        python train.py`,
  },
  {
    code: 'unclosed-bracket',
    summary: 'A bracket is not closed',
    meaning:
      'Each { and [ needs its } or ], and the lines between them are indented more than the key before them.',
    wrong: 'env_variables: { EPOCHS: 2',
    right: 'env_variables: { EPOCHS: 2 }',
  },
  {
    code: 'unclosed-quote',
    summary: 'A text in quotes is not closed',
    meaning:
      "Quotes go on over lines until the next quote. Inside double quotes, \" is written \\\"; inside single quotes, ' is written ''.",
    wrong: "command: 'echo it''s done",
    right: "command: 'echo it''s done'",
  },
  {
    code: 'unexpected-text',
    summary: 'Something stands behind a value that has ended',
    meaning:
      'What is in quotes or brackets is the whole value, and nothing but a comment can follow it. If all of the line is one text, put all of it in quotes.',
    wrong: 'command: "python" train.py',
    right: 'command: python train.py',
  },
  {
    code: 'unmatched-bracket',
    summary: 'A closing bracket closes nothing',
    meaning: 'There is a ] or } without its [ or {. Remove it, or put the text in quotes.',
    wrong: `
      environment:
        dependencies: [numpy]]`,
    right: `
      environment:
        dependencies: [numpy]`,
  },
  {
    code: 'yaml-syntax',
    summary: 'The file is not YAML',
    meaning:
      'Something else than the common mistakes, which have codes of their own. The message has the words of the YAML parser.',
    wrong: `
      environment:
        dependencies:
          &base - numpy`,
    right: `
      environment:
        dependencies: &base
          - numpy`,
  },
];
