import { expectTypeOf, test } from 'vitest';
import type { CodeSource, Container, RequirementsFile, RunConfig } from './index.ts';

test('what a launch cannot do without is never undefined', () => {
  expectTypeOf<RunConfig['experiment_name']>().toEqualTypeOf<string>();
  expectTypeOf<RunConfig['compute']['num_accelerators']>().toEqualTypeOf<number>();
  expectTypeOf<Container['ranks']>().toEqualTypeOf<number[]>();
});

test('command is optional, since containers can take its place', () => {
  expectTypeOf<RunConfig['command']>().toEqualTypeOf<string | undefined>();
});

test('dependencies are a list or the path of a requirements file', () => {
  expectTypeOf<NonNullable<RunConfig['environment']>['dependencies']>().toEqualTypeOf<
    string[] | string | undefined
  >();
  expectTypeOf<RequirementsFile['dependencies']>().toEqualTypeOf<string[] | undefined>();
});

test('a version is text, however it was written', () => {
  expectTypeOf<NonNullable<RunConfig['environment']>['version']>().toEqualTypeOf<
    string | undefined
  >();
});

test('a remote is a name or a switch', () => {
  expectTypeOf<NonNullable<CodeSource['git']>['remote']>().toEqualTypeOf<
    string | boolean | undefined
  >();
});

test('the content of parameters is not known', () => {
  expectTypeOf<RunConfig['parameters']>().toEqualTypeOf<{ [key: string]: unknown } | undefined>();
});
