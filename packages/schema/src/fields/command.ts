import { field } from '../field.ts';
import { text } from '../scalar-text.ts';

export const command = field(text, {
  title: 'Command',
  documentation:
    'The shell script that every node runs with bash, once a node. A block (`command: |`) keeps its lines as they are.',
  example: 'torchrun --nproc-per-node 8 train.py\n',
  limits: { maxLines: 1000, emptyAllowed: false },
});
