import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';

/** A scope says nothing without a key, nor a key without a scope. */
export const credentialsTogether: Rule = ({ environment }) => {
  const { credentials_scope: scope, credentials_key: key } = environment?.docker_image ?? {};
  if ((scope === undefined) === (key === undefined)) return;
  const [given, missing] =
    key === undefined
      ? ['credentials_scope', 'credentials_key']
      : ['credentials_key', 'credentials_scope'];
  return {
    code: 'credentials-together',
    path: ['environment', 'docker_image', given],
    message: `environment.docker_image.${given} requires environment.docker_image.${missing}: credentials are a scope and a key`,
    related: [['environment', 'docker_image', missing]],
  };
};

export const credentialsTogetherDoc: IssueDoc = {
  code: 'credentials-together',
  summary: 'Half of the credentials is missing',
  meaning:
    'The credentials of an image are a secret, and a secret is named by its scope and its key. Give both or neither.',
  wrong: `
    environment:
      docker_image:
        url: registry.example.com/train:v1
        tag_policy: latest
        credentials_scope: ml`,
  right: `
    environment:
      docker_image:
        url: registry.example.com/train:v1
        tag_policy: latest
        credentials_scope: ml
        credentials_key: registry`,
};
