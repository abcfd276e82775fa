import type { Progress } from '@air/runs';

import { secondsText } from './seconds-text.ts';

/** How far a run has come; undefined where nobody knows. */
export function progressText({ percent, secondsLeft }: Progress): string | undefined {
  if (percent === undefined) return undefined;
  return secondsLeft === undefined || percent === 100
    ? `${percent} %`
    : `${percent} %, about ${secondsText(secondsLeft)} left`;
}
