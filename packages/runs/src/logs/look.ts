/**
 * What a look at a log came to. `unknown`: the service does not know the log, or not yet; `failed`: the next look may
 * succeed; `lost`: it has failed too often, or there is no such service.
 */
export type Look = 'new' | 'nothing' | 'unknown' | 'failed' | 'lost';
