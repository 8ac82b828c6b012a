export * from './application.module';
export * from './open-application.service';
export * from './draft.service';
export * from './submission.service';
export * from './receipt.service';
