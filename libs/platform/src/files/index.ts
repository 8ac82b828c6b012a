export { claimedKind } from './file-kind';
export { extensionOf, nameAsKind, safeFileName } from './file-name';
export { refusedFile, type FileRefusal } from './file-refusal';
export { keepScan, type KeptFile } from './keep-file';
export { judgeFile, type FileVerdict } from './judge-file';
export { hasRoom, isStorageFull } from './storage-full';
export { servedFileHeaders, type ServedFile } from './served-file';
