import { acceleratorType } from './accelerator-type.ts';
import { atLeast } from './at-least.ts';
import { atMost } from './at-most.ts';
import { byEntry } from './by-entry.ts';
import { codeSourceRoot } from './code-source-root.ts';
import { codeSourceType } from './code-source-type.ts';
import { commandNotBlank } from './command-not-blank.ts';
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
import { notEmpty } from './not-empty.ts';
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

export type { FieldRules } from './field-rules.ts';

/**
 * The rules of run-config.md's table, row by row in declaration order. That a required field is there at
 * all, and of its type, is not among them.
 */
export const rules: readonly FieldRules[] = [
  row('experiment_name', (field) => [notEmpty(field), maxLength(field), experimentName]),
  row('compute.num_accelerators', () => [positiveAccelerators, wholeNodes]),
  row('compute.accelerator_type', (field) => [notEmpty(field), acceleratorType]),
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
  row('environment.docker_image.url', (field) => [notBlank(field, 'required')]),
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
  row('command', (field) => [commandOrContainers, commandNotBlank, maxLines(field)]),
  row('containers', (field) => [containersExperimental, notEmptyList(field), containersAlone]),
  row('containers[].name', (field) => [
    byEntry(notEmpty(field), containerName, maxLength(field), uniqueContainerName),
  ]),
  row('containers[].command', (field) => [byEntry(notBlank(field, 'required'), maxLines(field))]),
  row('containers[].ranks', (field) => [
    byEntry(notEmptyList(field), atLeast(`${field}[]`), containerRank),
    everyRank,
  ]),
  row('containers[].unity_catalog_image', (field) => [
    byEntry(notEmpty(field), unityCatalogImage(field)),
  ]),
  row('containers[].environment_variables.variables', (field) => [
    eachText(`${field}.*`, variableName, variableValue, containerVariableCollision),
  ]),
  row('env_variables', (field) => [eachText(`${field}.*`, variableName, variableValue)]),
  row('secrets', (field) => [
    eachText(`${field}.*`, variableName, secretReference, secretCollision),
  ]),
  row('code_source', () => [oneCodeSourceForm]),
  row('code_source.type', (field) => [notBlank(field, 'required'), codeSourceType]),
  ...snapshotRows(['code_source', 'snapshot']),
  ...snapshotRows(['code_source'], codeSourceRoot),
  row('max_retries', (field) => [atLeast(field)]),
  row('timeout_minutes', (field) => [atLeast(field), atMost(field)]),
  row('idempotency_token', (field) => [notBlank(field), maxLength(field)]),
  row('mlflow_run_name', (field) => [notBlank(field), maxLength(field), mlflowRunName]),
  row('mlflow_experiment_directory', (field) => [notBlank(field), startsWith(field)]),
  row('mlflow_artifact_location', (field) => [notBlank(field), mlflowArtifactLocation]),
  row('permissions', (field) => [
    byEntry(
      onePrincipal,
      notBlank(`${field}[].user_name`),
      notBlank(`${field}[].group_name`),
      notBlank(`${field}[].service_principal_name`),
      notBlank(`${field}[].level`, 'required'),
      permissionLevel,
    ),
  ]),
  row('usage_policy_name', (field) => [notBlank(field), maxLength(field), oneUsagePolicy]),
  row('usage_policy_id', (field) => [notBlank(field), usagePolicyUuid]),
];
