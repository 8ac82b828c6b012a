import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { hasRoom } from '../files';
import type { HealthCheck } from './readiness';

/** The data folder can be written to and has room. */
export function diskCheck(folder: string): HealthCheck {
  return {
    name: 'disk',
    check: async () => {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
      if (!(await hasRoom(folder))) throw new Error('The disk is almost full');
    },
  };
}
