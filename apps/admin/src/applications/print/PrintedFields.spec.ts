import { resolve } from 'node:path';
import { readFileSync, readdirSync } from 'node:fs';
import type { FieldSchema, FormDefinition } from '@linxuan/form-rules';
import { parse } from 'yaml';
import { isPrinted } from './PrintedFields';

const FORMS = resolve(__dirname, '../../../../../config/forms');
const forms = readdirSync(FORMS).filter((name) => name.endsWith('-application.yaml'));
const group: FieldSchema = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, groupCode: { type: 'string' } },
};

describe('what a printed application has a line for', () => {
  it('leaves out what need not be filled in and is not', () => {
    expect(isPrinted({ type: 'string' }, false, undefined)).toBe(false);
    expect(isPrinted({ type: 'string' }, false, '')).toBe(false);
    expect(isPrinted({ type: 'array' }, false, [])).toBe(false);
    expect(isPrinted({ type: 'boolean' }, false, false)).toBe(true);
    expect(isPrinted({ type: 'string' }, true, undefined)).toBe(true);
    // A part with something that is demanded stands there, empty or not.
    expect(isPrinted(group, false, {})).toBe(true);
    expect(isPrinted({ ...group, required: [] }, false, {})).toBe(false);
  });

  it.each(forms)('asks in %s for no line of an empty optional field, and for each that is demanded', (name) => {
    const form = parse(readFileSync(resolve(FORMS, name), 'utf8')) as FormDefinition;
    const walk = (field: FieldSchema, isRequired: boolean, at: string): void => {
      if (field.type === 'object')
        for (const [key, child] of Object.entries(field.properties ?? {}))
          walk(child, field.required?.includes(key) ?? false, `${at}/${key}`);
      else if (field['x-widget'] !== 'hidden')
        expect([at, isPrinted(field, isRequired, undefined)]).toEqual([at, isRequired]);
    };
    walk(form.schema, true, '');
  });
});
