import * as v from 'valibot';
import { field } from '../field.ts';
import { integer, text } from '../scalar-text.ts';
import { command } from './command.ts';
import { unityCatalogImage } from './environment.ts';
import { containerVariables } from './variables.ts';

const example = {
  name: 'trainer',
  command: 'python train.py',
  ranks: [0],
  unity_catalog_image: 'main.vision.trainer:7',
};

const container = field(
  v.strictObject({
    name: field(text, {
      title: 'Container name',
      documentation:
        'Names the container in logs and on the platform. Starts with a letter or an underscore; unique in the run.',
      example: 'trainer',
      limits: { maxCodePoints: 16, pattern: /^[A-Za-z_][A-Za-z0-9_]*$/ },
    }),
    command,
    ranks: field(v.array(integer), {
      title: 'Node ranks',
      documentation:
        'The nodes that run this container, by rank from 0. Over all containers every node of the run is named exactly once.',
      example: [0, 1],
      limits: { min: 0, emptyAllowed: false },
    }),
    unity_catalog_image: unityCatalogImage,
    environment_variables: v.optional(
      field(
        v.strictObject({
          variables: v.optional(containerVariables),
        }),
        {
          title: 'Environment of this container',
          documentation: 'Holds the environment variables of this container.',
          example: { variables: { ROLE: 'trainer' } },
        },
      ),
    ),
  }),
  {
    title: 'Container',
    documentation: 'One image with its command and the node ranks that it runs on.',
    example,
  },
);

export const containers = field(v.array(container), {
  title: 'Containers',
  documentation:
    'Experimental on the platform: several images in one run, each on its own node ranks. Takes the place of command and of an image in environment.',
  example: [example],
  limits: { emptyAllowed: false },
});
