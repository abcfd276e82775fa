import type { Rule } from '../rule.ts';
import { exclusive } from './exclusive.ts';

/** Containers bring their own commands and images. */
export const containersAlone: Rule = ({ containers, command, environment }) => {
  if (containers === undefined) return;
  return exclusive({
    code: 'containers-alone',
    path: ['containers'],
    others: [
      [['command'], command],
      [['environment', 'unity_catalog_image'], environment?.unity_catalog_image],
      [['environment', 'docker_image'], environment?.docker_image],
    ],
    because: 'each container has its own command and image',
  });
};
