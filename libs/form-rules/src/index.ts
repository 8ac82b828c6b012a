export * from './types';
export * from './text';
export { canonicalJson, CanonicalJsonError, isCanonicalText, type JsonValue } from './content/canonical';
export { CONTENT_LIMITS, checkLimits, isBlank } from './content/limits';
export {
  covers,
  formatPointer,
  getAt,
  parsePointer,
  PointerError,
  removeAt,
  setAt,
  stablePointer,
} from './content/pointer';
export { markedPointers, OURS, oursOf } from './content/marks';
export { sameJson, withoutBlanks } from './content/blank';
export { changedPointers, diffContent, touches, type Change, type ChangeKind } from './content/diff';
export {
  mergePatch,
  type FieldPatch,
  type FieldVersions,
  type MergeResult,
  type PatchConflict,
  type PatchRefusal,
} from './content/merge';
export {
  addDecimals,
  compareDecimals,
  formatDecimal,
  multiplyDecimals,
  negateDecimal,
  parseDecimal,
  toMinorUnits,
  type Decimal,
} from './formats/decimal';
export {
  DATE_KINDS,
  dateBounds,
  isPlausibleDate,
  isPlausibleInstant,
  type DateBounds,
  type DateKind,
} from './formats/date-bounds';
export { addDays, addMonths, addYears, daysBetween, isDate, monthsBetween } from './formats/dates';
export {
  canonicalPatentNumber,
  canonicalPhone,
  compactIdentifier,
  FIRST_PATENT_YEAR,
  isPlaceholder,
  isPlaceholderNumber,
  MAINLAND_PREFIXES,
  patentCheckCharacter,
  PROVINCE_PREFIXES,
  USCC_ALPHABET,
  usccCheckCharacter,
  usccFault,
  type UsccFault,
} from './formats/check-digits';
export { checkExpression, MAX_COST } from './feel/check';
export { compileExpression, type Condition } from './feel/evaluate';
export { scopeOf } from './feel/scope';
export { ExpressionError, type DefectCode, type ExpressionDefect, type FeelScope, type FeelType } from './feel/types';
export * from './typed';
export { cleanContent } from './schema/clean-content';
export { knownContent } from './schema/known-content';
export { fieldAt, formFields, stepFields, type FormField } from './schema/fields';
export { valuesAt } from './schema/validate-lists';
export { PROBLEM_TEXTS, problemPlace, problemText } from './schema/problem-text';
export { expressionDefectText, isDefectCode } from './feel/defect-text';
export { checkForm, FormDefinitionError, parseForm, type FormDefect } from './schema/check-form';
export { checkUpload, slotPointer, validateAttachments } from './checks/attachments';
export { completeness, type Completeness, type Meter, type Missing } from './checks/completeness';
export { publicView } from './checks/public-view';
export { REGISTERED_FIELDS, type Registered } from './checks/registered';
export { isAcceptable, validateForm } from './checks/validate-form';
