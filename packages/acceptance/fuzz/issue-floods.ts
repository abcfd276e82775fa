/** A config of few characters with very many issues. */
export interface IssueFlood {
  readonly name: string;
  /** At most 100,000 `times`: the limit on nodes is for each of them at least one. */
  readonly yaml: (times: number) => string;
  /** How many issues each time brings. */
  readonly each: number;
}

const head = `experiment_name: a
command: b
compute: { accelerator_type: GPU_1xH100, num_accelerators: 1 }
`;

/** What a list or a map can be full of: each is read within the limits, and everything wrong is told. */
export const issueFloods: readonly IssueFlood[] = [
  {
    name: 'wrong types on one line',
    yaml: (times) => `${head}environment: { dependencies: [${'[],'.repeat(times)}] }\n`,
    each: 1,
  },
  {
    name: 'entries of nothing',
    yaml: (times) => `${head}permissions:\n${'-\n'.repeat(times)}`,
    each: 1,
  },
  {
    name: 'permissions for nobody',
    yaml: (times) => `${head}permissions:\n${'- {}\n'.repeat(times)}`,
    each: 2,
  },
  {
    name: 'paths that leave the folder',
    yaml: (times) =>
      `${head}code_source: { root_path: ., include_paths: [${'../x,'.repeat(times)}] }`,
    each: 1,
  },
  {
    name: 'aliases of nothing',
    yaml: (times) => `${head}parameters:\n  a:\n${'  - *x\n'.repeat(times)}`,
    each: 1,
  },
  {
    name: 'tags without effect',
    yaml: (times) => `${head}parameters:\n  a:\n${'  - !x 1\n'.repeat(times)}`,
    each: 1,
  },
  {
    name: 'unknown keys',
    yaml: (times) => `${head}${lines(times / 2, (line) => `k${line}: 1`)}`,
    each: 0.5,
  },
  {
    name: 'names that no shell takes',
    yaml: (times) => `${head}env_variables:\n${lines(times / 2, (line) => `  ${line}-: 1`)}`,
    each: 0.5,
  },
];

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
}
