import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYamlValue } from '@linxuan/domain';
import { formFields, parseForm, validateForm, type FieldSchema, type FormDefinition } from '@linxuan/form-rules';
import { prefill, type ApplicantRecord } from './prefill';

const FORMS = join(__dirname, '../../../config/forms');
const forms = readdirSync(FORMS).map((file): [string, FormDefinition] => [
  file,
  parseForm(readYamlValue(readFileSync(join(FORMS, file), 'utf8'))),
]);
const text: FieldSchema = { type: 'string' };
/** A form that asks for everything that is carried over. */
const asksAll: FieldSchema = {
  type: 'object',
  properties: {
    holder: {
      type: 'object',
      properties: {
        ...Object.fromEntries(
          ['name', 'uscc', 'regionCode', 'affiliation', 'groupCode', 'kind', 'address'].map((name) => [name, text]),
        ),
        contact: { type: 'object', properties: { person: text, phone: text } },
      },
    },
  },
};

const company: ApplicantRecord = {
  name: '示例公司',
  uscc: '91350100M000100Y43',
  regionCode: '350100',
  affiliation: null,
  detail: {},
  path: [{ id: 'c', kind: 'enterprise' }],
};

describe('the first content of a draft', () => {
  it('carries over what the register knows', () => {
    expect(prefill({ technology: { name: 'x' } }, company, undefined, asksAll)).toEqual({
      holder: { name: '示例公司', uscc: '91350100M000100Y43', regionCode: '350100', affiliation: 'local' },
      technology: { name: 'x' },
    });
  });
  it('names the group of a subsidiary whatever its own record says', () => {
    const subsidiary = {
      ...company,
      affiliation: 'local',
      path: [
        { id: 'soe-1', kind: 'central-soe-group' },
        { id: 'c', kind: 'enterprise' },
      ],
    };
    expect(prefill({}, subsidiary, undefined, asksAll)['holder']).toMatchObject({
      affiliation: 'central-soe',
      groupCode: 'soe-1',
      kind: 'state-owned',
    });
  });
  it('takes address and contact from the last application, never its name or code', () => {
    const last = { name: '旧名', uscc: 'x', address: '示例路 1 号', contact: { person: '联系人' } };
    expect(prefill({}, company, last, asksAll)['holder']).toMatchObject({
      name: '示例公司',
      uscc: '91350100M000100Y43',
      address: '示例路 1 号',
      contact: { person: '联系人' },
    });
  });
  it('leaves what is written already', () => {
    expect(prefill({ holder: { name: '自填' } }, company, undefined, asksAll)).toEqual({ holder: { name: '自填' } });
  });

  /** All that an organisation may have written of itself in some other programme. */
  const everything = {
    kind: 'no such kind',
    address: '示例路 1 号',
    foundedOn: '2012-05-15',
    registeredCapital: '100.00',
    employees: 12,
    business: '研发',
    contact: { person: '联系人', phone: '010-81000000', email: 'a@example.com', fax: '010-81000001' },
  };

  it.each(forms)('holds nothing that %s has no field for, whatever other programmes asked', (_file, form) => {
    const content = prefill({}, company, everything, form.schema);
    const missing = validateForm(form, content, { today: '2024-07-15' }).filter(({ code }) => code === 'unknown-field');
    expect(missing).toEqual([]);
    const asked = formFields(form).some(({ pointer }) => pointer === '/holder/name');
    expect('holder' in content).toBe(asked);
  });

  it('holds nothing of the applicant where a form does not ask, and only the parts of a group that it asks for', () => {
    expect(prefill({}, company, everything, { type: 'object', properties: { case: text } })).toEqual({});
    expect(prefill({}, company, everything, asksAll)['holder']).toMatchObject({
      contact: { person: '联系人', phone: '010-81000000' },
    });
    expect(prefill({}, company, everything, asksAll)['holder']).not.toHaveProperty('foundedOn');
    expect(prefill({}, company, everything, asksAll)['holder']).not.toHaveProperty('contact.fax');
  });
});
