import {
  cleanText,
  countCharacters,
  dateBounds,
  isBrokenText,
  isDate,
  isLonger,
  isPlaceholderNumber,
  isPlausibleDate,
  isPlausibleInstant,
  isRefused,
  isVisible,
  readTyped,
  TYPED_KINDS,
  type DateKind,
  type TextKind,
} from '@linxuan/form-rules';
import { businessDateOf } from '@linxuan/domain';
import type Ajv from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types';
import { isUuid } from './params';

/** A custom keyword reports what is wrong by the property `errors` of its function, as Ajv describes it. */
interface TextCheck<T> {
  (schema: T, text: string, parent?: unknown, at?: DataValidationCxt): boolean;
  errors?: { keyword: string; params: Record<string, unknown> }[];
}

/**
 * `x-text` makes the text clean in place before anything else of its schema looks at it, and refuses half a character.
 */
const textKind: TextCheck<TextKind> = (kind, text, parent, at) => {
  if (isBrokenText(text)) {
    textKind.errors = [{ keyword: 'broken-text', params: {} }];
    return false;
  }
  if (at) at.parentData[at.parentDataProperty] = asRead(cleanText(text, kind), parent);
  return true;
};

/** Days, addresses and telephone numbers are recorded as the pages show them, however a program writes them. */
function asRead(text: string, schema: unknown): string {
  const { format, 'x-kind': named } = schema as { format?: string; 'x-kind'?: string };
  const kind = TYPED_KINDS.find((one) => one === (named ?? format));
  const reading = kind && text !== '' ? readTyped({ kind }, text) : undefined;
  return reading === undefined || isRefused(reading) ? text : reading.value;
}

/** At least one character means something that can be seen: a reason of spaces is none. */
const minLength: TextCheck<number> = (limit, text) => {
  if (limit === 0 || (isVisible(text) && (limit === 1 || countCharacters(text.trim()) >= limit))) return true;
  minLength.errors = [{ keyword: 'minLength', params: { limit } }];
  return false;
};

const maxLength: TextCheck<number> = (limit, text) => {
  if (!isLonger(text, limit)) return true;
  maxLength.errors = [{ keyword: 'maxLength', params: { limit } }];
  return false;
};

/**
 * `x-number` asks for the number of a paper and takes nothing that only stands in its place; empty is the matter of
 * `minLength`.
 */
const paperNumber: TextCheck<true> = (_schema, text) => {
  if (text === '' || !isPlaceholderNumber(text)) return true;
  paperNumber.errors = [{ keyword: 'placeholder', params: {} }];
  return false;
};

/** What a schema cannot say by itself: the business day on which it is asked. */
export interface SchemaContext {
  today?: string | undefined;
}

/**
 * `x-date` says what a day, or the day of an instant in Asia/Shanghai, is about, and so how far from today it may lie;
 * without a day to compare with only the years are bounded.
 */
const dateKind = Object.assign(
  function check(this: SchemaContext | undefined, kind: DateKind, text: string): boolean {
    const today = this?.today;
    const day = isPlausibleInstant(text) ? businessDateOf(new Date(text).toISOString()) : text;
    // A text that is no date at all is the matter of its format.
    if (!isDate(day) || isPlausibleDate(day, kind, today)) return true;
    const bounds = dateBounds(kind, today);
    const isPastAlone = bounds.to === today && isPlausibleDate(day, kind);
    dateKind.errors = [{ keyword: isPastAlone ? 'date-future' : 'date-range', params: { ...bounds } }];
    return false;
  },
  { errors: [] as { keyword: string; params: Record<string, unknown> }[] },
);

/**
 * Text in every schema of the product, bodies, queries and payloads alike: lengths are counted in characters as people
 * count them (JSON Schema counts code points), `minLength` wants something visible, `x-text` cleans. Days and instants
 * lie within the life of a programme, and an id is what the database takes for one (the standard format knows
 * `urn:uuid:` too).
 */
export function addTextKeywords(ajv: Ajv): Ajv {
  for (const keyword of ['minLength', 'maxLength']) ajv.removeKeyword(keyword);
  const common = { type: 'string', errors: true } as const;
  ajv.addKeyword({
    ...common,
    keyword: 'x-text',
    before: 'pattern',
    modifying: true,
    schemaType: 'string',
    validate: textKind,
  });
  ajv.addKeyword({ ...common, keyword: 'minLength', schemaType: 'number', validate: minLength });
  ajv.addKeyword({ ...common, keyword: 'maxLength', schemaType: 'number', validate: maxLength });
  ajv.addKeyword({ ...common, keyword: 'x-number', schemaType: 'boolean', validate: paperNumber });
  ajv.addKeyword({ ...common, keyword: 'x-date', schemaType: 'string', validate: dateKind });
  // Names what a text of a fixed shape is; its pattern or format checks it.
  ajv.addKeyword({ keyword: 'x-kind', schemaType: 'string' });
  ajv.addFormat('uuid', { type: 'string', validate: isUuid });
  // How far from today a day may lie is the matter of `x-date`, which every one has.
  ajv.addFormat('date', { type: 'string', validate: (text) => isDate(text) });
  ajv.addFormat('date-time', { type: 'string', validate: isPlausibleInstant });
  return ajv;
}
