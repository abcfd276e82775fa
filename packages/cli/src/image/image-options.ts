import type { RegisterImageOptions } from '@air/submit';

import type { Session } from '../session.ts';

/** How a command waits for an image: each state and outage is told. */
export function imageOptions({
  host,
  output,
}: Session): Pick<RegisterImageOptions, 'clock' | 'onImageState' | 'onOutage'> {
  return {
    clock: host.clock,
    onImageState: (url, state) =>
      output.note(`Image ${url} is ${state}; waiting until it is AVAILABLE`),
    onOutage: ({ message }) => output.note(`Looking again until the time is over: ${message}`),
  };
}
