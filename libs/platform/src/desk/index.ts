export * from './desk-edition';
