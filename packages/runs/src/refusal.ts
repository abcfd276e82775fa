/** Whether the service took a request and refused it for its own sake: no lost connection, no sign-in that failed. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error && 'status' in error && 'code' in error)) return false;
  return error.status !== undefined && error.code !== 'unauthenticated';
}
