import type { IssueDoc } from '../issue-doc.ts';

/** What is found by holding a file against the fields of a config. */
export const keyDocs: readonly IssueDoc[] = [
  {
    code: 'override-not-applied',
    summary: 'An override cannot be applied to this file',
    meaning:
      'The key of the override is one that a config has, but on the way to it the file holds something else: a list that is too short, or a value that has no keys.',
    wrong: {
      shown: `
        permissions:
          - group_name: vision-team
            level: CAN_VIEW`,
      overrides: ['permissions[3].level=CAN_MANAGE'],
    },
    right: {
      shown: `
        permissions:
          - group_name: vision-team
            level: CAN_VIEW`,
      overrides: ['permissions[0].level=CAN_MANAGE'],
    },
  },
  {
    code: 'required',
    summary: 'A required key is missing, or has no value',
    meaning:
      'The mark is under the map that lacks the key, or under the key when nothing is written for it. `air help config` tells about the key.',
    wrong: `
      compute:
        num_accelerators: 8`,
    right: `
      compute:
        accelerator_type: GPU_8xH100
        num_accelerators: 8`,
  },
  {
    code: 'unknown-key',
    summary: 'There is no such key here',
    meaning:
      'Keys are exact, so that a slip does not go unnoticed. The message names what was probably meant: a key that is spelled much the same, that belongs to another level, or that replaced one of an older tool. Keys of your own go below parameters and env_variables.',
    wrong: `
      compute:
        accelerator_type: GPU_8xH100
        num_acelerators: 8`,
    right: `
      compute:
        accelerator_type: GPU_8xH100
        num_accelerators: 8`,
  },
  {
    code: 'wrong-type',
    summary: 'A value is of the wrong type',
    meaning:
      'The message says what is wanted and what is there. A number has no quotes, no leading zero and no decimal point where a whole number is wanted; a list has dashes or brackets; a map has keys of its own.',
    wrong: 'max_retries: "3"',
    right: 'max_retries: 3',
  },
];
