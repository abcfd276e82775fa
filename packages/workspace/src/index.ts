export type { CallOptions } from './api/call-options.ts';
export { checkConfig, type ConfigCheckBody, type ConfigProblem } from './api/config-check.ts';
export { importFile, makeDirectory, objectType } from './api/files.ts';
export { currentUser, type User } from './api/identity.ts';
export {
  getImage,
  type Image,
  type ImageCredentials,
  isPublicImage,
  startImageImport,
} from './api/images.ts';
export type { JobRun, JobTask, RunEnvironment, RunState, Workload } from './api/job-run.ts';
export {
  cancelRun,
  getRun,
  getRunOutput,
  listJobRuns,
  type RunOutput,
  type RunQuery,
  submitJobRun,
} from './api/jobs.ts';
export { listLogRecords, type LogQuery, type LogRecord, logTrail } from './api/log-records.ts';
export { type Artifact, type ArtifactStore, openArtifacts } from './api/mlflow-artifacts.ts';
export { type MetricPoint, metricHistory, mlflowParameters } from './api/mlflow-metrics.ts';
export type { Page } from './api/pages.ts';
export { type AccessEntry, addPermissions } from './api/permissions.ts';
export { getPool, listPools, type Pool } from './api/pools.ts';
export { makeSecretScope, putSecret } from './api/secrets.ts';
export type {
  AiRuntimeTask,
  Deployment,
  DeploymentContainer,
  SubmitBody,
  SubmitEnvironment,
  SubmitTask,
} from './api/submit-body.ts';
export { findUsagePolicies, type UsagePolicy } from './api/usage-policies.ts';
export { isOnVolume, writeToVolume } from './api/volumes.ts';
export { type IndexedRun, listOwnRuns } from './api/workflows.ts';
export type { AuthType } from './auth/token-source.ts';
export type { Env } from './env.ts';
export { WorkspaceError, type WorkspaceErrorCode, type WorkspaceErrorKind } from './errors.ts';
export { type Clock, systemClock } from './http/clock.ts';
export type { Download, DownloadRequest } from './http/download.ts';
export type { SendRequest, WorkspaceRequest } from './http/request.ts';
export { codeOfAnswer, tellingErrorCodes } from './http/status.ts';
export type { StreamedBody } from './http/streamed-body.ts';
export type { RequestTrace, RetryTrace, TraceEvent } from './http/trace.ts';
export { openWorkspace, type OpenWorkspaceOptions, type Workspace } from './open-workspace.ts';
export { findProgram, type Program, type ProgramEnd, runProgram } from './run-program.ts';
