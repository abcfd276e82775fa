import { checkFile } from './check-file.ts';
import type { CheckedFile, FileChecks } from './check-file.ts';
import type { Found } from './find-configs.ts';

/** What a path that was named comes to, with the verdict on each config. */
type Checked =
  | Exclude<Found, { readonly kind: 'config' }>
  | ({ readonly kind: 'checked' } & CheckedFile);

/** How many configs a workspace is asked about at a time. */
const mostAtOnce = 4;

/** After so many files the event loop gets a turn, in which Ctrl-C is heard. */
const filesPerTurn = 64;

/** Checks what is found, in its order; configs that a workspace is asked about side by side. */
export async function* checkAll(
  allFound: Iterable<Found>,
  checks: FileChecks,
): AsyncGenerator<Checked> {
  const most = checks.onServer === undefined ? 1 : mostAtOnce;
  const started: Promise<Checked>[] = [];
  let seen = 0;
  for (const found of allFound) {
    seen += 1;
    if (seen % filesPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
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
