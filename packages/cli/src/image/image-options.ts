import type { RegisterImageOptions } from '@air/submit';

import type { Session } from '../session.ts';

/** How a command has an image registered, or waits for it: what Docker has on this machine, and each state and outage told. */
export function imageOptions({
  host,
  output,
}: Session): Pick<RegisterImageOptions, 'env' | 'clock' | 'onImageState' | 'onOutage'> {
  return {
    env: host.env,
    clock: host.clock,
    onImageState: (url, state) =>
      output.note(`Image ${url} is ${state}; waiting until it is AVAILABLE`),
    onOutage: ({ message }) => output.note(`Looking again until the time is over: ${message}`),
  };
}
