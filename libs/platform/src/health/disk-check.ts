import { constants } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import type { HealthCheck } from './readiness';

/** Below this much free space, in bytes, uploads and exports would begin to fail half-way. */
export const DISK_RESERVE_BYTES = 200 * 1024 * 1024;

/** The data folder can be written to and has room. */
export function diskCheck(folder: string, reserveBytes = DISK_RESERVE_BYTES): HealthCheck {
  return {
    name: 'disk',
    check: async () => {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
      const { bavail, bsize } = await statfs(folder);
      if (bavail * bsize < reserveBytes) throw new Error('The disk is almost full');
    },
  };
}
