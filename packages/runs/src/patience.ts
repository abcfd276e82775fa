const mostFailures = 5;

/** Decides whether to ask again after a failure: what may pass by itself is sat out, but not five times in a row. */
export class Patience {
  #failures = 0;

  /** The request succeeded. */
  renew(): void {
    this.#failures = 0;
  }

  /** Whether to go on after this failure. */
  bears(error: unknown): boolean {
    const { code, errorCode } = reasons(error);
    if (code !== 'unavailable' || errorCode === 'FEATURE_DISABLED') return false;
    this.#failures += 1;
    return this.#failures < mostFailures;
  }
}

/** Whether the service does not know what was asked about, or not yet. */
export function isUnknown(error: unknown): boolean {
  const { code, errorCode } = reasons(error);
  return (
    code === 'not-found' && errorCode !== 'ENDPOINT_NOT_FOUND' && errorCode !== 'FEATURE_DISABLED'
  );
}

interface Reasons {
  readonly code: unknown;
  readonly errorCode: unknown;
}

/** Read by name, not by class: two copies of a package may be loaded. */
function reasons(error: unknown): Reasons {
  const known = error instanceof Error && 'code' in error && 'errorCode' in error;
  return known ? error : { code: undefined, errorCode: undefined };
}
