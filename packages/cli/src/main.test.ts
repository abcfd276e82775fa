import { describe } from 'vitest';
import { air, config, steady, test } from '../test/air.ts';
import { version } from './version.ts';

describe('what is asked about', () => {
  test('the version, as text and as JSON', async ({ expect }) => {
    expect(await air(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' });
    const { out } = await air(['-o', 'json', '--version']);
    expect(steady(out)).toBe(`{"v":1,"ts":"…","data":{"version":"${version}"}}\n`);
  });

  test('the program, without a word and with -h', async ({ expect }) => {
    const help = await air([]);
    expect(help).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "One YAML file to a GPU training run on the Databricks AI Runtime.

      Usage: air <command> [flags]

      Configs:
        run               Launch a run from a YAML file
        plan              Show all that a launch would do, without doing it
        validate          Check run configs, without a workspace or a network
        schema            Print the JSON Schema of a config, for editors
        snapshot          Show which code a launch would pack
        convert-to-dabs   Write a config as a Databricks Asset Bundle

      Runs:
        get      Show the status, the configuration and the links of a run
        list     List runs, the newest first
        wait     Wait for the end of runs
        logs     Show the log of a run
        cancel   Cancel runs

      Images:
        register-image   Register a custom image

      Pools:
        pools list   List the pools of reserved GPUs
        pools get    Show a pool of reserved GPUs

      Sign-in:
        auth whoami   Tell who is signed in, where, and how

      Embedded workspace:
        local up       Start the embedded workspace of this machine, and keep it
        local status   Tell whether the embedded workspace is up, and where
        local down     End the embedded workspace and the runs that go on there
        local prune    Remove what ended runs left in the embedded workspace

      Global flags:
        -o, --output FORMAT   Print results as FORMAT: text (the default) or json
        -p, --profile NAME    Use profile NAME of ~/.databrickscfg; "local" is the
                              embedded workspace of this machine
            --debug           Show each request, and of a failure where it came from
                              and what caused it
            --no-color        Print without colours, as NO_COLOR does
        -h, --help            Print this help
            --version         Print the version

      Examples:
        air run -f train.yaml --dry-run    check a config, without a workspace
        air run -f train.yaml --local      try it on this machine
        air run -f train.yaml --watch      launch it and follow it to its end

      Run "air help config" for the fields of a config, and "air help issue" for the
      codes of issues.

      Run "air <command> -h" for what a command does and takes.
      ",
        "status": 0,
      }
    `);
    expect(await air(['-h'])).toEqual(help);
    expect(await air(['help'])).toEqual(help);
    expect(await air(['--no-color', '--help'])).toEqual(help);
  });

  test('a command, wherever -h stands', async ({ expect }) => {
    const help = await air(['run', '-h']);
    expect(help).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "Launch a run from a YAML file.

      Usage: air run -f FILE [flags]

      Checks the file, uploads what the run needs, submits it, and prints the run id
      and a link. FILE may stand without -f. Nothing is uploaded or submitted before
      everything that can be checked on this machine is known to be good.

      Flags:
        -f, --file FILE             The YAML FILE that describes the run
            --dry-run               Stop after checking the file; --watch and --local
                                    have no effect then
            --server                With --dry-run: have the workspace check the
                                    config too
            --watch                 Follow the run to its end; the exit status is the
                                    run's outcome
            --local                 Run in the embedded workspace of this machine, and
                                    follow the run
            --node N                Follow the output of node N, or of all; 0 unless
                                    told
            --override KEY=VALUE    Change a value of the config for this run, as
                                    KEY=VALUE; repeatable
            --idempotency-key KEY   Launch at most one run for this KEY, however often
                                    the command is repeated
            --git-diff              Send what is not committed along as a patch; it
                                    can hold private text

      Global flags:
        -o, --output FORMAT   Print results as FORMAT: text (the default) or json
        -p, --profile NAME    Use profile NAME of ~/.databrickscfg; "local" is the
                              embedded workspace of this machine
            --debug           Show each request, and of a failure where it came from
                              and what caused it
            --no-color        Print without colours, as NO_COLOR does
        -h, --help            Print this help

      Examples:
        # Check a file, without a workspace or a network
        air run -f train.yaml --dry-run

        # Have the workspace check it too
        air run -f train.yaml --dry-run --server

        # Try it on this machine
        air run -f train.yaml --local

        # Launch it and follow all its nodes
        air run -f train.yaml --watch --node all

        # Change a value for this run
        air run -f train.yaml --override compute.num_accelerators=16
      ",
        "status": 0,
      }
    `);
    expect(await air(['-h', 'run'])).toEqual(help);
    expect(await air(['help', 'run'])).toEqual(help);
    expect(await air(['-p', 'x', 'help', 'run'])).toEqual(help);
    expect(await air(['run', '-f', 'run.yaml', '--watch', '--help'])).toEqual(help);
  });

  test('a group of commands', async ({ expect }) => {
    expect((await air(['local', '-h'])).out).toMatchInlineSnapshot(`
      "Usage: air local <command> [flags]

      Embedded workspace:
        local up       Start the embedded workspace of this machine, and keep it
        local status   Tell whether the embedded workspace is up, and where
        local down     End the embedded workspace and the runs that go on there
        local prune    Remove what ended runs left in the embedded workspace

      Global flags:
        -o, --output FORMAT   Print results as FORMAT: text (the default) or json
        -p, --profile NAME    Use profile NAME of ~/.databrickscfg; "local" is the
                              embedded workspace of this machine
            --debug           Show each request, and of a failure where it came from
                              and what caused it
            --no-color        Print without colours, as NO_COLOR does
        -h, --help            Print this help
            --version         Print the version

      Run "air <command> -h" for what a command does and takes.
      "
    `);
  });

  test('a command that is not there', async ({ expect }) => {
    expect((await air(['help', 'rum'])).err).toBe(
      'Error: unknown command "rum"\n  hint: Did you mean run?\nUsage: air <command> [flags]\n',
    );
  });
});

describe('a command line that is wrong', () => {
  const run = 'Usage: air run -f FILE [flags]\n';

  test.for([
    [['-p', 'x'], 'Error: no command given\nUsage: air <command> [flags]\n'],
    [
      ['rnu', 'x'],
      'Error: unknown command "rnu"\n  hint: Did you mean run?\nUsage: air <command> [flags]\n',
    ],
    [['banana'], 'Error: unknown command "banana"\nUsage: air <command> [flags]\n'],
    [['get'], 'Error: missing argument RUN_ID\nUsage: air get RUN_ID [flags]\n'],
    [['pools', 'show'], 'Error: unknown command "pools show"\nUsage: air pools list|get [flags]\n'],
    [
      ['local'],
      'Error: "local" needs one of: up, status, down, prune\nUsage: air local up|status|down|prune [flags]\n',
    ],
    [
      ['local', 'dwon'],
      'Error: unknown command "local dwon"\n  hint: Did you mean down?\nUsage: air local up|status|down|prune [flags]\n',
    ],
    [['run'], `Error: required flag(s) "file" not set\n${run}`],
    [
      ['run', '-f', 'a', '--dryrun'],
      `Error: unknown flag --dryrun\n  hint: Did you mean --dry-run?\n${run}`,
    ],
    [['--zzz', 'run'], `Error: unknown flag --zzz\n${run}`],
    [['run', '-f'], `Error: flag -f needs a value\n${run}`],
    [['run', '--node', '--watch'], `Error: flag --node needs a value\n${run}`],
    [['run', '--watch=yes'], `Error: flag --watch takes no value\n${run}`],
    [['run', 'a', 'b'], `Error: unexpected argument "b"\n${run}`],
    [['run', '-f', 'a', 'b'], `Error: a run has one config file, got "a" and "b"\n${run}`],
    [
      ['run', 'a', '--server'],
      `Error: --server goes with --dry-run: a launch asks the workspace anyway\n${run}`,
    ],
    [
      ['run', 'a', '--node', 'first'],
      `Error: invalid --node "first": it is the number of a node, from 0, or all\n${run}`,
    ],
    [['run', 'a', '-o', 'yaml'], `Error: invalid --output "yaml": it is text or json\n${run}`],
  ] as const)('%j', async ([argv, err], { expect }) => {
    expect(await air(argv)).toEqual({ status: 1, out: '', err });
  });

  test('tells so in an envelope with -o json', async ({ expect }) => {
    const error = (code: string, message: string): string =>
      `{"v":1,"ts":"…","error":{"code":"${code}","kind":"PERMANENT","message":${JSON.stringify(message)},"retryable":false}}\n`;
    const told = async (...argv: string[]): Promise<string> => {
      const { status, out } = await air(argv);
      return `${status} ${steady(out)}`;
    };
    expect(await told('run', '-o', 'json')).toBe(
      `1 ${error('INVALID_ARGS', 'required flag(s) "file" not set')}`,
    );
    expect(await told('--output=json', 'rnu')).toBe(
      `1 ${error('INVALID_ARGS', 'unknown command "rnu"')}`,
    );
    expect(await told('run', '--nope', '-o=json')).toBe(
      `1 ${error('INVALID_ARGS', 'unknown flag --nope')}`,
    );
    expect(await told('get', '-o', 'json')).toBe(
      `1 ${error('INVALID_ARGS', 'missing argument RUN_ID')}`,
    );
    expect(await told('run', '-o', 'json', '--node', 'x', 'a')).toBe(
      `1 ${error('INVALID_ARGS', 'invalid --node "x": it is the number of a node, from 0, or all')}`,
    );
  });
});

test('flags stand before or after the command, with = or without', async ({ expect, write }) => {
  const file = await write(config());
  const json = '{"v":1,"ts":"…","data":{"status":"DRY_RUN_OK","dry_run":true}}\n';
  const lines = [
    ['-o', 'json', 'run', '-f', file, '--dry-run'],
    ['--dry-run', '-o=json', '--debug', 'run', file],
    ['run', '--dry-run', '--output=json', `--file=${file}`, '-p', 'x', '--no-color'],
    ['run', '--dry-run', '--output', 'json', '--', file],
  ];
  for (const line of lines) {
    const { status, out, err } = await air(line);
    expect({ status, out: steady(out), err }).toEqual({ status: 0, out: json, err: '' });
  }
});

test('a reader that is gone ends the program quietly', async ({ expect, write }) => {
  const file = await write(config());
  const quiet = { status: 0, out: '', err: '' };
  expect(await air(['--help'], { closed: true })).toEqual(quiet);
  expect(await air(['run', file, '--dry-run'], { closed: true })).toEqual(quiet);
  const failed = await air(['run', '-o', 'json'], { closed: true });
  expect(failed).toEqual({ status: 1, out: '', err: '' });
});
