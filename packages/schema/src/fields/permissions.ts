import * as v from 'valibot';
import { field } from '../field.ts';
import { trimmedText } from '../scalar-text.ts';

/** Levels that the platform is known to take; it checks the value itself. */
const permissionLevels = ['CAN_VIEW', 'CAN_MANAGE_RUN', 'CAN_MANAGE', 'IS_OWNER'] as const;

const principal = (title: string, who: string, example: string) =>
  v.optional(
    field(trimmedText, {
      title,
      documentation: `Grants the level to ${who}. An entry has exactly one of user_name, group_name and service_principal_name.`,
      example,
      limits: { emptyAllowed: false },
    }),
  );

const permission = field(
  v.strictObject({
    user_name: principal('User', 'this user', 'ana@example.com'),
    group_name: principal('Group', 'everyone in this group', 'vision-team'),
    service_principal_name: principal(
      'Service principal',
      'the service principal with this application id',
      '5b0f2c1e-7f0c-4a43-8d1f-0a1b2c3d4e5f',
    ),
    level: field(trimmedText, {
      title: 'Permission level',
      documentation: 'What the principal may do with the run and with its experiment.',
      example: 'CAN_VIEW',
      limits: { oneOf: permissionLevels, open: true, emptyAllowed: false },
    }),
  }),
  {
    title: 'Permission',
    documentation: 'One principal and what it may do.',
    example: { group_name: 'vision-team', level: 'CAN_VIEW' },
    relations: [{ kind: 'exactly-one', of: ['user_name', 'group_name', 'service_principal_name'] }],
  },
);

export const permissions = field(v.array(permission), {
  title: 'Permissions',
  documentation:
    'Who else may see or manage the run. Granted after the launch, as far as possible.',
  example: [{ group_name: 'vision-team', level: 'CAN_VIEW' }],
});
