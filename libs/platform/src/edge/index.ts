export { checkAddress, readQuery } from './address';
export { edgeAdapter, guardEdge } from './guard-edge';
export { readJsonBody, UnreadableBody } from './json-body';
export { keyIn, versionIn, worksheetIn } from './headers';
