export { isUploaded, uploadSnapshot } from './upload-snapshot.ts';
export type { UploadOptions } from './upload-snapshot.ts';
