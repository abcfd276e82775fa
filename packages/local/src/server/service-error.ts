/** Why a request is refused, in the platform's words: `{error_code, message}`. It never leaves the server. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly status: number;
  readonly errorCode: string;

  constructor(status: number, errorCode: string, message: string) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }
}

export function invalidParameter(message: string): ServiceError {
  return new ServiceError(400, 'INVALID_PARAMETER_VALUE', message);
}

export function doesNotExist(message: string): ServiceError {
  return new ServiceError(404, 'RESOURCE_DOES_NOT_EXIST', message);
}
