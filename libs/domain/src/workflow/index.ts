export * from './rows';
export * from './working-set';
export * from './actor';
export * from './proposal-words';
export * from './two-person';
export * from './signed-acts';
export * from './refusal';
export * from './named-params';
export * from './ids';
export * from './context';
export * from './decide';
export * from './decision-record';
export * from './chains';
export * from './deadline-words';
export * from './derived-deadlines';
export * from './derived-tasks';
export * from './parties';
export * from './relations';
export * from './available-actions';
export * from './due-dates';
export * from './kinds/list-ranking';
export {
  OBJECTION_FILES,
  OBJECTION_GROUNDS,
  objectionNumber,
  objectionPayload,
  type ObjectionFile,
  type ObjectionGround,
} from './kinds/objection.actions';
export { barredBy } from './kinds/application.kind';
export { policyWords } from './kinds/countersign';
export { roundOf } from './kinds/supplement.kind';
export { isPending, paidFen } from './kinds/obligations';
export { ENTRY_LIMITS, entrySchema, numberSections } from './kinds/publication-entries';
export * from './obligation-words';
export * from './task-words';
export * from './worksheets';
export * from './vote-words';
export { OPEN_OPINIONS } from './kinds/opinion-rows';
