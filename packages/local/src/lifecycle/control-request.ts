import { request } from 'node:http';

/** A server that is there answers at once; another program on its old port may not. */
const answerMs = 5000;

/** Asks a server of this machine; undefined when what answers, if anything, is not the holder of the token. */
export async function controlRequest(
  server: { readonly host: string; readonly token: string },
  method: string,
  path: string,
  patienceMs: number = answerMs,
): Promise<unknown> {
  return new Promise((answer) => {
    const asked = request(
      new URL(path, server.host),
      { method, agent: false, headers: { authorization: `Bearer ${server.token}` } },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', () => answer(undefined));
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          answer(response.statusCode === 200 ? parsed(text) : undefined);
        });
      },
    );
    asked.setTimeout(patienceMs, () => asked.destroy());
    asked.on('error', () => answer(undefined));
    asked.end();
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
