import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../words/quoted.ts';
import { isBlank } from './blank.ts';
import { limitsOf } from './limits-of.ts';

/** Artifacts lie on the workspace; the decoder has made a dbfs:/ URI of a volume's path. */
export const mlflowArtifactLocation: Rule = ({ mlflow_artifact_location: location }) => {
  const { startsWith = [] } = limitsOf('mlflow_artifact_location');
  if (location === undefined || isBlank(location)) return; // not-blank reports it
  if (startsWith.some((start) => location.startsWith(start))) return;
  return {
    code: 'mlflow-artifact-location',
    path: ['mlflow_artifact_location'],
    message: `mlflow_artifact_location must be a dbfs:/ URI or a path below /Volumes/, got ${quoted(location)}`,
  };
};

export const mlflowArtifactLocationDoc: IssueDoc = {
  code: 'mlflow-artifact-location',
  summary: 'Artifacts cannot be stored there',
  meaning:
    'Artifacts of MLflow go to the storage of the workspace: a dbfs:/ URI, or the path of a volume, which begins with /Volumes/.',
  wrong: 'mlflow_artifact_location: s3://heron/artifacts',
  right: 'mlflow_artifact_location: /Volumes/ml/heron/artifacts',
};
