import type { IssueDoc } from '../issue-doc.ts';
import { acceleratorTypeDoc } from '../rules/accelerator-type.ts';
import { atLeastDoc } from '../rules/at-least.ts';
import { atMostDoc } from '../rules/at-most.ts';
import { codeSourceRootDoc } from '../rules/code-source-root.ts';
import { codeSourceTypeDoc } from '../rules/code-source-type.ts';
import { commandOrContainersDoc } from '../rules/command-or-containers.ts';
import { containerNameDoc } from '../rules/container-name.ts';
import { containerRankBeyondDoc, containerRankTwiceDoc } from '../rules/container-rank.ts';
import { containerVariableCollisionDoc } from '../rules/container-variable-collision.ts';
import { containersAloneDoc } from '../rules/containers-alone.ts';
import { containersExperimentalDoc } from '../rules/containers-experimental.ts';
import { credentialsNeedLatestDoc } from '../rules/credentials-need-latest.ts';
import { credentialsTogetherDoc } from '../rules/credentials-together.ts';
import { dockerImagePackagesDoc } from '../rules/docker-image-packages.ts';
import { environmentVersionDoc } from '../rules/environment-version.ts';
import { everyRankDoc } from '../rules/every-rank.ts';
import { experimentNameDoc } from '../rules/experiment-name.ts';
import { gitCommitDoc } from '../rules/git-commit.ts';
import { gitNameDoc } from '../rules/git-name.ts';
import { gitRevisionMissingDoc, gitRevisionTwiceDoc } from '../rules/git-revision.ts';
import {
  includePathBlankDoc,
  includePathAbsoluteDoc,
  includePathParentDoc,
} from '../rules/include-path.ts';
import { maxLengthDoc } from '../rules/max-length.ts';
import { maxLinesDoc } from '../rules/max-lines.ts';
import { mlflowArtifactLocationDoc } from '../rules/mlflow-artifact-location.ts';
import { mlflowRunNameDoc } from '../rules/mlflow-run-name.ts';
import { notBlankDoc } from '../rules/not-blank.ts';
import { notEmptyListDoc } from '../rules/not-empty-list.ts';
import { oneCodeSourceFormDoc } from '../rules/one-code-source-form.ts';
import { oneImageDoc } from '../rules/one-image.ts';
import { onePrincipalMissingDoc, onePrincipalSeveralDoc } from '../rules/one-principal.ts';
import { oneUsagePolicyDoc } from '../rules/one-usage-policy.ts';
import { permissionLevelDoc } from '../rules/permission-level.ts';
import { positiveAcceleratorsDoc } from '../rules/positive-accelerators.ts';
import { priorityClassDoc } from '../rules/priority-class.ts';
import { priorityNeedsPoolDoc } from '../rules/priority-needs-pool.ts';
import { remoteNeedsBranchDoc } from '../rules/remote-needs-branch.ts';
import { requirementsPathDoc } from '../rules/requirements-path.ts';
import { secretCollisionDoc } from '../rules/secret-collision.ts';
import { secretInVariablesDoc } from '../rules/secret-in-variables.ts';
import { secretReferenceDoc } from '../rules/secret-reference.ts';
import { startsWithDoc } from '../rules/starts-with.ts';
import { tagPolicyDoc } from '../rules/tag-policy.ts';
import { uniqueContainerNameDoc } from '../rules/unique-container-name.ts';
import { unityCatalogImagePackagesDoc } from '../rules/unity-catalog-image-packages.ts';
import { unityCatalogImageDoc } from '../rules/unity-catalog-image.ts';
import { usagePolicyUuidDoc } from '../rules/usage-policy-uuid.ts';
import { variableNameDoc } from '../rules/variable-name.ts';
import { variableValueDoc } from '../rules/variable-value.ts';
import { versionInRequirementsDoc } from '../rules/version-in-requirements.ts';
import { wholeNodesDoc } from '../rules/whole-nodes.ts';

/** What the rules have to say about the issues that they find, in the order of their files. */
export const ruleDocs: readonly IssueDoc[] = [
  acceleratorTypeDoc,
  atLeastDoc,
  atMostDoc,
  codeSourceRootDoc,
  codeSourceTypeDoc,
  commandOrContainersDoc,
  containerNameDoc,
  containerRankBeyondDoc,
  containerRankTwiceDoc,
  containerVariableCollisionDoc,
  containersAloneDoc,
  containersExperimentalDoc,
  credentialsNeedLatestDoc,
  credentialsTogetherDoc,
  dockerImagePackagesDoc,
  environmentVersionDoc,
  everyRankDoc,
  experimentNameDoc,
  gitCommitDoc,
  gitNameDoc,
  gitRevisionMissingDoc,
  gitRevisionTwiceDoc,
  includePathBlankDoc,
  includePathAbsoluteDoc,
  includePathParentDoc,
  maxLengthDoc,
  maxLinesDoc,
  mlflowArtifactLocationDoc,
  mlflowRunNameDoc,
  notBlankDoc,
  notEmptyListDoc,
  oneCodeSourceFormDoc,
  oneImageDoc,
  onePrincipalMissingDoc,
  onePrincipalSeveralDoc,
  oneUsagePolicyDoc,
  permissionLevelDoc,
  positiveAcceleratorsDoc,
  priorityClassDoc,
  priorityNeedsPoolDoc,
  remoteNeedsBranchDoc,
  requirementsPathDoc,
  secretCollisionDoc,
  secretInVariablesDoc,
  secretReferenceDoc,
  startsWithDoc,
  tagPolicyDoc,
  uniqueContainerNameDoc,
  unityCatalogImagePackagesDoc,
  unityCatalogImageDoc,
  usagePolicyUuidDoc,
  variableNameDoc,
  variableValueDoc,
  versionInRequirementsDoc,
  wholeNodesDoc,
];
