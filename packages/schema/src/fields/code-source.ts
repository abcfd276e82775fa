import * as v from 'valibot';
import { field } from '../field.ts';
import { text } from '../scalar-text.ts';

/** The characters of a branch or a remote; never an option to git. */
const gitName = /^(?!-)[A-Za-z0-9_./-]+$/;

const git = field(
  v.strictObject({
    branch: v.optional(
      field(text, {
        title: 'Branch',
        documentation:
          'Packs the last commit of this branch. Uncommitted changes would not be in it, so they are an error at launch.',
        example: 'main',
        limits: { pattern: gitName },
      }),
    ),
    commit: v.optional(
      field(text, {
        title: 'Commit',
        documentation:
          'Packs this commit: an id, or any revision that git can name on this machine, such as a tag or HEAD~1.',
        example: '5e1f00d',
        limits: { pattern: /^(?!-)[^\s\p{Cc}]+$/u, emptyAllowed: false },
      }),
    ),
    remote: v.optional(
      field(v.union([v.boolean(), text]), {
        title: 'Remote of the branch',
        documentation:
          'Looks the branch up on a remote and fetches it first: true finds the remote, a name uses that one, false is as if it were not there. Only with branch.',
        example: 'origin',
        default: 'the local branch',
        limits: { pattern: gitName },
      }),
    ),
  }),
  {
    title: 'Committed code',
    documentation: 'Packs a commit in place of the working tree: exactly one of branch and commit.',
    example: { branch: 'main' },
    relations: [{ kind: 'exactly-one', of: ['branch', 'commit'] }],
  },
);

const rootPath = field(text, {
  title: 'Code folder',
  documentation:
    'The folder that is packed and unpacked on every node, relative to this file. ~, $VAR and ${VAR} are expanded at launch.',
  example: './src',
  limits: { emptyAllowed: false },
});

const includePath = field(text, {
  title: 'Path to pack',
  documentation: 'A file or a folder below root_path.',
  example: 'src',
  // Relative, and no segment is `..`.
  limits: { pattern: /^(?!\s*\/|(?:[\s\S]*\/)?\s*\.\.\s*(?:\/|$))[\s\S]*$/, emptyAllowed: false },
});

const packing = {
  remote_volume: v.optional(
    field(text, {
      title: 'Volume for the archive',
      documentation:
        'A Unity Catalog volume that the archive is uploaded to, in place of the home folder.',
      example: '/Volumes/main/vision/code',
      limits: { startsWith: ['/Volumes/'] },
    }),
  ),
  git: v.optional(git),
  include_paths: v.optional(
    field(v.array(includePath), {
      title: 'Paths to pack',
      documentation:
        'Packs only these files and folders, relative to root_path, without `..` and without globs.',
      example: ['src', 'conf/heron.yaml'],
      default: 'all of root_path',
      limits: { emptyAllowed: false },
    }),
  ),
};

export const codeSource = field(
  v.strictObject({
    type: v.optional(
      field(text, {
        title: 'Kind of code source',
        documentation: 'Always snapshot; there for files that were written for older tools.',
        example: 'snapshot',
        default: 'snapshot',
        limits: { oneOf: ['snapshot'] },
      }),
    ),
    snapshot: v.optional(
      field(v.strictObject({ root_path: rootPath, ...packing }), {
        title: 'Snapshot',
        documentation:
          'The long form of a code source: the fields that the short form has directly under code_source.',
        example: { root_path: '.' },
      }),
    ),
    root_path: v.optional(rootPath),
    ...packing,
  }),
  {
    title: 'Code',
    documentation:
      'The code that goes along with the run. Its fields stand here directly (the short form, preferred) or under snapshot, which means the same.',
    example: { root_path: '.' },
    relations: [
      { kind: 'exactly-one', of: ['snapshot', 'root_path'] },
      { kind: 'excludes', field: 'snapshot', others: Object.keys(packing) },
    ],
  },
);
