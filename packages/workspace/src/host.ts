import { WorkspaceError } from './errors.ts';

/** `https://host[:port]`, without a path or a slash at its end. `source` is the setting's name, for the message. */
export function normalizeHost(text: string, source: string): string {
  const trimmed = text.trim();
  const url = parseUrl(trimmed.includes('://') ? trimmed : `https://${trimmed}`);
  const shown = JSON.stringify(trimmed.replace(/\/\/[^/]*@/, '//'));
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new WorkspaceError(
      'invalid-setting',
      `${source} is not the address of a workspace: ${shown}`,
      {
        hint: 'It looks like https://my-workspace.cloud.databricks.com.',
      },
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new WorkspaceError(
      'invalid-setting',
      `${source} is plain http, which would show the token to the network: ${shown}`,
      {
        hint: `Use https://${url.host}. Only a workspace on this machine may be plain http.`,
      },
    );
  }
  return url.origin;
}

/** This machine itself: 127.0.0.0/8, `localhost`, `[::1]`; a URL has brought the address into its usual form. */
export function isLoopback(hostname: string): boolean {
  return /^127(\.\d+){3}$/.test(hostname) || hostname === 'localhost' || hostname === '[::1]';
}

function parseUrl(text: string): URL | undefined {
  // URL drops tabs and line breaks in silence
  return /[\s\\]/.test(text) || !URL.canParse(text) ? undefined : new URL(text);
}
