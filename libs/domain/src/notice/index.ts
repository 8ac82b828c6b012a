export * from './notice-window';
export * from './objection';
export * from './close-notice';
export * from './notice-calendar';
