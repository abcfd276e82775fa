import { test } from 'vitest';
import { told } from '../../test/told.ts';

function wrong(text: string): string | undefined {
  return told(text)[0]?.replace(/^2 \S* \(type wrong-type\): /, '');
}

test.for([
  ['max_retries: x', 'max_retries must be a whole number, got the text "x"'],
  [
    'max_retries: "2"',
    'max_retries must be a whole number, got the quoted text "2"; Write it without quotes: 2.',
  ],
  [
    'max_retries: 2.0',
    'max_retries must be a whole number, got the floating-point number 2.0; Write it without the decimal point: 2.',
  ],
  ['max_retries: 2.5', 'max_retries must be a whole number, got the floating-point number 2.5'],
  ['max_retries: .inf', 'max_retries must be a whole number, got the floating-point number .inf'],
  [
    'max_retries: 010',
    'max_retries must be a whole number, got the number 010; Write it without the leading zero, or as 0o… if it is octal.',
  ],
  [
    'max_retries: 1_6',
    'max_retries must be a whole number, got the text "1_6"; Write it without underscores: 16.',
  ],
  [
    'max_retries: 0b11',
    'max_retries must be a whole number, got the text "0b11"; Write it out: 3.',
  ],
  [
    'max_retries: 1e1',
    'max_retries must be a whole number, got the floating-point number 1e1; Write it out: 10.',
  ],
  ['max_retries: yes', 'max_retries must be a whole number, got the text "yes"'],
  ['max_retries: true', 'max_retries must be a whole number, got true'],
  ['max_retries: [2]', 'max_retries must be a whole number, got a list'],
  [
    'max_retries: 9007199254740992',
    'max_retries must be a whole number, got the number 9007199254740992; A whole number is between -9007199254740991 and 9007199254740991.',
  ],
  [
    `max_retries: ${'9'.repeat(100)}`,
    `max_retries must be a whole number, got the number ${'9'.repeat(39)}…; A whole number is between -9007199254740991 and 9007199254740991.`,
  ],
  ['mlflow_run_name: [a]', 'mlflow_run_name must be a text, got a list'],
  ['mlflow_run_name: { a: b }', 'mlflow_run_name must be a text, got a map'],
  [
    'environment: prod',
    'environment must be a map, got the text "prod"; Its keys are dependencies, version, docker_image, unity_catalog_image.',
  ],
  [
    'environment: { dependencies: { a: 1 } }',
    'environment.dependencies must be a list of texts or a text, got a map; Begin each entry with a dash.',
  ],
  [
    'containers: [{ ranks: 0-1 }]',
    'containers[0].ranks must be a list of whole numbers, got the text "0-1"',
  ],
  [
    'containers: [{ ranks: 1 }]',
    'containers[0].ranks must be a list of whole numbers, got the number 1; Write it as a list: [1].',
  ],
  [
    'code_source: { root_path: ., include_paths: src }',
    'code_source.include_paths must be a list of texts, got the text "src"; Write it as a list: [src].',
  ],
  [
    'code_source: { root_path: ., include_paths: [~] }',
    'code_source.include_paths[0] must be a text, got ~',
  ],
  [
    'code_source: { root_path: ., git: { branch: a, remote: [b] } }',
    'code_source.git.remote must be true, false or a text, got a list',
  ],
  [
    'permissions: { user_name: a, level: CAN_VIEW }',
    'permissions must be a list of maps, got a map; Begin each entry with a dash.',
  ],
  ['permissions: CAN_VIEW', 'permissions must be a list of maps, got the text "CAN_VIEW"'],
  [
    'permissions: [a]',
    'permissions[0] must be a map, got the text "a"; Its keys are user_name, group_name, service_principal_name, level.',
  ],
  [
    'env_variables: [A=1]',
    'env_variables must be a map, got a list; Write each as `NAME: value`, on a line of its own.',
  ],
  ['env_variables: { A: [b] }', 'env_variables.A must be a text, got a list'],
  [
    'parameters: [1]',
    'parameters must be a map, got a list; Write each as `NAME: value`, on a line of its own.',
  ],
  [
    'max_retries: 8,',
    'max_retries must be a whole number, got the text "8,"; Write the number alone: 8.',
  ],
  [
    'max_retries: 8#x',
    'max_retries must be a whole number, got the text "8#x"; Write the number alone: 8.',
  ],
  [
    'max_retries: 8 times',
    'max_retries must be a whole number, got the text "8 times"; Write the number alone: 8.',
  ],
  [
    'max_retries: 8\u00a0',
    String.raw`max_retries must be a whole number, got the text "8\u00a0"; Write the number alone: 8.`,
  ],
  [
    'max_retries: None',
    'max_retries must be a whole number, got the text "None"; None is a text here; no value is null.',
  ],
  [
    'max_retries: ${N}',
    'max_retries must be a whole number, got the text "${N}"; Nothing fills in "${N}" here: write the value, or give it with `--override max_retries=…`.',
  ],
  [
    'timeout_minutes: 2h',
    'timeout_minutes must be a whole number, got the text "2h"; It counts minutes: write 120.',
  ],
  [
    'timeout_minutes: 01:30:00',
    'timeout_minutes must be a whole number, got the text "01:30:00"; It counts minutes: write 90.',
  ],
  [
    'timeout_minutes: "1.5 hours"',
    'timeout_minutes must be a whole number, got the quoted text "1.5 hours"; It counts minutes: write 90.',
  ],
  ['timeout_minutes: 90s', 'timeout_minutes must be a whole number, got the text "90s"'],
  [
    'command: [python, train.py]',
    'command must be a text, got a list; Write its lines as a block of text, indented, after `command: |`.',
  ],
  [
    'environment: [version]',
    'environment must be a map, got a list; Write its keys without dashes: dependencies, version, docker_image, unity_catalog_image.',
  ],
  [
    'environment: version:5',
    'environment must be a map, got the text "version:5"; Write each as `key: value`, with a blank after the colon. Its keys are dependencies, version, docker_image, unity_catalog_image.',
  ],
  [
    'environment: { dependencies: [{ torch: 2.1 }] }',
    'environment.dependencies[0] must be a text, got a map; Write each package as one text: torch==2.7.1.',
  ],
  [
    'secrets: HF_TOKEN:hf_abc',
    'secrets must be a map, got a text; Write each as `NAME: value`, on a line of its own.',
  ],
  [
    'secrets: { A: { scope: s, key: k } }',
    'secrets.A must be a text, got a map; Write it as one text: scope/key.',
  ],
  [
    'env_variables: { A: { b: c } }',
    'env_variables.A must be a text, got a map; A variable is one text. What is nested can stand in parameters.',
  ],
])('%s', ([text = '', message], { expect }) => {
  expect(wrong(text)).toBe(message);
});
