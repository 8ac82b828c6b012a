export * from './notice-window';
export * from './close-notice';
export * from './notice-calendar';
