import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

/** Something that was logged of an MLflow run. */
export type LoggedValue = LoggedParameter | LoggedMetric;

interface LoggedParameter {
  readonly type: 'parameter';
  readonly key: string;
  readonly value: string;
}

interface LoggedMetric {
  readonly type: 'metric';
  readonly key: string;
  readonly value: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly step: number;
}

/** What was logged of one run, a line each in a file of its folder. */
export class RunMetrics {
  readonly #file: string;

  constructor(runDirectory: string) {
    this.#file = join(runDirectory, 'mlflow.jsonl');
  }

  async log(value: LoggedValue): Promise<void> {
    await appendFile(this.#file, `${JSON.stringify(value)}\n`);
  }

  /** In the order in which it was logged. */
  async read(): Promise<readonly LoggedValue[]> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    return text.split('\n').flatMap((line) => {
      const parsed = v.safeParse(loggedLine, line);
      return parsed.success ? parsed.output : [];
    });
  }
}

const loggedLine: v.GenericSchema<unknown, LoggedValue> = v.pipe(
  v.string(),
  v.parseJson(),
  v.variant('type', [
    v.object({ type: v.literal('parameter'), key: v.string(), value: v.string() }),
    v.object({
      type: v.literal('metric'),
      key: v.string(),
      value: v.number(),
      timestamp: v.number(),
      step: v.number(),
    }),
  ]),
);
