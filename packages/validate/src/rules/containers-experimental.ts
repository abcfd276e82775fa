import type { Rule } from '../rule.ts';

/** Containers may change or go away on the platform. */
export const containersExperimental: Rule = ({ containers }) => {
  if (containers === undefined) return;
  return {
    code: 'containers-experimental',
    path: ['containers'],
    message: 'containers is experimental on the platform: it may change or stop working',
    severity: 'warning',
  };
};
