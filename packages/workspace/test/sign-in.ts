import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from 'vitest';
import { currentUser } from '../src/api/identity.ts';
import type { Env } from '../src/env.ts';
import type { OpenWorkspaceOptions, Workspace } from '../src/open-workspace.ts';
import { sendJson, startFakeService } from './fake-service.ts';
import type { FakeService, Received } from './fake-service.ts';

/** A status and a body; a function is asked with the request. */
type Reply = readonly [status: number, body: object | string];
type Replies = Readonly<Record<string, Reply | ((request: Received) => Reply)>>;

interface Fixtures {
  /** A folder of its own, gone after the test. */
  folder: string;
  /** Puts a shell script of that name on the PATH. */
  program: (name: string, lines: string) => Promise<void>;
  /** A service that knows the user, and answers the rest by method and path. */
  service: (replies: Replies) => Promise<FakeService>;
  /** A workspace at the service, with nothing of the environment but this. */
  open: (
    service: FakeService,
    env: Env,
    more?: Partial<OpenWorkspaceOptions>,
  ) => Promise<Workspace>;
}

export const me = 'GET /api/2.0/preview/scim/v2/Me';
export const tokenRoute = 'POST /oidc/v1/token';

/** vitest's `test` with what signing in needs. */
export const test = base.extend<Fixtures>({
  folder: async ({ task: _task }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'air-sign-in-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  program: async ({ folder }, use) => {
    await use((name, lines) =>
      writeFile(join(folder, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 }),
    );
  },
  service: async ({ onTestFinished }, use) => {
    await use((replies) =>
      startFakeService(onTestFinished, (request, response) => {
        const key = `${request.method} ${request.url.replace(/\?.*$/, '')}`;
        const reply = replies[key] ?? (key === me ? [200, { userName: 'ada' }] : [404, {}]);
        const [status, body] = typeof reply === 'function' ? reply(request) : reply;
        sendJson(response, status, body);
      }),
    );
  },
  open: async ({ folder }, use) => {
    await use((service, env, more) =>
      service.open({
        env: {
          HOME: folder,
          PATH: `${folder}:${process.env['PATH']}`,
          DATABRICKS_HOST: service.host,
          ...env,
        },
        ...more,
      }),
    );
  },
});

/** The tokens with which the user was asked for, in order. */
export async function tokensUsed(service: FakeService, workspace: Workspace): Promise<string[]> {
  await currentUser(workspace);
  return service.received
    .filter(({ method, url }) => `${method} ${url}` === me)
    .map(({ headers }) => headers.authorization ?? '');
}
