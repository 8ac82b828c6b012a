export * from './publication.module';
export * from './notice.service';
export * from './objection.service';
export * from './objection-file.service';
export * from './classification.service';
export * from './entry.service';
export * from './catalogue.service';
export * from './publication-paper.service';
