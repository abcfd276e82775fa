import type { IssueDoc } from '../issue-doc.ts';

const smallConfig = `
  experiment_name: heron
  compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }
  command: python train.py`;

/** What can be wrong with a file before it is read as YAML, and the limits on its size. */
export const fileDocs: readonly IssueDoc[] = [
  {
    code: 'empty-file',
    summary: 'The file is empty',
    meaning:
      'There is nothing in the file but white space, comments, or a null. A config has at least a name, compute, and something to run.',
    wrong: { shown: '# to be written', isWhole: true },
    right: { shown: smallConfig, isWhole: true },
  },
  {
    code: 'file-too-large',
    summary: 'The file is larger than 4 MiB',
    meaning:
      'A config describes a run and is uploaded with it. Keep data in files of its own, and give their paths in parameters.',
    wrong: {
      shown: `
        parameters:
          prompts: [ … 5 MiB of text … ]`,
      made: (shown) => shown.replace('…', 'x'.repeat(5 * 1024 * 1024)),
    },
    right: `
      parameters:
        prompts: /Volumes/ml/heron/prompts.jsonl`,
  },
  {
    code: 'forbidden-character',
    summary: 'A character is not allowed in YAML as it is',
    meaning:
      'Control characters (but tabs and line breaks) and halves of surrogate pairs cannot stand in YAML. They come in by copying from a terminal or a web page, mostly. In double quotes they can be written as escapes.',
    wrong: {
      shown: `
        command: printf "␛[1mstart"   # where ␛ is the escape character itself`,
      made: (shown) => shown.replaceAll('␛', '\u001B'),
    },
    right: String.raw`
      command: "printf '\e[1mstart'"`,
  },
  {
    code: 'later-document',
    summary: 'The file has a second document, which is not read',
    meaning:
      'A line with --- begins another document. One file describes one run, so all after it is ignored. It is a warning: the run goes on with the first document.',
    wrong: `
      max_retries: 1
      ---
      max_retries: 2`,
    right: 'max_retries: 2',
  },
  {
    code: 'not-text',
    summary: 'The file is not text',
    meaning:
      'It begins with bytes that no text has. Most likely the path is that of an archive, an image or a checkpoint.',
    wrong: {
      shown: '(the bytes of a gzip archive: 1F 8B 08 00 …)',
      made: () => Uint8Array.of(0x1f, 0x8b, 0x08, 0x00),
    },
    right: { shown: smallConfig, isWhole: true },
  },
  {
    code: 'not-utf-8',
    summary: 'The file is not UTF-8 text',
    meaning:
      'YAML files are UTF-8 here. An editor can save a file in another encoding, such as Latin-1 or UTF-16: save it again as UTF-8.',
    wrong: {
      shown: `
        command: echo "Grüße"   # saved as Latin-1`,
      made: (shown) => Uint8Array.from(shown, (character) => character.charCodeAt(0)),
    },
    right: 'command: echo "Grüße"',
  },
  {
    code: 'too-many-lines',
    summary: 'The file has too many lines',
    meaning:
      'A config has at most 500,000 lines, blank ones and comments included. Data belongs in files of its own.',
    wrong: {
      shown: `
        command: ls
        # … half a million blank lines …`,
      made: (shown) => shown.replace(/#.*/, '\n'.repeat(500_000)),
    },
    right: 'command: ls',
  },
  {
    code: 'too-many-levels',
    summary: 'Maps and lists are nested too deeply',
    meaning:
      'A config has at most 64 maps and lists inside one another, and what an alias stands for counts as well. Real configs stay below ten.',
    wrong: {
      shown: `
        parameters:
          tree: [[[[ … 70 brackets … ]]]]`,
      made: (shown) => shown.replace(/\[.*\]/, '['.repeat(70) + ']'.repeat(70)),
    },
    right: `
      parameters:
        tree: [[[[]]]]`,
  },
  {
    code: 'too-many-nodes',
    summary: 'There are too many keys and values',
    meaning:
      'A config has at most 100,000 keys and values. An alias counts as all that it stands for, so a few lines can be far too much. Keep data in a file of its own.',
    wrong: `
      parameters:
        a: &a [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
        d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
        e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]`,
    right: `
      parameters:
        a: &a [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
        b: [*a, *a]`,
  },
];
