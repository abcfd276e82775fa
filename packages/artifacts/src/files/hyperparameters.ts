import { mergedPairs } from '@air/validate';
import type { RunDocument } from '@air/validate';
import { isMap, isScalar } from 'yaml';
import { ArtifactError } from '../errors.ts';
import { textFile } from '../launch-file.ts';
import type { LaunchFile } from '../launch-file.ts';
import { aliasResolver } from '../yaml/alias-resolver.ts';
import { YamlWriter } from '../yaml/yaml-writer.ts';

const name = 'hyperparameters.yaml';

/**
 * The most text that `parameters` may come to. A file of 1 MiB is far below it; aliases to one long text
 * could reach gigabytes.
 */
const maxLength = 64 * 1024 * 1024;

/**
 * `parameters` without aliases, merges and comments and with every scalar as the user spelled it; nothing
 * when there are none. Built from the YAML nodes: a JavaScript number would lose digits.
 */
export function hyperparametersFile({ yaml }: RunDocument): LaunchFile | undefined {
  if (yaml === undefined) return undefined;
  const resolve = aliasResolver(yaml.contents);
  const root = resolve(yaml.contents);
  if (!isMap(root)) return undefined;
  const field = mergedPairs(root, resolve).find(({ key }) => textOf(resolve(key)) === 'parameters');
  const parameters = resolve(field?.value);
  if (!isMap(parameters)) return undefined;
  const pairs = mergedPairs(parameters, resolve);
  if (pairs.length === 0) return undefined;

  const writer = new YamlWriter({ resolve, maxLength, tooLong });
  writer.pairs(pairs);
  return textFile(name, writer.text());
}

function textOf(key: unknown): unknown {
  return isScalar(key) ? key.value : key;
}

function tooLong(): ArtifactError {
  return new ArtifactError(
    'hyperparameters-too-large',
    `${name} would be over the limit of ${maxLength} characters (64 MiB): shrink \`parameters\``,
    { hint: 'Aliases count as what they stand for: each one repeats the whole of it.' },
  );
}
