import type { Role } from '@linxuan/domain';
import type { Feature, MenuEntry } from './feature';
import * as registry from './registry';

export const features: Feature[] = Object.values(registry);

/** Entries of the menu that a role sees, in order. */
export function menuOf(role: Role): MenuEntry[] {
  return features
    .flatMap(({ menu = [] }) => menu)
    .filter(({ roles }) => roles.includes(role))
    .sort((a, b) => a.order - b.order);
}
