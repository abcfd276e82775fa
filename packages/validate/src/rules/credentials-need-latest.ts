import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';

/** Credentials are used when the image is looked up again, which only `latest` does. */
export const credentialsNeedLatest: Rule = ({ environment }) => {
  const {
    credentials_scope: scope,
    credentials_key: key,
    tag_policy: policy = '',
  } = environment?.docker_image ?? {};
  if (scope === undefined && key === undefined) return;
  if (policy !== '' && policy !== 'auto') return; // it is latest, or tag-policy reports it
  const given = scope === undefined ? 'credentials_key' : 'credentials_scope';
  return {
    code: 'credentials-need-latest',
    path: ['environment', 'docker_image', given],
    message: `environment.docker_image.${given} requires environment.docker_image.tag_policy latest: with auto the image is not looked up again`,
    related: [['environment', 'docker_image', 'tag_policy']],
  };
};

export const credentialsNeedLatestDoc: IssueDoc = {
  code: 'credentials-need-latest',
  summary: 'Credentials stand beside the tag policy auto',
  meaning:
    'Credentials are used to look up the image again when the run starts, and only tag_policy: latest does that. With auto the image that was registered is used.',
  wrong: `
    environment:
      docker_image:
        url: registry.example.com/train:v1
        credentials_scope: ml
        credentials_key: registry`,
  right: `
    environment:
      docker_image:
        url: registry.example.com/train:v1
        tag_policy: latest
        credentials_scope: ml
        credentials_key: registry`,
};
