export * from './import-edition';
export * from './programme.module';
export * from './programme.service';
export * from './edition-sources';
