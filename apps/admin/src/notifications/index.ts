import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { messages } from './messages';

const NotificationsPage = lazy(() => import('./NotificationsPage'));

/** Reached from the bell; the bell holds the newest only. */
export const notifications: Feature = { name: 'notifications', routes: [{ path: '/notifications', element: createElement(NotificationsPage) }], messages };
