import { resolveSignIn } from './auth/resolve.ts';
import { TokenCache } from './auth/token-cache.ts';
import type { AuthType } from './auth/token-source.ts';
import type { Env } from './env.ts';
import { systemClock } from './http/clock.ts';
import type { Clock } from './http/clock.ts';
import { closedHere, connectionError } from './http/connection-error.ts';
import { downloader } from './http/download.ts';
import type { Download } from './http/download.ts';
import { Secrets } from './http/redact.ts';
import { requestSender } from './http/request.ts';
import type { SendRequest } from './http/request.ts';
import type { TraceEvent } from './http/trace.ts';
import { Transport } from './http/transport.ts';

export interface OpenWorkspaceOptions {
  readonly env: Env;
  /** What `-p` names. It wins over the environment as a whole. */
  readonly profile?: string | undefined;
  /** Where `.databrickscfg` is looked for; else HOME, else what the system says. */
  readonly homeDirectory?: string | undefined;
  /** The program that asks, as `air/<version>`. */
  readonly userAgent?: string | undefined;
  /** Ends every request. */
  readonly signal?: AbortSignal | undefined;
  /** Told of each request and each retry, without secrets. */
  readonly trace?: ((event: TraceEvent) => void) | undefined;
  /** What to do where a connection is refused: for a host that someone has to start. It is tried again unless told. */
  readonly refusedHint?: string | undefined;
  /** What waiting depends on; real time unless told. */
  readonly clock?: Clock | undefined;
}

/** A workspace that one is signed in to. Holds no token that printing could show. */
export interface Workspace {
  /** `https://…` without a slash at its end. */
  readonly host: string;
  readonly profile: string | undefined;
  /** The kind of sign-in. Where several are tried in turn, certain only after the first answer. */
  readonly authType: AuthType;
  /** The workspace's own id, as its latest answer gives it; undefined before the first, and where none does. */
  readonly workspaceId: string | undefined;
  /** The directory that is used in place of the user's home, if one is configured (launch.md step 1). */
  readonly userDirectory: string | undefined;
  readonly request: SendRequest;
  readonly download: Download;
  /** Ends all connections and what is still asked on them. */
  close(): Promise<void>;
}

/**
 * Finds host and kind of sign-in. The first request connects, and gets a token where one is to be had first. Throws a
 * WorkspaceError when nothing suffices.
 */
export async function openWorkspace(options: OpenWorkspaceOptions): Promise<Workspace> {
  const signIn = await resolveSignIn(options);
  const { host, profile, sources, exhausted, workspaceId, userDirectory } = signIn;
  // undici takes a while to load: who asks nothing does without
  const { openDispatcher } = await import('./http/proxy.ts');
  const dispatcher = openDispatcher(host, options.env);
  const closed = new AbortController();
  const signals = [closed.signal, ...(options.signal === undefined ? [] : [options.signal])];
  const signal = AbortSignal.any(signals);
  const transport = new Transport({
    host,
    dispatcher,
    userAgent: `${options.userAgent ?? 'air'} node/${process.versions.node} ${process.platform}`,
    clock: options.clock ?? systemClock,
    secrets: new Secrets(signIn.secrets),
    trace: options.trace,
    refusedHint: options.refusedHint,
    signal,
  });
  const tokens = new TokenCache({ sources, transport, signal, exhausted });
  const headers = workspaceId === undefined ? {} : { 'x-databricks-org-id': workspaceId };
  return {
    host,
    profile,
    get authType() {
      return tokens.authType;
    },
    get workspaceId() {
      return transport.workspaceId;
    },
    userDirectory,
    request: requestSender(transport, tokens, headers),
    download: downloader(transport, tokens, headers),
    async close() {
      closed.abort(connectionError(host, closedHere, true));
      await dispatcher.destroy();
    },
  };
}
