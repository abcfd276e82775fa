export type { LaunchFile } from './launch-file.ts';
