import type { Feature } from '../feature';
import { messages } from './messages';

/** What the pages of one edition's work have in common. */
export const workspaces: Feature = { name: 'workspaces', messages };
