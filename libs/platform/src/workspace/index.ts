export * from './workspace-edition';
