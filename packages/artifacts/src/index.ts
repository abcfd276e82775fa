export { assetBundle, bundledFilesFolder } from './asset-bundle.ts';
export type { AssetBundle, AssetBundleInput } from './asset-bundle.ts';
export { ArtifactError } from './errors.ts';
export type { ArtifactErrorCode } from './errors.ts';
export type { LaunchFile } from './launch-file.ts';
export { launchFiles } from './launch-files.ts';
export type { LaunchFilesInput } from './launch-files.ts';
