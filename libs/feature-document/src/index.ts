export * from './render';
export * from './document.module';
export { CaseDocumentService } from './case-document.service';
