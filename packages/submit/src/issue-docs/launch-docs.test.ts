import { validateText } from '@air/validate';
import { test } from '../../test/launch.ts';
import { launchPages } from './index.ts';

test.for(launchPages)(
  '$code has examples that are right without a workspace',
  ({ wrong, right }, { expect }) => {
    expect(validateText(wrong.file()).issues).toEqual([]);
    expect(validateText(right.file()).issues).toEqual([]);
  },
);
