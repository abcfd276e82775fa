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
