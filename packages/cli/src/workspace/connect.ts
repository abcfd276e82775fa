import { openWorkspace } from '@air/workspace';
import type { OpenWorkspaceOptions, Workspace } from '@air/workspace';

import { CliError } from '../errors/cli-error.ts';
import type { Host } from '../host.ts';
import { codeOf } from '../output/envelope-codes.ts';
import { compileWasmOnce } from '../v8-flags.ts';
import { version } from '../version.ts';
import { embeddedProfile } from './embedded-profile.ts';
import { embeddedStatus, startEmbedded } from './embedded.ts';

type Trace = OpenWorkspaceOptions['trace'];

const startHint = 'Start it with: air local up';

const userAgent = `air/${version}`;

/** Signs in where the profile and the environment say; or to the embedded workspace, if it is up. */
export async function connect(
  host: Host,
  profile: string | undefined,
  trace: Trace,
): Promise<Workspace> {
  const { env, clock } = host;
  if (profile !== embeddedProfile) return open({ env, profile, trace, clock });
  await refuseNamesake(host);
  const status = await embeddedStatus(host);
  if (status.running) return openAt(host, status, trace);
  throw new CliError('local-not-running', 'the embedded workspace of this machine is not running', {
    hint: startHint,
  });
}

/** Signs in to the embedded workspace, started when none is up. */
export async function connectEmbedded(host: Host, trace: Trace): Promise<Workspace> {
  return openAt(host, await startEmbedded(host), trace);
}

/** Neither the user's credentials nor a proxy have to do with a workspace on this machine. */
function openAt(
  host: Host,
  at: { readonly host: string; readonly token: string },
  trace: Trace,
): Promise<Workspace> {
  return open({
    env: {
      DATABRICKS_HOST: at.host,
      DATABRICKS_TOKEN: at.token,
      DATABRICKS_INTERNAL_USER_WORKSPACE_DIR: host.env['DATABRICKS_INTERNAL_USER_WORKSPACE_DIR'],
    },
    trace,
    refusedHint: `The embedded workspace has ended. ${startHint}`,
    clock: host.clock,
  });
}

async function open(options: OpenWorkspaceOptions): Promise<Workspace> {
  const workspace = await openWorkspace({ ...options, userAgent });
  // only now: Node loads its own modules faster with the usual flags
  await compileWasmOnce();
  return workspace;
}

/** The name is taken: see local.md. A profile of the user's own would be meant just as well. */
async function refuseNamesake({ env }: Host): Promise<void> {
  try {
    const namesake = await openWorkspace({ env, profile: embeddedProfile, userAgent });
    await namesake.close();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'profile-not-found') return;
    if (code === 'config-file-unreadable') throw error;
  }
  throw new CliError(
    'local-profile',
    'the profile "local" of your config file has the name of the embedded workspace',
    { hint: 'Give the profile in ~/.databrickscfg another name.' },
  );
}
