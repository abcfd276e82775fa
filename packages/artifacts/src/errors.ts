export type ArtifactErrorCode = 'training-config-too-large' | 'hyperparameters-too-large';

/** The launch files of a valid config cannot be built. */
export class ArtifactError extends Error {
  override readonly name = 'ArtifactError';
  readonly code: ArtifactErrorCode;
  /** What to do about it, where there is something. */
  readonly hint: string | undefined;

  constructor(code: ArtifactErrorCode, message: string, options: { readonly hint?: string } = {}) {
    super(message);
    this.code = code;
    this.hint = options.hint;
  }
}
