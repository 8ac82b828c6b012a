import { createHash } from 'node:crypto';

/** Ids follow from the command, so that a decision made twice is the same decision. */
export function deriveId(commandId: string, n: number | string): string {
  const hex = createHash('sha256').update(`${commandId}/${n}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
