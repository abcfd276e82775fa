import * as v from 'valibot';
import { field } from '../field.ts';
import { choiceText, text, trimmedText } from '../scalar-text.ts';
import { environmentVersion, versionLimits } from './environment-version.ts';

const tagPolicies = ['auto', 'latest'] as const;

/** `<catalog>.<schema>.<image>:<tag>`; blanks are never taken away. */
export const unityCatalogImage = field(text, {
  title: 'Unity Catalog image',
  documentation:
    'A container image that is registered in Unity Catalog, as <catalog>.<schema>.<image>:<tag>. It brings its own packages, so dependencies and version do not go with it.',
  example: 'main.vision.trainer:2031-02',
  limits: { pattern: /^[^.:\s]+\.[^.:\s]+\.[^.:\s]+:[^:\s]+$/u },
});

const dockerImage = field(
  v.strictObject({
    url: field(trimmedText, {
      title: 'Image URL',
      documentation:
        'Where the image is, as for `docker pull`. It has to be registered with the workspace first: `air register-image URL`.',
      example: 'registry.example.com/vision/trainer:7',
      limits: { emptyAllowed: false },
    }),
    tag_policy: v.optional(
      field(choiceText(tagPolicies), {
        title: 'When the tag is looked up',
        documentation:
          '`auto` takes the image as it was registered; `latest` registers it again before each launch, so a tag that has moved is followed.',
        example: 'latest',
        default: 'auto',
        limits: { oneOf: tagPolicies, anyCase: true },
      }),
    ),
    credentials_scope: v.optional(
      field(trimmedText, {
        title: 'Secret scope of the registry credentials',
        documentation:
          'The secret scope that holds the credentials of a private registry. Goes with credentials_key, and only with tag_policy latest.',
        example: 'docker-credentials',
        limits: { emptyAllowed: false },
      }),
    ),
    credentials_key: v.optional(
      field(trimmedText, {
        title: 'Secret key of the registry credentials',
        documentation:
          'The key, in credentials_scope, of the credentials of a private registry. Goes with credentials_scope, and only with tag_policy latest.',
        example: 'registry.example.com-robot-local',
        limits: { emptyAllowed: false },
      }),
    ),
  }),
  {
    title: 'Docker image',
    documentation:
      'A Docker image of your own, in place of the platform’s environment. It brings its own packages, so dependencies and version do not go with it.',
    example: { url: 'registry.example.com/vision/trainer:7' },
    relations: [
      { kind: 'needs', field: 'credentials_scope', others: ['credentials_key', 'tag_policy'] },
      { kind: 'needs', field: 'credentials_key', others: ['credentials_scope', 'tag_policy'] },
    ],
  },
);

const requirement = field(text, {
  title: 'Requirement',
  documentation: 'One requirement line, anything that pip takes.',
  example: 'torch==2.7.1',
  limits: { emptyAllowed: false },
});

export const environment = field(
  v.strictObject({
    dependencies: v.optional(
      field(v.union([v.array(requirement), text]), {
        title: 'Python packages',
        documentation:
          'The packages that are installed before the command starts: a list of requirement lines as pip takes them, or the path of a requirements YAML (version, dependencies) relative to this file.',
        example: ['torch==2.7.1', 'einops'],
        default: 'no packages beyond the environment’s own',
        limits: { pattern: /^[\s\S]*\.ya?ml$/ },
      }),
    ),
    version: v.optional(
      field(environmentVersion, {
        title: 'Environment version',
        documentation:
          'The version of the platform’s environment: digits such as 5, or databricks_ai_v<N> with N at least 5. With a requirements file the version belongs in that file.',
        example: '5',
        default: 'the version in the requirements file, else 6',
        limits: versionLimits,
      }),
    ),
    docker_image: v.optional(dockerImage),
    unity_catalog_image: v.optional(unityCatalogImage),
  }),
  {
    title: 'Software environment',
    documentation:
      'What is installed on the nodes: packages on top of an environment version, or an image of your own.',
    example: { dependencies: ['torch==2.7.1'], version: '5' },
    relations: [
      {
        kind: 'excludes',
        field: 'docker_image',
        others: ['dependencies', 'version', 'unity_catalog_image'],
      },
      { kind: 'excludes', field: 'unity_catalog_image', others: ['dependencies', 'version'] },
      { kind: 'excludes', field: 'dependencies', others: ['version'], isText: true },
    ],
  },
);
