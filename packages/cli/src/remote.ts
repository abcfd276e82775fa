export { cancelRuns, describeRun, findPool, findRun, followRun, listPools, listRuns } from '@air/runs';
export { packSnapshot, resolveSnapshot } from '@air/snapshot';
export { currentUser } from '@air/workspace';
export {
  checkOnWorkspace,
  codeIssue,
  findCode,
  grantPermissions,
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
export { writeArchive } from './launch/write-archive.ts';
export { connect, connectEmbedded } from './workspace/connect.ts';
export {
  embeddedStatus,
  pruneEmbedded,
  startEmbedded,
  stopEmbedded,
} from './workspace/embedded.ts';
