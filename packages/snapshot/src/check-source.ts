import { codeFields } from './source/code-fields.ts';
import type { CodeInput } from './source/code-fields.ts';
import { requireFolder } from './source/root-folder.ts';

/**
 * Throws a SnapshotError when `root_path` or the revision is missing on this machine. Looks neither at the files nor at
 * a remote.
 */
export async function checkSource(input: CodeInput): Promise<void> {
  const { root, git } = codeFields(input);
  if (git === undefined) return requireFolder(root);
  // starting programs takes milliseconds to load: a dry run without a revision does not wait for it
  const { checkRevision } = await import('./git/check-revision.ts');
  await checkRevision(git, root, input.env);
}
