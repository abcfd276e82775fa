import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { test } from 'vitest';
import { completeField } from './complete-field.ts';

/** What Ctrl-Space offers at the caret in the text: the labels, and what each puts in. */
function offered(marked: string): Readonly<Record<string, unknown>> {
  const state = EditorState.create({ doc: marked.replace('^', '') });
  const result = completeField(new CompletionContext(state, marked.indexOf('^'), true));
  return Object.fromEntries(result?.options.map(({ label, apply }) => [label, apply]) ?? []);
}

test('the keys of a map are offered without those that are there', ({ expect }) => {
  expect(offered('experiment_name: a\ncompute:\n  num_accelerators: 8\n  ^')).toEqual({
    accelerator_type: 'accelerator_type: ',
    pool_id: 'pool_id: ',
    priority_class: 'priority_class: ',
  });
  expect(Object.keys(offered('compute: {num_accelerators: 8, ^}'))).toContain('pool_id');
  expect(Object.keys(offered('permissions:\n  - group_name: a\n    ^'))).toContain('level');
});

test('a key whose value is a map or a list goes on in the next line', ({ expect }) => {
  expect(offered('environment:\n  ^')).toMatchObject({
    dependencies: 'dependencies:\n    - ',
    docker_image: 'docker_image:\n    ',
    version: 'version: ',
  });
  expect(offered('environment: {^}')).toMatchObject({
    dependencies: 'dependencies: ',
    docker_image: 'docker_image: ',
  });
});

test('the values of a field that lists them are offered', ({ expect }) => {
  expect(Object.keys(offered('compute:\n  accelerator_type: ^'))).toEqual([
    'GPU_1xA10',
    'GPU_1xH100',
    'GPU_8xH100',
    'GPU_8xB300',
  ]);
  expect(offered('experiment_name: ^')).toEqual({});
});

test('nothing is offered below a map of the user’s own, nor inside a script', ({ expect }) => {
  expect(offered('env_variables:\n  ^')).toEqual({});
  expect(offered('command: |\n  ma^\n  ls')).toEqual({});
});
