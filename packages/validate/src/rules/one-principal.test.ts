import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a permission without a principal is told', ({ expect }) => {
  expect(told('permissions:\n  - level: CAN_VIEW\n  - user_name:\n    level: CAN_VIEW')).toEqual([
    '3 permissions[0] (rule one-principal-missing): permissions[0]: one of user_name, group_name, service_principal_name must be specified',
    '4 permissions[1] (rule one-principal-missing): permissions[1]: one of user_name, group_name, service_principal_name must be specified; see 4 permissions[1].user_name',
  ]);
});

test('several principals are told', ({ expect }) => {
  expect(
    told('permissions:\n  - user_name: a@x.org\n    group_name: g\n    level: CAN_VIEW'),
  ).toEqual([
    '3 permissions[0] (rule one-principal-several): permissions[0]: only one of user_name, group_name, service_principal_name can be given, got user_name and group_name; see 3 permissions[0].user_name; see 4 permissions[0].group_name',
  ]);
  expect(
    told(
      'permissions: [{ user_name: a, group_name: b, service_principal_name: c, level: CAN_VIEW }]',
    ),
  ).toEqual([
    '2 permissions[0] (rule one-principal-several): permissions[0]: only one of user_name, group_name, service_principal_name can be given, got user_name and group_name and service_principal_name; see 2 permissions[0].user_name; see 2 permissions[0].group_name; see 2 permissions[0].service_principal_name',
  ]);
});

test('entries are told in their order, each with all that is wrong', ({ expect }) => {
  expect(
    told(
      'permissions:\n  - { user_name: a, level: " " }\n  - { level: CAN_VIEW }\n  - { group_name: "" }',
    ),
  ).toEqual([
    '3 permissions[0].level (required required): permissions[0].level is required and cannot be empty; For example: level: CAN_VIEW',
    '4 permissions[1] (rule one-principal-missing): permissions[1]: one of user_name, group_name, service_principal_name must be specified',
    '5 permissions[2].group_name (rule not-blank): permissions[2].group_name cannot be empty',
    '5 permissions[2].level (required required): permissions[2].level is required; For example: level: CAN_VIEW',
  ]);
});

test('of a principal that did not decode, nothing more is said', ({ expect }) => {
  expect(told('permissions: [{ user_name: [a], level: CAN_VIEW }]')).toEqual([
    '2 permissions[0].user_name (type wrong-type): permissions[0].user_name must be a text, got a list',
  ]);
});

test('one is fine, beside others that are null', ({ expect }) => {
  expect(told('permissions: [{ user_name: , group_name: g, level: CAN_VIEW }]')).toEqual([]);
});
