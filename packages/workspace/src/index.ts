export type { CallOptions } from './api/call-options.ts';
export { checkConfig } from './api/config-check.ts';
export type { ConfigCheckBody, ConfigProblem } from './api/config-check.ts';
export { importFile, makeDirectory, objectType } from './api/files.ts';
export { currentUser } from './api/identity.ts';
export type { User } from './api/identity.ts';
export { getImage, isPublicImage, startImageImport } from './api/images.ts';
export type { Image, ImageCredentials } from './api/images.ts';
export type { JobRun, JobTask, RunEnvironment, RunState, Workload } from './api/job-run.ts';
export { cancelRun, getRun, getRunOutput, listJobRuns, submitJobRun } from './api/jobs.ts';
export type { RunOutput, RunQuery } from './api/jobs.ts';
export { listLogRecords, logTrail } from './api/log-records.ts';
export type { LogQuery, LogRecord } from './api/log-records.ts';
export { openArtifacts } from './api/mlflow-artifacts.ts';
export type { Artifact, ArtifactStore } from './api/mlflow-artifacts.ts';
export { metricHistory, mlflowParameters } from './api/mlflow-metrics.ts';
export type { MetricPoint } from './api/mlflow-metrics.ts';
export type { Page } from './api/pages.ts';
export { addPermissions } from './api/permissions.ts';
export type { AccessEntry } from './api/permissions.ts';
export { getPool, listPools } from './api/pools.ts';
export type { Pool } from './api/pools.ts';
export { makeSecretScope, putSecret } from './api/secrets.ts';
export type {
  AiRuntimeTask,
  Deployment,
  DeploymentContainer,
  SubmitBody,
  SubmitEnvironment,
  SubmitTask,
} from './api/submit-body.ts';
export { findUsagePolicies } from './api/usage-policies.ts';
export type { UsagePolicy } from './api/usage-policies.ts';
export { isOnVolume, writeToVolume } from './api/volumes.ts';
export { listOwnRuns } from './api/workflows.ts';
export type { IndexedRun } from './api/workflows.ts';
export type { AuthType } from './auth/token-source.ts';
export type { Env } from './env.ts';
export { WorkspaceError } from './errors.ts';
export type { WorkspaceErrorCode, WorkspaceErrorKind } from './errors.ts';
export { systemClock } from './http/clock.ts';
export type { Clock } from './http/clock.ts';
export type { Download, DownloadRequest } from './http/download.ts';
export type { SendRequest, WorkspaceRequest } from './http/request.ts';
export { codeOfAnswer, tellingErrorCodes } from './http/status.ts';
export type { StreamedBody } from './http/streamed-body.ts';
export type { RequestTrace, RetryTrace, TraceEvent } from './http/trace.ts';
export { openWorkspace } from './open-workspace.ts';
export type { OpenWorkspaceOptions, Workspace } from './open-workspace.ts';
export { findProgram, runProgram } from './run-program.ts';
export type { Program, ProgramEnd } from './run-program.ts';
