export * from './render';
export * from './document.module';
