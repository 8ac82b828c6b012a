export * from './import-edition';
