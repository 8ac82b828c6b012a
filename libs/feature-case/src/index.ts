export * from './case.module';
export * from './case-list.service';
export * from './case-detail.service';
export * from './timeline.service';
export * from './diff.service';
export * from './note.service';
export * from './worksheet.service';
export * from './search.service';
