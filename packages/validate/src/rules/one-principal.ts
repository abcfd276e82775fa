import { formatPath } from '../format-path.ts';
import type { Finding, Rule } from '../rule.ts';

const principals = ['user_name', 'group_name', 'service_principal_name'] as const;

/** A permission is for one principal. */
export const onePrincipal: Rule = ({ permissions = [] }) =>
  permissions.flatMap((permission, index): Finding[] => {
    if (permission === undefined) return [];
    const path = ['permissions', index];
    const related = principals.map((principal) => [...path, principal]);
    const given = principals.filter((principal) => permission[principal] !== undefined);
    if (given.length === 1) return [];
    if (given.length === 0) {
      return [
        {
          code: 'one-principal-missing',
          path,
          message: `${formatPath(path)}: one of ${principals.join(', ')} must be specified`,
          related,
        },
      ];
    }
    return [
      {
        code: 'one-principal-several',
        path,
        message: `${formatPath(path)}: only one of ${principals.join(', ')} can be given, got ${given.join(' and ')}`,
        related,
      },
    ];
  });
