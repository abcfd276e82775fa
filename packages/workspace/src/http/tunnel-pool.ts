import { Pool } from 'undici';
import type { Dispatcher } from 'undici';

/** The code of the error that says that a proxy hung up in place of an answer. */
export const proxyHungUp = 'PROXY_HUNG_UP';

/**
 * Connections to a proxy. undici takes a proxy that hangs up for a lost connection that may be made again, at once and
 * without end; an error with a code of our own ends that.
 */
export class TunnelPool extends Pool {
  override connect(options: Options): Promise<Dispatcher.ConnectData>;
  override connect(options: Options, callback: Callback): void;
  override connect(options: Options, callback?: Callback): Promise<Dispatcher.ConnectData> | void {
    if (callback !== undefined) return super.connect(options, callback);
    return super.connect(options).catch((cause: unknown) => {
      throw isSocketError(cause) ? hungUp(cause) : cause;
    });
  }
}

type Options = Omit<Dispatcher.ConnectOptions, 'origin'>;
type Callback = (error: Error | null, data: Dispatcher.ConnectData) => void;

function isSocketError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET';
}

function hungUp(cause: unknown): Error {
  return Object.assign(new Error('the proxy hung up', { cause }), { code: proxyHungUp });
}
