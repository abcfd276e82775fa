import { checkFile } from './check-file.ts';
import type { CheckedFile, FileChecks } from './check-file.ts';
import type { Found } from './find-configs.ts';

/** What a path that was named comes to, with the verdict on each config. */
export type Checked =
  | Exclude<Found, { readonly kind: 'config' }>
  | ({ readonly kind: 'checked' } & CheckedFile);

/** How many configs a workspace is asked about at a time. */
const mostAtOnce = 4;

/** Checks what is found, in its order; configs that a workspace is asked about side by side. */
export async function* checkAll(
  allFound: Iterable<Found>,
  checks: FileChecks,
): AsyncGenerator<Checked> {
  const most = checks.onServer === undefined ? 1 : mostAtOnce;
  const started: Promise<Checked>[] = [];
  for (const found of allFound) {
    const checked = check(found, checks);
    // the first failure in the order of the files is the one that is told
    checked.catch(() => {});
    started.push(checked);
    if (started.length >= most) yield* started.splice(0, 1);
  }
  yield* started;
}

async function check(found: Found, checks: FileChecks): Promise<Checked> {
  if (found.kind !== 'config') return found;
  return { kind: 'checked', ...(await checkFile(found.file, found.bytes, checks)) };
}
