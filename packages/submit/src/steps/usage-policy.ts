import type { RunConfig } from '@air/schema';
import { findUsagePolicies } from '@air/workspace';
import type { CallOptions, UsagePolicy, Workspace } from '@air/workspace';
import { SubmitError } from '../errors.ts';
import { inContext } from '../in-context.ts';

const maxCandidates = 10;

/** The id of the policy that the run is billed by, looked up when the config names it (launch.md, step 4). */
export async function usagePolicyId(
  workspace: Workspace,
  { usage_policy_name: name, usage_policy_id: id }: RunConfig,
  options: CallOptions,
): Promise<string | undefined> {
  if (name === undefined) return id;
  const policies = await findUsagePolicies(workspace, name, options).catch((error: unknown) => {
    throw inContext(error, `could not look up usage_policy_name ${JSON.stringify(name)}`);
  });
  const [match, ...more] = policies.filter((policy) => isSame(policy.name, name));
  if (match === undefined) throw notFound(name, policies);
  if (more.length > 0) throw ambiguous(name, [match, ...more]);
  return match.id;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function notFound(name: string, policies: readonly UsagePolicy[]): SubmitError {
  const candidates = [...new Set(policies.map((policy) => policy.name))].filter(Boolean);
  const shown = candidates.slice(0, maxCandidates).map((candidate) => JSON.stringify(candidate));
  const more = candidates.length > maxCandidates ? ', …' : '';
  return new SubmitError(
    'usage-policy-not-found',
    `there is no usage policy named ${JSON.stringify(name)}`,
    {
      hint:
        shown.length === 0
          ? 'No name holds that text. Check usage_policy_name, or ask an admin of the workspace which policies you may use.'
          : `Names that hold that text: ${shown.join(', ')}${more}.`,
    },
  );
}

function ambiguous(name: string, policies: readonly UsagePolicy[]): SubmitError {
  const ids = policies.map(({ id }) => id).join(', ');
  return new SubmitError(
    'usage-policy-ambiguous',
    `${policies.length} usage policies are named ${JSON.stringify(name)}: ${ids}`,
    { hint: 'Set usage_policy_id to one of these ids in place of usage_policy_name.' },
  );
}
