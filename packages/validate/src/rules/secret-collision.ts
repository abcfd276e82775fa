import type { IssueDoc } from '../issue-doc.ts';
import type { EntryCheck } from './each-text.ts';

/** With two values for one name, the wrong one could win, or the secret could leak. */
export const secretCollision: EntryCheck = ({ path }, { env_variables: plain = {} }) => {
  const name = String(path.at(-1));
  if (!Object.hasOwn(plain, name)) return;
  return {
    code: 'secret-collision',
    path,
    message: `secrets.${name} is set in both env_variables and secrets: remove one of them`,
    related: [['env_variables', name]],
  };
};

export const secretCollisionDoc: IssueDoc = {
  code: 'secret-collision',
  summary: 'A name is in both env_variables and secrets',
  meaning:
    'A variable has one value. If the plain one won, the run would lack its secret. If it were the secret by mistake, it would stand in the config for all to read.',
  wrong: `
    env_variables:
      HF_TOKEN: none
    secrets:
      HF_TOKEN: ml/hf`,
  right: `
    secrets:
      HF_TOKEN: ml/hf`,
};
