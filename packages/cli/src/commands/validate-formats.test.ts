import { describe } from 'vitest';
import { config } from '../../test/air.ts';
import { test, wrong } from '../../test/validate.ts';
import { version } from '../version.ts';

describe('other forms', () => {
  const places = {
    key: '"line":4,"column":1,"end_line":4,"end_column":10',
    name: '"line":1,"column":1,"end_line":1,"end_column":16',
  };
  const issues = `[{"code":"unknown-key","kind":"unknown-key","severity":"error","path":"max_tries","message":"unknown key max_tries: did you mean max_retries?","file":"@/run.yaml",${places.key}},{"code":"experiment-name","kind":"rule","severity":"error","path":"experiment_name","message":"invalid experiment_name \\"bad.name\\": only alphanumeric characters, hyphens (-), and underscores (_) are allowed","file":"@/run.yaml",${places.name}}]`;

  test('JSON is one envelope: data when all is well', async ({ expect, put, validate }) => {
    await put('run.yaml', config());
    expect(await validate(['@/run.yaml', '-o', 'json'])).toEqual({
      status: 0,
      out: '{"v":1,"ts":"…","data":{"files":[{"file":"@/run.yaml","ok":true,"issues":[]}],"errors":0,"warnings":0}}\n',
      err: '',
    });
  });

  test('and error when it is not', async ({ expect, put, validate }) => {
    await put('run.yaml', wrong);
    await put('good.yaml', config());
    expect(await validate(['@/run.yaml', '-o', 'json'])).toEqual({
      status: 1,
      out: `{"v":1,"ts":"…","error":{"code":"INVALID_CONFIG","kind":"PERMANENT","message":"unknown key max_tries: did you mean max_retries?","retryable":false,"files":[{"file":"@/run.yaml","ok":false,"issues":${issues}}],"errors":2,"warnings":0}}\n`,
      err: '',
    });
    expect(await validate(['@/good.yaml', '@/no.yaml', '-o', 'json'])).toEqual({
      status: 1,
      out: `{"v":1,"ts":"…","error":{"code":"INVALID_CONFIG","kind":"PERMANENT","message":"1 file checked, 1 path could not be checked: 1 error","retryable":false,"files":[{"file":"@/good.yaml","ok":true,"issues":[]},{"file":"@/no.yaml","ok":false,"issues":[{"code":"cannot-read","kind":"syntax","severity":"error","path":"","message":"cannot read config file \\"@/no.yaml\\": there is no such file","hint":"Check the path; it is relative to the current folder.","file":"@/no.yaml","line":null,"column":null,"end_line":null,"end_column":null}]}],"errors":1,"warnings":0}}\n`,
      err: '',
    });
  });

  test('JSON lines have a file each, whatever the verdict', async ({ expect, put, validate }) => {
    await put('good.yaml', config());
    await put('run.yaml', wrong);
    expect(await validate(['@', '-o', 'jsonl'])).toEqual({
      status: 1,
      out: `{"file":"@/good.yaml","ok":true,"issues":[]}\n{"file":"@/run.yaml","ok":false,"issues":${issues}}\n`,
      err: '2 YAML files looked at, 2 run configs checked, 1 with errors: 2 errors\n',
    });
  });

  test('annotations are for GitHub', async ({ expect, put, validate }) => {
    await put('run.yaml', wrong);
    expect(await validate(['@/run.yaml', '-o', 'github'])).toEqual({
      status: 1,
      out: `::error file=@/run.yaml,line=4,endLine=4,col=1,endColumn=10,title=unknown-key::unknown key max_tries: did you mean max_retries?
::error file=@/run.yaml,line=1,endLine=1,col=1,endColumn=16,title=experiment-name::invalid experiment_name "bad.name": only alphanumeric characters, hyphens (-), and underscores (_) are allowed
`,
      err: '2 errors\n',
    });
  });

  test('annotations of a workflow name a file from the root of the repository', async ({
    expect,
    folder,
    put,
    validate,
  }) => {
    await put('conf/run.yaml', wrong);
    const env = { GITHUB_WORKSPACE: folder };
    expect((await validate(['@/conf', '-o', 'github'], { env })).out).toMatch(
      /^::error file=conf\/run\.yaml,line=4,/,
    );
  });

  test('SARIF says of each rule what its page does', async ({ expect, put, validate }) => {
    await put('run.yaml', wrong);
    await put('good.yaml', config());
    const { status, out, err } = await validate(['@', '-o', 'sarif']);
    expect({ status, err }).toEqual({
      status: 1,
      err: '2 YAML files looked at, 2 run configs checked, 1 with errors: 2 errors\n',
    });
    expect(JSON.parse(out)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'air',
              version,
              rules: [
                {
                  id: 'unknown-key',
                  fullDescription: {},
                  help: {
                    text: expect.stringMatching(/^unknown-key: /),
                    markdown: expect.stringMatching(/^\*\*[^]*## Wrong[^]*## Right/),
                  },
                },
                { id: 'experiment-name', fullDescription: {} },
              ],
            },
          },
          results: [{ ruleId: 'unknown-key' }, { ruleId: 'experiment-name' }],
        },
      ],
    });
    expect((await validate(['@/good.yaml', '-o', 'sarif'])).out).toContain('"results": []');
  });
});

describe('overrides', () => {
  test('apply to each file, and are told', async ({ expect, put, validate }) => {
    await put('a.yaml', config());
    await put('b.yaml', config().replace('max_retries: 0\n', ''));
    expect(await validate(['@/a.yaml', '--override', 'max_retries=2'])).toEqual({
      status: 0,
      out: '@/a.yaml is valid\n',
      err: 'Override max_retries: from 0 to 2\n',
    });
    expect(await validate(['@/a.yaml', '@/b.yaml', '--override', 'max_retries=2'])).toEqual({
      status: 0,
      out: '2 files checked, all valid\n',
      err: 'Override max_retries in @/a.yaml: from 0 to 2\nOverride max_retries in @/b.yaml: set to 2\n',
    });
  });

  test('what is wrong with a value is shown at the flag', async ({ expect, put, validate }) => {
    await put('a.yaml', config());
    const flags = ['@/a.yaml', '--override', 'max_retries=-1', '--quiet'];
    expect((await validate(flags)).out).toBe(
      'Error: max_retries must be >= 0, got -1\n  --override max_retries=-1\n\n1 error\n',
    );
    expect((await validate([...flags, '-o', 'jsonl'])).out).toBe(
      '{"file":"@/a.yaml","ok":false,"issues":[{"code":"at-least","kind":"rule","severity":"error","path":"max_retries","message":"max_retries must be >= 0, got -1","file":"@/a.yaml","line":null,"column":null,"end_line":null,"end_column":null,"override":"max_retries=-1"}]}\n',
    );
    expect((await validate([...flags, '-o', 'github'])).out).toBe(
      '::error file=@/a.yaml,title=at-least::max_retries must be >= 0, got -1 (--override max_retries=-1)\n',
    );
  });

  test('are checked before any file is read', async ({ expect, validate }) => {
    const { status, out, err } = await validate(['@/no.yaml', '--override', 'max_tries=1']);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^Error: .*max_tries/);
  });
});
