import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Host } from '../host.ts';

/** Where a person at a terminal finds what an issue code means: the command, and a link to its page where links work. */
export function codeHelp({ env, issuePages }: Host): (code: string) => string {
  const pages = issuePages !== undefined && showsLinks(env) ? issuePages : undefined;
  return (code) => {
    const command = `air help issue ${code}`;
    return pages === undefined ? command : link(command, join(pages, `${code}.md`));
  };
}

/** OSC 8: what terminals that do not know it leave out. */
function link(text: string, file: string): string {
  return `${linkTo(pathToFileURL(file).href)}${text}${linkTo('')}`;
}

function linkTo(target: string): string {
  return `\u001B]8;;${target}\u001B\\`;
}

const programs: ReadonlySet<string> = new Set(['iTerm.app', 'WezTerm', 'ghostty', 'vscode']);
const terminals: ReadonlySet<string> = new Set(['xterm-kitty', 'alacritty', 'foot']);

/** Terminals that are known to show links. The pages are files of this machine, which one at the end of SSH does not open. */
function showsLinks(env: Host['env']): boolean {
  const { FORCE_HYPERLINK, SSH_CONNECTION, TERM = '', TERM_PROGRAM = '', VTE_VERSION = '0' } = env;
  if (FORCE_HYPERLINK !== undefined) return FORCE_HYPERLINK !== '0';
  if (SSH_CONNECTION !== undefined || /^(?:screen|tmux)/.test(TERM)) return false;
  // VTE 0.50.0 crashed on links
  return programs.has(TERM_PROGRAM) || terminals.has(TERM) || Number(VTE_VERSION) > 5000;
}
