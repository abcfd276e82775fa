import type { Rule } from '../rule.ts';
import { isBlank } from './blank.ts';

/** A command that is given has something in it besides white space. */
export const commandNotBlank: Rule = ({ command, containers }) => {
  if (command === undefined || !isBlank(command)) return;
  if (command === '' && containers === undefined) return; // command-or-containers reports it
  return { code: 'command-not-blank', path: ['command'], message: 'command cannot be empty' };
};
