export { FILE_STORE, type FileStore } from '@linxuan/platform';

const SHA = /^[0-9a-f]{64}$/;

/** Two levels of folders keep listings short. Nothing but a digest ever becomes part of a path. */
export function keyOf(sha: string): string {
  if (!SHA.test(sha)) throw new Error('A digest has 64 hex digits');
  return `${sha.slice(0, 2)}/${sha.slice(2, 4)}/${sha}`;
}
