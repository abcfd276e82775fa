import * as v from 'valibot';
import { field } from '../field.ts';

export const parameters = field(v.record(v.string(), v.unknown()), {
  title: 'Parameters',
  documentation:
    'Anything that the training code reads: it arrives unchanged as a YAML file whose path is in HYPERPARAMETERS_PATH.',
  example: { lr: 0.0003, layers: [12, 24], optimizer: { name: 'adamw' } },
});
