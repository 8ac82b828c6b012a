export * from './import-edition';
export { importDraft, type ImportedDraft } from './import-draft';
export * from './programme.module';
export * from './programme.service';
export * from './edition-sources';
export { differencesOf } from './differences';
export { recordedRound, type RecordedRound } from './recorded-round';
