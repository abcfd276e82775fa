import type { IssueDoc } from '../issue-doc.ts';
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

export const commandOrContainersDoc: IssueDoc = {
  code: 'command-or-containers',
  summary: 'Nothing is said about what to run',
  meaning:
    'A run needs a command, which every node runs, or containers, each with a command of its own.',
  wrong: 'command: ""',
  right: 'command: torchrun train.py',
};
