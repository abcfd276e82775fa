import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Path } from '../issue.ts';
import type { Finding, Rule } from '../rule.ts';

const principals = ['user_name', 'group_name', 'service_principal_name'] as const;

/** A permission is for one principal. */
export const onePrincipal: Rule = ({ permissions = [] }) =>
  permissions.flatMap((permission, index): Finding[] => {
    if (permission === undefined) return [];
    const path: Path = ['permissions', index];
    const related = principals.map((principal) => path.concat(principal));
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

export const onePrincipalMissingDoc: IssueDoc = {
  code: 'one-principal-missing',
  summary: 'A permission is for nobody',
  meaning:
    'Each entry of permissions names who gets the level: a user, a group or a service principal.',
  wrong: `
    permissions:
      - level: CAN_VIEW`,
  right: `
    permissions:
      - group_name: vision-team
        level: CAN_VIEW`,
};

export const onePrincipalSeveralDoc: IssueDoc = {
  code: 'one-principal-several',
  summary: 'A permission names several principals',
  meaning:
    'Each entry of permissions is for one user, one group or one service principal. Write an entry for each.',
  wrong: `
    permissions:
      - user_name: ana@example.com
        group_name: vision-team
        level: CAN_VIEW`,
  right: `
    permissions:
      - user_name: ana@example.com
        level: CAN_VIEW
      - group_name: vision-team
        level: CAN_VIEW`,
};
