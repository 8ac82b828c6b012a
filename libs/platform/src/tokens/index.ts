export * from './tokens';
export * from './transition-requests';
export * from './papers';
export * from './file-store';
