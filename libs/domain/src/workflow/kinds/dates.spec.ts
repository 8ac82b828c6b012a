import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addDays,
  formFields,
  isPlausibleDate,
  parseForm,
  validateForm,
  type FieldSchema,
  type FormDefinition,
  type Json,
} from '@linxuan/form-rules';
import { compile } from '../../programme/compile';
import { parseProgramme } from '../../programme/load';
import { readYamlValue } from '../../programme/open-yaml';

const config = join(__dirname, '../../../../../config');
const TODAY = '2026-03-31';
const TOMORROW = addDays(TODAY, 1);
const forms = readdirSync(join(config, 'forms')).map((file): [string, FormDefinition] => [
  file,
  parseForm(readYamlValue(readFileSync(join(config, 'forms', file), 'utf8'))),
]);
const dates = forms.flatMap(([file, form]) =>
  formFields(form)
    .filter(({ format }) => format === 'date')
    .map((field): [string, string, FieldSchema] => [file, field.pointer, field.schema]),
);
const judged = (schema: FieldSchema, day: Json): string[] =>
  validateForm(
    { ...(forms[0] as (typeof forms)[0])[1], schema: { type: 'object', properties: { day: schema } }, rules: [] },
    { day },
    { today: TODAY },
  ).map(({ code }) => code);

/** Of the delivered forms, what may lie ahead. Everything else has happened, and a new field is one or the other. */
const AHEAD = [
  'energy-first-set-application.yaml /project/contractOn',
  'energy-first-set-application.yaml /project/startOn',
  'equipment-renewal-application.yaml /project/startOn',
  'equipment-renewal-application.yaml /project/finishOn',
];

describe('dates of what has happened', () => {
  it('are told from dates that may lie ahead in every delivered form', () => {
    expect(dates.length).toBeGreaterThan(15);
    const ahead = dates.filter(([, , schema]) => schema['x-date'] === 'any' || schema['x-date'] === 'plan');
    expect(ahead.map(([file, pointer]) => `${file} ${pointer}`).sort()).toEqual([...AHEAD].sort());
  });

  it.each(dates.filter(([file, pointer]) => !AHEAD.includes(`${file} ${pointer}`)))(
    '%s %s takes today and not tomorrow',
    (_file, _pointer, schema) => {
      expect(
        [TODAY, TOMORROW, '2099-12-31', '0024-01-01', '9999-01-01', '2026-02-29'].map((day) => judged(schema, day)),
      ).toEqual([[], ['date-future'], ['date-future'], ['day-year'], ['date-range'], ['date']]);
    },
  );

  it('are asked for by name: a date without its kind is a fault of the form', () => {
    const text = readFileSync(join(config, 'forms/green-factory-application.yaml'), 'utf8');
    expect(() => parseForm(readYamlValue(text.replace('x-date: past', 'x-public: public')))).toThrow(/x-date/);
  });
});

describe('payloads of all stages', () => {
  const editions = readdirSync(join(config, 'programmes')).flatMap((programme) =>
    readdirSync(join(config, 'programmes', programme))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => join(config, 'programmes', programme, file)),
  );
  const machines = editions.flatMap((file) => {
    const { definition } = parseProgramme(readFileSync(file, 'utf8'));
    return definition ? [compile(definition)] : [];
  });
  const properties = machines.flatMap((machine) =>
    machine.actions.flatMap(({ subject, name, payload }) => partsOf(payload, `${subject}.${name}`)),
  );
  const unique = new Map(properties.map((one) => [one.at, one.schema]));

  /** Days that a decision sets ahead, and that of a document which is published only by the next signature. */
  const AHEAD_OF_US = ['dossier.prepare/date title'];

  it('name numbers of papers and days of what has happened as such', () => {
    const days = [...unique].filter(([, schema]) => schema['format'] === 'date');
    const numbers = [...unique].filter(([at, schema]) => /[nN]umber$/.test(at) && schema['type'] === 'string');
    expect(days.length).toBeGreaterThan(2);
    expect(numbers.length).toBeGreaterThan(2);
    expect(numbers.filter(([, schema]) => schema['x-number'] !== true).map(([at]) => at)).toEqual([]);
    const open = days.filter(([at, schema]) => schema['x-date'] !== 'past' && !at.endsWith('/until'));
    expect(open.map(([at]) => at)).toEqual(AHEAD_OF_US);
  });
});

describe('days of an edition', () => {
  const text = readFileSync(join(config, 'programmes/green-technology/2024.yaml'), 'utf8');
  const written = [...text.matchAll(/date: ["']?(\d{4}-\d{2}-\d{2})["']?/g)].map(
    ([whole, day]) => [whole, day ?? ''] as const,
  );

  it.each(written)('%s is bounded like every other', (whole, day) => {
    for (const bad of ['0024-07-31', '9999-07-31', '2024-02-30', '1899-12-31']) {
      const { definition, problems } = parseProgramme(text.replace(whole, whole.replace(day, bad)));
      expect([definition, problems.map(({ code }) => code)]).toEqual([null, ['schema.date']]);
      expect(problems[0]?.line).toBeGreaterThan(1);
    }
    expect(isPlausibleDate(day)).toBe(true);
  });
});

/** Parts of a payload's schema with their pointers; a document with a title is told from a letter by it. */
function partsOf(schema: unknown, at: string): { at: string; schema: Record<string, unknown> }[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, items } = schema as { properties?: Record<string, unknown>; items?: unknown };
  const inner = Object.entries(properties ?? {}).flatMap(([name, one]) =>
    partsOf(one, `${at}/${name}${name === 'date' && properties?.['title'] ? ' title' : ''}`),
  );
  return [{ at, schema: schema as Record<string, unknown> }, ...inner, ...partsOf(items, `${at}/*`)];
}
