import type { IssueDoc } from '../issue-doc.ts';

/** Anchors, tags, merges, directives and keys that YAML has a meaning for, and that cannot be. */
export const nodeDocs: readonly IssueDoc[] = [
  {
    code: 'bad-anchor',
    summary: 'What begins with & or * is no anchor and no alias',
    meaning:
      'An anchor is & and a name, an alias is * and that name. A text that begins with & or * needs quotes.',
    wrong: `
      parameters:
        pattern: * .py`,
    right: `
      parameters:
        pattern: "*.py"`,
  },
  {
    code: 'bad-directive',
    summary: 'A line that begins with % is no directive of YAML',
    meaning:
      'Lines with % before the first --- are directives to the parser. A config needs none. A text that begins with % needs quotes.',
    wrong: {
      shown: `
        %TAG !e!
        ---
        experiment_name: heron`,
      isWhole: true,
    },
    right: 'experiment_name: heron',
  },
  {
    code: 'bad-merge',
    summary: 'Something else than a map is merged',
    meaning:
      'The key << takes the entries of another map into this one. It is followed by an alias of a map, or by a list of such aliases.',
    wrong: `
      env_variables:
        <<: common`,
    right: `
      parameters: &common
        EPOCHS: 2
      env_variables:
        <<: *common`,
  },
  {
    code: 'bad-tag',
    summary: 'What begins with ! is no tag',
    meaning:
      'A word that begins with ! is read as a tag, which says of what type a value is. A text that begins with ! needs quotes.',
    wrong: 'command: !run!train.py',
    right: 'command: "!run!train.py"',
  },
  {
    code: 'complex-key',
    summary: 'A map or a list stands as a key',
    meaning:
      'Keys are single values. Mostly this is a template that was not filled in: a text that begins with { or [ needs quotes.',
    wrong: `
      env_variables:
        EPOCHS: {{ epochs }}`,
    right: `
      env_variables:
        EPOCHS: "{{ epochs }}"`,
  },
  {
    code: 'duplicate-key',
    summary: 'A key is there twice',
    meaning:
      'A map has each key once. Which of the two values was meant, only you know: remove one. The mark is under the second, and the first is named below it.',
    wrong: `
      max_retries: 1
      timeout_minutes: 60
      max_retries: 3`,
    right: `
      timeout_minutes: 60
      max_retries: 3`,
  },
  {
    code: 'missing-document-start',
    summary: 'A line with --- is missing',
    meaning: 'After lines that begin with %, a line with --- begins the config.',
    wrong: {
      shown: `
        %YAML 1.2
        experiment_name: heron`,
      isWhole: true,
    },
    right: {
      shown: `
        %YAML 1.2
        ---
        experiment_name: heron
        compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }
        command: python train.py`,
      isWhole: true,
    },
  },
  {
    code: 'self-alias',
    summary: 'An alias stands inside the value that it repeats',
    meaning:
      'The value would hold itself, and so on without end. Anchor a value that lies outside, or write the value out.',
    wrong: `
      parameters: &all
        model: { depth: 12 }
        teacher: *all`,
    right: `
      parameters:
        model: &model { depth: 12 }
        teacher: *model`,
  },
  {
    code: 'tag-ignored',
    summary: 'A tag has no effect',
    meaning:
      "Only YAML's own tags count here, such as !!str. Others are ignored, and the value is read as if they were not there. It is a warning: the run goes on.",
    wrong: `
      parameters:
        data: !path /Volumes/ml/heron`,
    right: `
      parameters:
        data: /Volumes/ml/heron`,
  },
  {
    code: 'tag-mismatch',
    summary: 'A value is not what its tag says',
    meaning:
      'A tag such as !!int says of what type a value is, and the value has to be of that type.',
    wrong: `
      parameters:
        epochs: !!int two`,
    right: `
      parameters:
        epochs: 2`,
  },
  {
    code: 'undefined-alias',
    summary: 'An alias repeats nothing',
    meaning:
      'An alias (*name) repeats the value that was anchored (&name) further up in the file. A text that begins with * needs quotes.',
    wrong: `
      parameters:
        pattern: *.py`,
    right: `
      parameters:
        pattern: "*.py"`,
  },
  {
    code: 'yaml-version',
    summary: 'The file asks for another version of YAML',
    meaning:
      'Configs are YAML 1.2. A %YAML line of 1.x changes nothing, and any other is an error. A config needs no such line.',
    wrong: {
      shown: `
        %YAML 2.0
        ---
        experiment_name: heron`,
      isWhole: true,
    },
    right: 'experiment_name: heron',
  },
];
