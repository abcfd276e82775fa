import { resolveSignIn } from './auth/resolve.ts';
import type { Env } from './env.ts';
import { openDispatcher } from './http/proxy.ts';
import { requestSender, type SendRequest } from './http/request.ts';

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
}

/** A workspace that one is signed in to. Holds no token that printing could show. */
export interface Workspace {
  /** `https://…` without a slash at its end. */
  readonly host: string;
  readonly profile: string | undefined;
  readonly authType: 'pat';
  /** The directory that is used in place of the user's home, if one is configured (launch.md step 1). */
  readonly userDirectory: string | undefined;
  readonly request: SendRequest;
  /** Ends all connections and what is still asked on them. */
  close(): Promise<void>;
}

/** Finds host and credentials; the first request connects. Throws a WorkspaceError when they do not suffice. */
export async function openWorkspace(options: OpenWorkspaceOptions): Promise<Workspace> {
  const { host, profile, authType, authorization, workspaceId, userDirectory } =
    await resolveSignIn(options);
  const dispatcher = openDispatcher(host, options.env);
  const request = requestSender({
    host,
    dispatcher,
    headers: {
      accept: 'application/json',
      authorization,
      'user-agent': `${options.userAgent ?? 'air'} node/${process.versions.node} ${process.platform}`,
      ...(workspaceId === undefined ? {} : { 'x-databricks-org-id': workspaceId }),
    },
    secrets: [authorization.replace(/^Bearer /, '')],
    signal: options.signal,
  });
  return { host, profile, authType, userDirectory, request, close: () => dispatcher.destroy() };
}
