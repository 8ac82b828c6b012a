export * from './problems';
export * from './session';
export * from './application';
export * from './file';
export * from './document';
export * from './dossier';
export * from './nomination';
export * from './dashboard';
export * from './desk';
export * from './evaluation';
export * from './task';
export * from './case';
export * from './notification';
export * from './operator';
/** Types, words and page parts of the public site, which the back office previews with. */
export * as site from './portal';
export * from './publication';
export * from './programme';
