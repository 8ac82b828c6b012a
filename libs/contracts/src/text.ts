import { Type, type StringOptions } from '@sinclair/typebox';
import type { DateKind } from '@linxuan/form-rules';

/**
 * The kinds of text that a person or a program may send. Every DTO uses one of these and none a bare string: `x-text`
 * makes the text clean (`cleanText` of form-rules), lengths count characters as people do, and a least length of one
 * means something that can be seen. Lengths are the largest that is taken.
 */
const string = (kind: 'line' | 'paragraphs', options: StringOptions) => Type.String({ 'x-text': kind, ...options });

/** One line that must say something: a title, a name, a letter number. */
export const Line = (maxLength: number) => string('line', { minLength: 1, maxLength });
/** One line that may stay empty. */
export const OptionalLine = (maxLength: number) => string('line', { maxLength });
/** Text with paragraphs that must say something. */
export const Paragraphs = (maxLength: number) => string('paragraphs', { minLength: 1, maxLength });
/** Why something was done, as the record keeps it. */
export const Reason = () => Paragraphs(2000);
/** The number of an official document. */
export const DocumentNumber = () => string('line', { minLength: 1, maxLength: 80, 'x-number': true });
/** What a list is searched for; nothing searches for everything. */
export const SearchText = (maxLength = 80) => OptionalLine(maxLength);
/** The name of something the product knows: an edition, an organisation, a stage, a field. */
export const Key = (maxLength = 80) => Line(maxLength);
/** The same in a filter, where it may be left empty. */
export const FilterKey = (maxLength = 80) => OptionalLine(maxLength);
/** A text of a fixed shape; the expression must allow no white space at its ends. */
export const Shaped = (pattern: string, options: StringOptions = {}) => string('line', { pattern, ...options });
export const Uuid = () => string('line', { format: 'uuid' });
export const Email = (maxLength = 200) => string('line', { format: 'email', maxLength, 'x-kind': 'email' });
/** A document of its own language (YAML, JSON) as text. */
export const Source = (maxLength = 1_000_000) => Paragraphs(maxLength);
/** A password: nobody but its owner has to read it, so it is not tidied. */
export const Secret = (maxLength = 256) => Type.String({ minLength: 1, maxLength });
/** A telephone number as people write it, with its country where it has one. */
export const Phone = () => Shaped('^\\+?[0-9][0-9 -]{4,19}$', { 'x-kind': 'phone' });
/**
 * A day as YYYY-MM-DD, by what it is about: `x-date` names its bounds (`dateBounds` of form-rules), which the server
 * knows relative to its own day. There is no date without one.
 */
const day = (kind: DateKind) => string('line', { format: 'date', 'x-date': kind });
/** Of something that has happened. */
export const PastDay = () => day('past');
/** Of something that is yet to come. */
export const ComingDay = () => day('coming');
/** A deadline or another planned day, which may have been passed when it is recorded. */
export const PlannedDay = () => day('ahead');
/** The day that a paper bears. */
export const PaperDay = () => day('paper');
/** First or last day of what is looked up. */
export const RecordDay = () => day('record');
/** A holiday or a day worked for one. */
export const HolidayDay = () => day('holiday');
/** What the clock of a demonstration is set to, within the life of a programme. */
export const ClockInstant = () => string('line', { format: 'date-time', 'x-date': 'plan' });
/** Content whose shape is checked elsewhere: by a form, or by the payload schema of an action. */
export const Content = () => Type.Record(Type.String(), Type.Unknown());
