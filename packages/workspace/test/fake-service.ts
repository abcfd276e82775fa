import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server as NetServer } from 'node:net';
import { openWorkspace } from '../src/open-workspace.ts';
import type { OpenWorkspaceOptions, Workspace } from '../src/open-workspace.ts';
import { instantClock } from './instant-clock.ts';

export const fakeToken = 'dapi-fake-token';

/** What the service was asked, as it came over the wire. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly bytes: Buffer;
}

export interface FakeService {
  readonly host: string;
  readonly received: Received[];
  /** A workspace that is signed in to the service. */
  open(options?: Partial<OpenWorkspaceOptions>): Promise<Workspace>;
}

type Answer = (request: Received, response: ServerResponse) => void;

/** A service on this machine that answers each request as a test says, and ends with the test. */
export async function startFakeService(
  onTestFinished: (close: () => Promise<void>) => void,
  answer: Answer,
): Promise<FakeService> {
  const received: Received[] = [];
  const workspaces: Workspace[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const bytes = Buffer.concat(chunks);
      const request = { method, url, headers, body: bytes.toString('utf8'), bytes };
      received.push(request);
      answer(request, response);
    });
  });
  const host = `http://127.0.0.1:${await listen(server)}`;
  onTestFinished(async () => {
    await Promise.all(workspaces.map((workspace) => workspace.close()));
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return {
    host,
    received,
    open: async (options = {}) => {
      const env = { HOME: '/nonexistent', DATABRICKS_HOST: host, DATABRICKS_TOKEN: fakeToken };
      const workspace = await openWorkspace({ env, clock: instantClock(), ...options });
      workspaces.push(workspace);
      return workspace;
    },
  };
}

/** Lets a server listen on this machine alone. Gives the port. */
export async function listen(server: NetServer): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Answers with JSON; text goes as it is, so that a test decides over each digit. */
export function sendJson(response: ServerResponse, status: number, body: object | string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The simplest service: a fixed answer for each method and URL, else 404. */
export function fixedAnswers(
  answers: Readonly<Record<string, readonly [number, object | string]>>,
): Answer {
  return ({ method, url }, response) => {
    const [status, body] = answers[`${method} ${url}`] ?? [
      404,
      { error_code: 'ENDPOINT_NOT_FOUND' },
    ];
    sendJson(response, status, body);
  };
}
