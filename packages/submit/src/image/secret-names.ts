import { createHash } from 'node:crypto';

/** The service takes no longer names of scopes and keys. */
const longest = 128;

/** The caller's own scope for registry credentials (workspace-api.md, "Images"). */
export function credentialsScope(userName: string): string {
  const prefix = 'docker-credentials-';
  return prefix + allowed(userName, /[^\w.@-]/g, longest - prefix.length);
}

/** The key of a sign-in to a registry in that scope. */
export function credentialsKey(registry: string, username: string): string {
  const suffix = '-local';
  return allowed(`${registry}-${username}`, /[^\w.-]/g, longest - suffix.length) + suffix;
}

/** The name where the service takes it; else what it takes of it, and a hash so that two names stay two. */
function allowed(name: string, others: RegExp, length: number): string {
  const plain = name.replace(others, '_');
  if (plain === name && name.length <= length) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${plain.slice(0, length - hash.length - 1)}-${hash}`;
}
