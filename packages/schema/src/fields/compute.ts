import * as v from 'valibot';
import { acceleratorTypes, gpusPerNodeByType } from '../accelerators.ts';
import { field } from '../field.ts';
import { choiceText, integer, text, trimmedText } from '../scalar-text.ts';

const priorityClasses = ['BEST_EFFORT', 'NORMAL', 'CRITICAL'] as const;

export const compute = field(
  v.strictObject({
    num_accelerators: field(integer, {
      title: 'Number of GPUs',
      documentation:
        'How many GPUs the run gets over all its nodes. Nodes are rented whole, so it is a multiple of the GPUs per node: 8, 16, 24 … for GPU_8xH100.',
      example: 8,
      limits: { min: 1 },
    }),
    accelerator_type: field(text, {
      title: 'Type of GPU',
      documentation:
        'Which GPU, and how many of them a node holds: the number after GPU_ is the GPUs per node. Upper and lower case matter.',
      example: 'GPU_8xH100',
      limits: { oneOf: acceleratorTypes },
    }),
    pool_id: v.optional(
      field(trimmedText, {
        title: 'Reserved pool',
        documentation:
          'The id of a pool of reserved GPUs that the run takes its nodes from. `air pools list` shows those of the workspace.',
        example: '0f3c1a52-7d7e-4b0a-9d9f-6a4e3b1c2d10',
        default: 'on-demand GPUs',
        limits: { maxCodePoints: 255, emptyAllowed: false },
      }),
    ),
    priority_class: v.optional(
      field(choiceText(priorityClasses), {
        title: 'Priority in the pool',
        documentation:
          'Who goes first when the reserved pool is full. Means something only in a pool, so it needs compute.pool_id.',
        example: 'NORMAL',
        limits: { oneOf: priorityClasses, anyCase: true, emptyAllowed: false },
      }),
    ),
  }),
  {
    title: 'GPUs',
    documentation: 'The GPUs that the run needs: how many, of which type, and from which pool.',
    example: { num_accelerators: 8, accelerator_type: 'GPU_8xH100' },
    relations: [
      { kind: 'needs', field: 'priority_class', others: ['pool_id'] },
      {
        kind: 'multiple',
        field: 'num_accelerators',
        by: 'accelerator_type',
        numbers: gpusPerNodeByType,
      },
    ],
  },
);
