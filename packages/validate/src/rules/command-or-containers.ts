import type { Rule } from '../rule.ts';

/** Something has to run: one command on every node, or the commands of containers. */
export const commandOrContainers: Rule = ({ command = '', containers }) => {
  if (command !== '' || containers !== undefined) return;
  return {
    code: 'command-or-containers',
    path: ['command'],
    message: 'command is required and cannot be empty: it is the script that every node runs',
    kind: 'required',
    related: [['containers']],
  };
};
