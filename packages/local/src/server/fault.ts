import * as v from 'valibot';

/** Something that goes wrong on purpose, for tests. What matches several gets all their delays and the first other effect. */
export interface Fault {
  /** Any method unless told. */
  readonly method?: string | undefined;
  /** The path without the query, where `*` stands for anything; any path unless told. */
  readonly path?: string | undefined;
  /** Requests that it lets through first. */
  readonly skip?: number | undefined;
  /** Requests that it then strikes; all of them unless told. */
  readonly times?: number | undefined;
  /** Milliseconds that the request waits before it is handled. */
  readonly delayMs?: number | undefined;
  /** Answered in place of handling the request. A body that is text goes as it is, any other as JSON. */
  readonly answer?: FaultAnswer | undefined;
  /** Closes the connection in place of an answer, before or after the request is handled. */
  readonly drop?: 'before' | 'after' | undefined;
  /**
   * Closes the connection after half of the answer's body, whose length was announced, or which came in chunks. The body
   * is that of `answer` when there is one.
   */
  readonly truncate?: 'length' | 'chunked' | undefined;
  /** Milliseconds after each byte of the answer's body. */
  readonly byteMs?: number | undefined;
}

export interface FaultAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const fault: v.GenericSchema<unknown, Fault> = v.strictObject({
  method: v.optional(v.string()),
  path: v.optional(v.string()),
  skip: v.optional(natural),
  times: v.optional(natural),
  delayMs: v.optional(natural),
  answer: v.optional(
    v.strictObject({
      status: v.pipe(natural, v.minValue(200), v.maxValue(599)),
      body: v.optional(v.unknown()),
      headers: v.optional(v.record(v.string(), v.string())),
    }),
  ),
  drop: v.optional(v.picklist(['before', 'after'])),
  truncate: v.optional(v.picklist(['length', 'chunked'])),
  byteMs: v.optional(natural),
});

/** What is to happen to one request. */
export type Effect = Pick<Fault, (typeof effects)[number]> & { readonly delayMs: number };

/** What only the first fault that matches does. */
const effects = ['answer', 'drop', 'truncate', 'byteMs'] as const;

interface ArmedFault {
  readonly fault: Fault;
  readonly path: RegExp;
  seen: number;
}

/** The faults that are asked for, in the order in which they came. */
export class Faults {
  #armed: ArmedFault[] = [];

  add(fault: Fault): void {
    this.#armed.push({ fault, path: glob(fault.path ?? '*'), seen: 0 });
  }

  clear(): void {
    this.#armed = [];
  }

  /** Counts the request, and says what happens to it. */
  strike(method: string, path: string): Effect {
    let effect: Effect = { delayMs: 0 };
    for (const armed of this.#armed) {
      const { fault } = armed;
      if (hasEffect(fault) && hasEffect(effect)) continue;
      if (!strikes(armed, method, path)) continue;
      effect = {
        ...(hasEffect(fault) ? fault : effect),
        delayMs: effect.delayMs + (fault.delayMs ?? 0),
      };
    }
    return effect;
  }
}

function hasEffect(fault: Pick<Fault, (typeof effects)[number]>): boolean {
  return effects.some((effect) => fault[effect] !== undefined);
}

function strikes(armed: ArmedFault, method: string, path: string): boolean {
  const { fault } = armed;
  if (fault.method !== undefined && fault.method !== method) return false;
  if (!armed.path.test(path)) return false;
  armed.seen += 1;
  const skip = fault.skip ?? 0;
  return armed.seen > skip && armed.seen <= skip + (fault.times ?? Number.POSITIVE_INFINITY);
}

function glob(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[$()+.?[\\\]^{|}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
