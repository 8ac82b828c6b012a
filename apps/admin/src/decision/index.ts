import { lazy } from 'react';
import type { Feature } from '../feature';
import { messages } from './messages';

const DecisionRoomPage = lazy(() => import('./DecisionRoomPage'));

/** Where all that a list or a batch rests on lies on one page. */
export const decisionRoom = (dossierId: string): string => `/decision-rooms/${dossierId}/show`;

export const decision: Feature = {
  name: 'decision',
  resources: [{ name: 'decision-rooms', show: DecisionRoomPage }],
  messages,
};
