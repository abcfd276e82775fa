export { LocalError } from './errors.ts';
export type { LocalErrorCode } from './errors.ts';
export { startLocalWorkspace } from './start-local-workspace.ts';
export type { LocalWorkspace, LocalWorkspaceOptions } from './start-local-workspace.ts';
export { localStateDirectory } from './store/state-directory.ts';
export type { Fault, FaultAnswer } from './server/fault.ts';
export type { RecordedRequest } from './server/request-log.ts';
