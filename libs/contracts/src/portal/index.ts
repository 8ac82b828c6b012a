export * from './html';
export * from './types';
export * from './words';
export * from './notice-view';
export * from './entry-view';
export * from './site-style';
export * from './catalogue-model';
export * from './ended-words';
