import { acceleratorType } from './accelerator-type.ts';
import { atLeast } from './at-least.ts';
import { atMost } from './at-most.ts';
import { codeSourceRoot } from './code-source-root.ts';
import { codeSourceType } from './code-source-type.ts';
import { commandOrContainers } from './command-or-containers.ts';
import { containerName } from './container-name.ts';
import { containerRank } from './container-rank.ts';
import { containerVariableCollision } from './container-variable-collision.ts';
import { containersAlone } from './containers-alone.ts';
import { containersExperimental } from './containers-experimental.ts';
import { credentialsNeedLatest } from './credentials-need-latest.ts';
import { credentialsTogether } from './credentials-together.ts';
import { dockerImagePackages } from './docker-image-packages.ts';
import { eachText } from './each-text.ts';
import { environmentVersion } from './environment-version.ts';
import { everyRank } from './every-rank.ts';
import { experimentName } from './experiment-name.ts';
import { row } from './field-rules.ts';
import type { FieldRules } from './field-rules.ts';
import { maxLength } from './max-length.ts';
import { maxLines } from './max-lines.ts';
import { mlflowArtifactLocation } from './mlflow-artifact-location.ts';
import { mlflowRunName } from './mlflow-run-name.ts';
import { notBlank } from './not-blank.ts';
import { notEmptyList } from './not-empty-list.ts';
import { oneCodeSourceForm } from './one-code-source-form.ts';
import { oneImage } from './one-image.ts';
import { onePrincipal } from './one-principal.ts';
import { oneUsagePolicy } from './one-usage-policy.ts';
import { permissionLevel } from './permission-level.ts';
import { positiveAccelerators } from './positive-accelerators.ts';
import { priorityClass } from './priority-class.ts';
import { priorityNeedsPool } from './priority-needs-pool.ts';
import { requirementsPath } from './requirements-path.ts';
import { secretCollision } from './secret-collision.ts';
import { secretInVariables } from './secret-in-variables.ts';
import { secretReference } from './secret-reference.ts';
import { snapshotRows } from './snapshot-rows.ts';
import { startsWith } from './starts-with.ts';
import { tagPolicy } from './tag-policy.ts';
import { unityCatalogImagePackages } from './unity-catalog-image-packages.ts';
import { unityCatalogImage } from './unity-catalog-image.ts';
import { uniqueContainerName } from './unique-container-name.ts';
import { usagePolicyUuid } from './usage-policy-uuid.ts';
import { variableName } from './variable-name.ts';
import { variableValue } from './variable-value.ts';
import { versionInRequirements } from './version-in-requirements.ts';
import { wholeNodes } from './whole-nodes.ts';

/**
 * The rules of run-config.md's table, row by row in declaration order. Not among them: that what the schema
 * requires is there, not empty, and of its type.
 */
export const rules: readonly FieldRules[] = [
  row('experiment_name', (field) => [maxLength(field), experimentName]),
  row('compute.num_accelerators', () => [positiveAccelerators, wholeNodes]),
  row('compute.accelerator_type', () => [acceleratorType]),
  row('compute.pool_id', (field) => [notBlank(field), maxLength(field)]),
  row('compute.priority_class', (field) => [notBlank(field), priorityClass, priorityNeedsPool]),
  row('environment.dependencies', (field) => [
    notBlank(field),
    notBlank(`${field}[]`),
    requirementsPath,
  ]),
  row('environment.version', (field) => [
    notBlank(field),
    environmentVersion,
    versionInRequirements,
  ]),
  row('environment.docker_image', () => [dockerImagePackages, oneImage]),
  row('environment.docker_image.url', (field) => [notBlank(field)]),
  row('environment.docker_image.tag_policy', () => [tagPolicy]),
  row('environment.docker_image.credentials_scope', (field) => [notBlank(field)]),
  row('environment.docker_image.credentials_key', (field) => [
    notBlank(field),
    credentialsTogether,
    credentialsNeedLatest,
  ]),
  row('environment.unity_catalog_image', (field) => [
    notBlank(field),
    unityCatalogImage(field),
    unityCatalogImagePackages,
  ]),
  row('command', (field) => [commandOrContainers, notBlank(field), maxLines(field)]),
  row('containers', (field) => [containersExperimental, notEmptyList(field), containersAlone]),
  row('containers[].name', (field) => [containerName, maxLength(field), uniqueContainerName]),
  row('containers[].command', (field) => [notBlank(field), maxLines(field)]),
  row('containers[].ranks', (field) => [
    notEmptyList(field),
    atLeast(`${field}[]`),
    containerRank,
    everyRank,
  ]),
  row('containers[].unity_catalog_image', (field) => [notBlank(field), unityCatalogImage(field)]),
  row('containers[].environment_variables.variables', (field) => [
    eachText(`${field}.*`, variableName, variableValue, containerVariableCollision),
  ]),
  row('env_variables', (field) => [
    eachText(`${field}.*`, variableName, variableValue, secretInVariables),
  ]),
  row('secrets', (field) => [
    eachText(`${field}.*`, variableName, secretReference, secretCollision),
  ]),
  row('code_source', () => [oneCodeSourceForm]),
  row('code_source.type', () => [codeSourceType]),
  ...snapshotRows(['code_source', 'snapshot']),
  ...snapshotRows(['code_source'], codeSourceRoot),
  row('max_retries', (field) => [atLeast(field)]),
  row('timeout_minutes', (field) => [atLeast(field), atMost(field)]),
  row('idempotency_token', (field) => [notBlank(field), maxLength(field)]),
  row('mlflow_run_name', (field) => [notBlank(field), maxLength(field), mlflowRunName]),
  row('mlflow_experiment_directory', (field) => [notBlank(field), startsWith(field)]),
  row('mlflow_artifact_location', (field) => [notBlank(field), mlflowArtifactLocation]),
  row('permissions', (field) => [
    onePrincipal,
    notBlank(`${field}[].user_name`),
    notBlank(`${field}[].group_name`),
    notBlank(`${field}[].service_principal_name`),
    permissionLevel,
  ]),
  row('usage_policy_name', (field) => [notBlank(field), maxLength(field), oneUsagePolicy]),
  row('usage_policy_id', (field) => [notBlank(field), usagePolicyUuid]),
];
