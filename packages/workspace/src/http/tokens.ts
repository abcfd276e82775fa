/** Where the tokens of requests come from. */
export interface Tokens {
  /** A token that is good at the moment. */
  get(signal: AbortSignal | undefined): Promise<string>;
  /** Another token than the one that was refused, if one can be had. */
  renew(refused: string, signal: AbortSignal | undefined): Promise<string | undefined>;
}
