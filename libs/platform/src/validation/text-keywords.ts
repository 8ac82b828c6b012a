import {
  cleanText,
  countCharacters,
  isBrokenText,
  isLonger,
  isPlausibleDate,
  isPlausibleInstant,
  isVisible,
  type TextKind,
} from '@linxuan/form-rules';
import type Ajv from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types';
import { isUuid } from './params';

/** A custom keyword reports what is wrong by the property `errors` of its function, as Ajv describes it. */
interface TextCheck<T> {
  (schema: T, text: string, parent?: unknown, at?: DataValidationCxt): boolean;
  errors?: { keyword: string; params: Record<string, unknown> }[];
}

/** `x-text` makes the text clean in place before anything else of its schema looks at it, and refuses half a character. */
const textKind: TextCheck<TextKind> = (kind, text, _parent, at) => {
  if (isBrokenText(text)) {
    textKind.errors = [{ keyword: 'broken-text', params: {} }];
    return false;
  }
  if (at) at.parentData[at.parentDataProperty] = cleanText(text, kind);
  return true;
};

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
 * Text in every schema of the product, bodies, queries and payloads alike: lengths are counted in characters as people
 * count them (JSON Schema counts code points), `minLength` wants something visible, `x-text` cleans. Days and instants lie
 * within the life of a programme, and an id is what the database takes for one (the standard format knows `urn:uuid:` too).
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
  ajv.addFormat('uuid', { type: 'string', validate: isUuid });
  ajv.addFormat('date', { type: 'string', validate: (text) => isPlausibleDate(text, 'plan') });
  ajv.addFormat('date-time', { type: 'string', validate: isPlausibleInstant });
  return ajv;
}
