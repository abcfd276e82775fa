import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('another place than the workspace is told', ({ expect }) => {
  expect(told('mlflow_artifact_location: s3://bucket/x')).toEqual([
    '2 mlflow_artifact_location (rule mlflow-artifact-location): mlflow_artifact_location must be a dbfs:/ URI or a path below /Volumes/, got "s3://bucket/x"',
  ]);
  expect(told('mlflow_artifact_location: DBFS:/x')).toEqual([
    '2 mlflow_artifact_location (rule mlflow-artifact-location): mlflow_artifact_location must be a dbfs:/ URI or a path below /Volumes/, got "DBFS:/x"',
  ]);
  expect(told('mlflow_artifact_location: /volumes/main')).toEqual([
    '2 mlflow_artifact_location (rule mlflow-artifact-location): mlflow_artifact_location must be a dbfs:/ URI or a path below /Volumes/, got "/volumes/main"',
  ]);
  expect(told('mlflow_artifact_location: /Volumes')).toEqual([
    '2 mlflow_artifact_location (rule mlflow-artifact-location): mlflow_artifact_location must be a dbfs:/ URI or a path below /Volumes/, got "/Volumes"',
  ]);
});

test('a dbfs URI and a volume are fine', ({ expect }) => {
  const texts = [
    'mlflow_artifact_location: dbfs:/',
    'mlflow_artifact_location: " /Volumes/main/ml/art "',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
