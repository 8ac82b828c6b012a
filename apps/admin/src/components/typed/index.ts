export { CalendarButton } from './CalendarButton';
export { EntryField, type EntryFieldProps } from './EntryField';
export { TypedNotes } from './TypedNotes';
export { useTyped, type Typed } from './useTyped';
