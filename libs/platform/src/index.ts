export * from './config';
export * from './calendar';
export * from './clock';
export * from './problem';
export * from './session';
export * from './validation';
export * from './tokens';
export * from './files';
