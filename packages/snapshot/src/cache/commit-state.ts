import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { git, line, records } from '../git/git.ts';
import { atTop } from '../git/repository.ts';
import type { Repository } from '../git/repository.ts';
import { archiveLayout } from './archive-layout.ts';

/** What is asked for of a repository. */
export interface CommittedCode {
  readonly repository: Repository;
  /** The full id of a commit that is there. */
  readonly commit: string;
  readonly topFolder: string;
  readonly includePaths: readonly string[] | undefined;
}

/**
 * A hash of all that `git archive` goes by: what is asked for, the settings, the attributes that are in no commit, and the refs,
 * which `export-subst` can name. Undefined where a setting names a program or a file that has a say, since those can change.
 */
export async function commitState(
  { repository, commit, topFolder, includePaths }: CommittedCode,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const at = atTop(repository, signal);
  const [settings, refs, attributes] = await Promise.all([
    git(['config', '--list', '-z'], at),
    git(['for-each-ref', '--format=%(objectname) %(refname) %(HEAD)'], at),
    git(['rev-parse', '--git-path', 'info/attributes'], at),
  ]);
  if (records(settings).some(hasASay)) return undefined;
  const files = await Promise.all(
    [resolve(repository.top, line(attributes)), ...sharedAttributes(repository)].map(contentOf),
  );
  const { prefix, head = null } = repository;
  const asked = [archiveLayout, commit, prefix, topFolder, includePaths ?? null, head];
  return createHash('sha256')
    .update(JSON.stringify([asked, files]))
    .update(settings.stdout)
    .update(refs.stdout)
    .digest('hex');
}

/** `<name>\n<value>` */
function hasASay(setting: string): boolean {
  return /^(?:filter\..*\.(?:smudge|process)|core\.attributesfile)\n/s.test(setting);
}

function sharedAttributes({ env }: Repository): readonly string[] {
  const settings = env['XDG_CONFIG_HOME'] || join(env['HOME'] ?? homedir(), '.config');
  return [join(settings, 'git/attributes'), '/etc/gitattributes'];
}

/** Null when there is no such file. */
async function contentOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}
