import type { Feature } from '../feature';
import { messages } from './messages';

/** Unsent work on a subject, saved while it is typed. */
export const worksheets: Feature = { name: 'worksheets', messages };
