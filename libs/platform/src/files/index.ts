export { claimedKind, kindOfContent } from './file-kind';
export { extensionOf, nameAsKind, safeFileName } from './file-name';
export { servedFileHeaders, type ServedFile } from './served-file';
