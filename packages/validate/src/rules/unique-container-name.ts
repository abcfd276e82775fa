import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import type { Finding, Rule } from '../rule.ts';
import { textsAt } from './places.ts';
import { quoted } from './quoted.ts';

/** Two containers of one name could not be told apart. */
export const uniqueContainerName: Rule = (config) => {
  const firstPath = new Map<string, Path>();
  return textsAt(config, 'containers[].name').flatMap(({ path, value }): Finding[] => {
    const first = firstPath.get(value);
    if (first === undefined) {
      firstPath.set(value, path);
      return [];
    }
    return [
      {
        code: 'unique-container-name',
        path,
        message: `${formatPath(path)} ${quoted(value)} is the name of ${formatPath(first.slice(0, -1))} already: each container needs a name of its own`,
        related: [first],
      },
    ];
  });
};
