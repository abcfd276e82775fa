import type { Polling } from '@air/runs';

import { embeddedProfile } from '../workspace/embedded-profile.ts';

/** The embedded workspace answers at once, and has the whole log of a run before it tells the end. In milliseconds. */
const embedded: Partial<Polling> = { quick: 20, slow: 250, drain: 0 };

/** How often to ask the workspace of a profile about a run; undefined where nothing is known of it. */
export function pollingOf(profile: string | undefined): Partial<Polling> | undefined {
  return profile === embeddedProfile ? embedded : undefined;
}
