export {
  NOTE_TEXTS,
  isRefused,
  noteText,
  type Note,
  type NoteCode,
  type Reading,
  type Refused,
  type Taken,
} from './reading';
export { foldTyped } from './fold';
export { readDay, readYear } from './days';
export { readFigure, type FigureKind } from './figures';
export { readEmail, readLogin, readPhone } from './codes';
export {
  readContent,
  readTyped,
  typedField,
  TYPED_KINDS,
  wholeNumber,
  type TypedField,
  type TypedKind,
} from './read-field';
export { mapTable, parseCells, type TableColumn, type TableReading } from './table';
