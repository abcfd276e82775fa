import type { Page } from './clause.ts';

/** workspace-api.md */
export const workspaceApi = {
  'workspace/resolution': [
    'a profile that is asked for wins over the environment as a whole',
    'workspace/src/auth/resolve.test.ts: a profile that is asked for wins over the environment as a whole',
    'workspace/src/auth/resolve.test.ts: the environment chooses the profile, else the settings of the file, else DEFAULT',
  ],
  'workspace/profile-missing': [
    'a profile that is not there is an error that names it',
    'workspace/src/auth/resolve.test.ts: a profile that is not there is named, with its file and those that are',
  ],
  'workspace/two-kinds': [
    'credentials of two kinds are an error that lists both, unless auth_type names one',
    'workspace/src/auth/resolve.test.ts: credentials of two kinds are an error that lists both, unless auth_type names one',
  ],
  'workspace/pat': [
    'host and token are enough',
    'workspace/src/auth/resolve.test.ts: host and token of the environment are enough, whatever the file holds',
  ],
  'workspace/oauth-m2m': [
    'the host says where a token is to be had',
    'workspace/src/auth/oauth-m2m.test.ts: the host says where the token is to be had',
  ],
  'workspace/databricks-cli': [
    'databricks auth token is asked',
    'workspace/src/auth/program-token.test.ts: databricks is asked for the host, and again when its token expires',
  ],
  'workspace/azure-cli': [
    'az is asked for Databricks',
    'workspace/src/auth/program-token.test.ts: az is asked for Databricks, and says in %s when its token expires',
  ],
  'workspace/github-oidc': [
    'a GitHub job exchanges its token',
    'workspace/src/auth/token-exchange.test.ts: a GitHub job gets its token for the workspace, and exchanges it',
  ],
  'workspace/oidc-tokens': [
    'a token of the environment or of a file is exchanged',
    'workspace/src/auth/token-exchange.test.ts: the token of the environment is exchanged for one of the workspace',
    'workspace/src/auth/token-exchange.test.ts: the token of a file is read when it is needed',
  ],
  'workspace/token-cache': [
    'tokens are fetched once under concurrency and refreshed before they expire',
    'workspace/src/auth/token-cache.test.ts: a token is fetched once for all who wait, and kept',
    'workspace/src/auth/token-cache.test.ts: a token of %i ms is replaced after %i ms, once',
  ],
  'workspace/nothing-configured': ['nothing configured is an error at once that says what to set'],
  'workspace/auth-type': [
    'auth_type forces one kind, whose error says what is missing',
    'workspace/src/auth/resolve.test.ts: %s that is asked for by name says what is missing',
  ],
  'workspace/host': [
    'a host may lack a scheme; plain http is refused except for loopback',
    'workspace/src/host.test.ts: plain http is refused for another machine',
  ],
  'workspace/no-secrets': [
    'no secret reaches output, logs or errors',
    'cli/src/secrecy.test.ts: nothing shows, keeps or carries a secret',
    'cli/src/workspace/secrets.test.ts: signed in by %s, no command shows a secret with --debug, whatever the service repeats',
  ],

  'workspace/proxy': [
    'a proxy from the environment is used, but for NO_PROXY',
    'workspace/src/http/proxy.test.ts: the proxy of the environment is asked for a tunnel to the workspace',
    'workspace/src/http/proxy.test.ts: hosts of NO_PROXY go direct',
  ],
  'workspace/time-outs': [
    'a server that says nothing, or stops in the middle, is not waited for for ever',
    'workspace/src/http/connection-error.test.ts: a server that says nothing, and one that stops in the middle',
  ],
  'workspace/own-certificates': [
    'certificates of one’s own are trusted by NODE_EXTRA_CA_CERTS',
    'workspace/src/http/tls.test.ts: certificates: trusted by NODE_EXTRA_CA_CERTS, not trusted, for another name, too old',
  ],
  'workspace/keep-alive': [
    'connections are kept',
    'workspace/src/http/request.test.ts: connections are kept',
  ],
  'workspace/retry-after': [
    'Retry-After is kept to, in seconds and as a date',
    'workspace/src/http/retry.test.ts: Retry-After %j waits %i ms',
  ],
  'workspace/retry-limit': [
    'there are at most 5 tries or 5 minutes',
    'workspace/src/http/retry.test.ts: the pauses double, and five tries are enough',
    'workspace/src/http/retry.test.ts: what would take longer than five minutes is not waited for',
  ],
  'workspace/retry-clears': ['429 that clears is no failure'],
  'workspace/retry-safe': [
    'what fails is sent again only where that is safe',
    'workspace/src/http/retry.test.ts: %s is tried again only where that is safe',
  ],
  'workspace/user-agent': [
    'requests say who asks',
    'workspace/src/http/request.test.ts: a request says who asks, and sends JSON',
  ],
  'workspace/no-html': ['an error never shows a page of HTML'],
  'workspace/names-host': ['an error of the connection names the host'],
  'workspace/page-tokens': [
    'a page token that comes again ends the paging',
    'workspace/src/api/pools.test.ts: pools come page by page, each once, and a token that comes again ends them',
  ],

  'workspace/unknown-run': [
    'a run that does not exist is not found, though the service says 400',
    'workspace/src/api/jobs.test.ts: a run that does not exist is not found, though the service says 400',
  ],
  'workspace/status-message': [
    'a STATUS: message is for the user, once',
    'runs/src/run-follower.test.ts: a RUNNING run whose task waits is PENDING, and its status message is told once',
  ],
  'workspace/latest-attempt': [
    'the latest attempt is the highest one',
    'runs/src/run-status.test.ts: only the latest attempt counts, wherever it stands',
  ],
  'workspace/long-ids': [
    'ids beyond 2^53 survive',
    'workspace/src/api/jobs.test.ts: a run id above 2^53 survives the submit',
  ],
  'workspace/run-index': [
    "the caller's own runs come from the index, which may be missing",
    'runs/src/list-runs.test.ts: of the index as many runs are read as are shown, side by side',
    'runs/src/list-runs.test.ts: a run of the index that cannot be read is left out, another takes its place',
  ],
  'workspace/cancel-unknown': [
    'a cancel of a run that does not exist says so',
    'runs/src/cancel-runs.test.ts: a run that does not exist fails by itself, one that has ended is told',
  ],
  'workspace/output-unreadable': [
    'output that cannot be read takes nothing else away',
    'runs/src/run.test.ts: output that is not there, and a task of another kind, take nothing else away',
  ],
  'workspace/status-shown': [
    'the status is the result, else the life cycle; a waiting task is PENDING',
    'runs/src/run-status.test.ts: a RUNNING run whose task is %s is PENDING',
  ],
  'workspace/air-runs': [
    'an AIR run has its task, or the older one, or one inside a sweep',
    'workspace/src/api/job-run.test.ts: the task of a sweep stands inside it',
    'workspace/src/api/job-run.test.ts: the older task is one of AIR when it has a training script',
  ],

  'workspace/log-records': [
    'a record is known by its id, else by node, time and body',
    'runs/src/logs/seen-records.test.ts: a record is known by its id, else by node, time and body',
  ],
  'workspace/log-windows': [
    'windows overlap by 30 seconds, and no line comes twice',
    'runs/src/logs/service-log.test.ts: windows overlap by 30 seconds and no record comes twice',
  ],
  'workspace/log-tail': [
    'a tail asks newest first, from the start second to the end second rounded up',
    'runs/src/logs/attempt-log.test.ts: a tail asks newest first, from the start second to the end second rounded up',
  ],
  'workspace/log-fallback': [
    'where the service has no log MLflow has it, and the change loses no line',
    'runs/src/logs/attempt-log.test.ts: MLflow is read after %s',
    'runs/src/logs/attempt-log.test.ts: four failures in a row do not change the source',
    'runs/src/logs/attempt-log.test.ts: a change to MLflow on the way loses no line and doubles none',
  ],
  'workspace/log-failed-run': [
    'logs of a failed run exits 1',
    'cli/src/commands/logs.test.ts: ends 1 when the run has failed, with the alert before its line',
  ],
  'workspace/log-none': [
    'without any log a run just ends, and an MLflow run that is gone means that there is none',
    'runs/src/logs/attempt-log.test.ts: without a log anywhere, a run just ends',
    'cli/src/commands/logs.test.ts: without any log, one line says how the run ended',
    'runs/src/logs/mlflow-log.test.ts: an MLflow run that is gone means that there is no log',
  ],
  'workspace/log-order': [
    'records that come late and out of order are all shown',
    'runs/src/logs/service-log.test.ts: records that arrive late and out of order are all shown, sorted where they come together',
  ],
  'workspace/log-drain': [
    'after the end the stream is drained until three polls bring nothing',
    'runs/src/logs/service-log.test.ts: the end is drained until three looks in a row bring nothing',
  ],
  'workspace/log-chunks': [
    'a file of the log is fetched without our token',
    'workspace/src/http/download.test.ts: a store is asked with the headers that it wants, and without the token',
  ],

  'workspace/log-chunks-grow': [
    'a file that grows is followed, and a line is held back until it is whole',
    'runs/src/logs/mlflow-log.test.ts: a file that grows is read on from where it ended, and a line is held back until it is whole',
    'runs/src/logs/mlflow-log.test.ts: each attempt has a folder of its own; bytes that are no UTF-8 are replaced',
  ],
  'workspace/pools': [
    'pools come page by page',
    'workspace/src/api/pools.test.ts: pools come page by page, each once, and a token that comes again ends them',
  ],
  'workspace/pools-disabled': [
    'FEATURE_DISABLED says that pools are not enabled',
    'runs/src/pools.test.ts: %d %s says that pools are not enabled',
  ],
  'workspace/progress': [
    'progress comes from parameters and metrics of the MLflow run',
    'runs/src/progress.test.ts: %s',
  ],

  'workspace/image-url': [
    'image names are normalised',
    'submit/src/image/image-url.test.ts: %s is %s, and stays it',
  ],
  'workspace/image-answers': [
    'the answer of a registration is the image, or has it inside',
    'workspace/src/api/images.test.ts: a registration is answered with the image: %j',
  ],
  'workspace/docker-credentials': [
    'credentials come from the helper of the registry, then the store, then the file',
    'submit/src/image/docker-credentials.test.ts: of the registry comes before the store, and the store before the file',
  ],
  'workspace/docker-secret-scope': [
    "a sign-in is kept in the user's own scope, and nothing for a public image",
    'submit/src/image/register-image.test.ts: has its sign-in kept in the scope of the user',
  ],
} satisfies Page;
