import { fillPlaces, placesOf } from '@linxuan/form-rules';

/**
 * Fields that every template may name; what a case or dossier does not have is left out as an empty text. `date` says
 * which date was changed or missed and `before` when it was.
 */
export const NOTICE_FIELDS = [
  'number',
  'title',
  'programme',
  'stage',
  'due',
  'reason',
  'actor',
  'holder',
  'date',
  'before',
] as const;
/** Further fields of a ladder's templates: what lies there, how much of it, and the working days left or over. */
export const LADDER_FIELDS = [...NOTICE_FIELDS, 'task', 'tasks', 'count', 'days', 'person'] as const;
export type TemplateField = (typeof LADDER_FIELDS)[number];
export type TemplateValues = Partial<Record<TemplateField, string>>;

const PLACE = /\{([^{}]*)\}/g;

/**
 * `{days|working day|working days}` is the place of `days` with its noun; a place that is written otherwise names
 * nothing that exists.
 */
const nameIn = (place: string): string => placesOf(`{${place}}`)[0] ?? place;

/** Names that a template uses, each once. */
export function fieldsOf(template: string): string[] {
  return [...new Set([...template.matchAll(PLACE)].map((match) => nameIn(match[1] ?? '')))];
}

/** Names that do not exist, and braces that open or close nothing. */
export function templateFaults(template: string, fields: readonly string[] = NOTICE_FIELDS): string[] {
  const unknown = fieldsOf(template)
    .filter((name) => !fields.includes(name))
    .map((name) => `{${name}}`);
  const rest = template.replace(PLACE, '');
  return /[{}]/.test(rest) ? [...unknown, rest.includes('{') ? '{' : '}'] : unknown;
}

/** Puts the values in; lines that name fields and hold no value of any of them disappear. */
export function fillTemplate(template: string, values: TemplateValues): string {
  const known: Record<string, string | undefined> = values;
  return template
    .split('\n')
    .filter((line) => {
      const names = fieldsOf(line);
      return names.length === 0 || names.some((name) => known[name]);
    })
    .map((line) => fillPlaces(line, (name) => known[name] ?? '').trimEnd())
    .join('\n');
}
