// All that speaks HTTP: a part of the program that is loaded when a command asks for it. A dry run does without.
export { packSnapshot, resolveSnapshot } from '@air/snapshot';
export { currentUser } from '@air/workspace';
export {
  checkOnWorkspace,
  codeIssue,
  findCode,
  grantPermissions,
  imageUrl,
  inConfig,
  launchCode,
  openCheck,
  placeOffline,
  placeOnWorkspace,
  planCheck,
  planLaunch,
  previewLaunch,
  registerImage,
  submitRun,
} from '@air/submit';

export { convertToBundle } from './bundle/convert-to-bundle.ts';
export { downloadLogs } from './follow/download-logs.ts';
export { followRun } from './follow/follow-run.ts';
export { showLogs } from './follow/show-logs.ts';
export { waitForRuns } from './follow/wait-for-runs.ts';
export { writeArchive } from './launch/write-archive.ts';
export { cancelAllRuns, cancelNamedRuns } from './runs/cancel-runs.ts';
export { showPools } from './runs/show-pools.ts';
export { showRunDetails } from './runs/show-run-details.ts';
export { showRuns } from './runs/show-runs.ts';
export { watchRuns } from './runs/watch/watch-runs.ts';
export { connect, connectEmbedded } from './workspace/connect.ts';
export {
  embeddedStatus,
  pruneEmbedded,
  startEmbedded,
  stopEmbedded,
} from './workspace/embedded.ts';
