import { formatPath } from '../format-path.ts';
import type { EntryCheck } from './each-text.ts';

/** A container's variable that is a secret: a value of exactly `{{secrets/<scope>/<key>}}`. */
const secretForm = /^\{\{secrets\/[^/{}]+\/[^/{}]+\}\}$/;

/** A container's variable wins over the top-level one, but a secret stays a secret and a plain one plain. */
export const containerVariableCollision: EntryCheck = ({ path, value }, config) => {
  const name = String(path.at(-1));
  const isSecret = secretForm.test(value);
  const [topLevel, names] = isSecret
    ? ['env_variables', config.env_variables]
    : ['secrets', config.secrets];
  if (names === undefined || !Object.hasOwn(names, name)) return;
  return {
    code: 'container-variable-collision',
    path,
    message: isSecret
      ? `${formatPath(path)} is a secret, and env_variables.${name} is plain: a name is one or the other in the whole run`
      : `${formatPath(path)} is plain, and secrets.${name} is a secret: a name is one or the other in the whole run`,
    related: [[topLevel, name]],
  };
};
