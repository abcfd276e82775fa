import * as v from 'valibot';
import { field } from '../field.ts';
import { trimmedText } from '../scalar-text.ts';
import { keyName } from './run-options.ts';

export const mlflowRunName = field(trimmedText, {
  title: 'MLflow run name',
  documentation:
    'Names the MLflow run in the experiment. Only ASCII letters, digits, hyphens and underscores.',
  example: 'heron-a',
  default: 'a name from MLflow',
  limits: { maxBytes: 100, pattern: keyName, emptyAllowed: false },
});

export const mlflowExperimentDirectory = field(trimmedText, {
  title: 'Folder of the MLflow experiment',
  documentation: 'The workspace folder that holds the experiment. It is made when it is not there.',
  example: '/Workspace/Shared/heron',
  default: 'your home folder',
  limits: { startsWith: ['/Workspace'], emptyAllowed: false },
});

const volumes = '/Volumes/';

export const mlflowArtifactLocation = field(
  v.pipe(
    v.string(),
    v.trim(),
    v.transform((location) => (location.startsWith(volumes) ? `dbfs:${location}` : location)),
  ),
  {
    title: 'Where MLflow keeps artifacts',
    documentation:
      'A dbfs:/ URI for the artifacts of a new experiment; a /Volumes/… path is taken as dbfs:/Volumes/….',
    example: 'dbfs:/Volumes/main/vision/artifacts',
    default: 'the workspace’s own place',
    limits: { startsWith: ['dbfs:/', volumes] },
  },
);
