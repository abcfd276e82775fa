import { type Dispatcher, Pool } from 'undici';

/** The code of the error that says that a proxy hung up in place of an answer. */
export const proxyHungUp = 'PROXY_HUNG_UP';

/**
 * Connections to a proxy. undici takes a proxy that hangs up for a lost connection that may be made again, at once and
 * without end; an error with a code of our own ends that.
 */
export class TunnelPool extends Pool {
  override connect<T = null>(
    options: Dispatcher.ConnectOptions<T>,
    callback: (error: Error | null, data: Dispatcher.ConnectData<T>) => void,
  ): void;
  override connect<T = null>(
    options: Dispatcher.ConnectOptions<T>,
  ): Promise<Dispatcher.ConnectData<T>>;
  override connect<T = null>(
    options: Dispatcher.ConnectOptions<T>,
    callback?: (error: Error | null, data: Dispatcher.ConnectData<T>) => void,
  ): Promise<Dispatcher.ConnectData<T>> | void {
    if (callback !== undefined) return super.connect(options, callback);
    return super.connect(options).catch((cause: unknown) => {
      throw isSocketError(cause) ? hungUp(cause) : cause;
    });
  }
}

function isSocketError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET';
}

function hungUp(cause: unknown): Error {
  return Object.assign(new Error('the proxy hung up', { cause }), { code: proxyHungUp });
}
