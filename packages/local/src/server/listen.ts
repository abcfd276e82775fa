import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { serve } from './serve.ts';
import type { Service } from './serve.ts';

/** An HTTP server, not listening yet. `onActivity` is called when a request comes and when it has been answered. */
export function createService(service: Service, onActivity: () => void): Server {
  const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
    onActivity();
    serve(service, request, response)
      .catch(() => response.destroy())
      .finally(onActivity);
  });
  // A large upload over a slow pipe is no attack on this machine.
  server.requestTimeout = 0;
  return server;
}

/** Listens on the loopback interface: on the port, or if it is only a wish and taken, on any. */
export async function listen(server: Server, port: number, isWish: boolean): Promise<number> {
  try {
    await listenOn(server, port);
  } catch (error) {
    if (!isWish) throw error;
    await listenOn(server, 0);
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

async function listenOn(server: Server, port: number): Promise<void> {
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      listening();
    });
  });
}
