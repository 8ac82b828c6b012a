import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseForm, type FormDefinition } from '@linxuan/form-rules';
import { diffLines } from 'diff';
import { neededRule, neededWhen } from './conditions';
import { addField, changed, FormText, moveField, pathOf, removeField, setField, setRequired } from './formText';
import { blankField, FIELD_KINDS, fieldName, kindOf } from './kinds';
import { childrenOf, readForm, sectionsOf } from './outline';

const FORMS = join(__dirname, '../../../../../config/forms');
const texts = readdirSync(FORMS).map((file) => [file, readFileSync(join(FORMS, file), 'utf8')] as const);
const FIRST = texts.find(([file]) => file.startsWith('energy-first-set'))?.[1] ?? '';
const read = (text: string): FormDefinition => parseForm(new FormText(text).value());
const comments = (text: string) => [...text.matchAll(/#[^'\n]*$/gm)].map(([words]) => words.trim());
/** Lines that differ from the text as it is written again without a change. */
const lines = (before: string, after: string) =>
  diffLines(new FormText(before).toString(), after)
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ value, added }) =>
      value
        .trimEnd()
        .split('\n')
        .map((line) => `${added ? '+' : '-'} ${line.trim()}`),
    );
const NAMES = { list: 'colours', slot: 'licence', taxonomy: 'x' };
const TITLE = { zh: '功率, 额定', en: 'Power: rated' };

describe('the text of a form', () => {
  it.each(texts)('%s keeps its meaning and all of its comments when it is written again', (_file, text) => {
    const again = new FormText(text).toString();
    expect(new FormText(again).value()).toEqual(new FormText(text).value());
    expect(comments(again)).toEqual(comments(text));
    expect(new FormText(again).toString()).toBe(again);
  });

  it.each(texts)('%s differs in one place when one title is changed', (_file, text) => {
    const after = changed(text, (one) => setField(one, '/holder/name', { 'x-title': { zh: '全称', en: 'Full name' } }));
    expect(lines(text, after)).toHaveLength(2);
    expect(read(after).schema.properties?.['holder']?.properties?.['name']?.['x-title']).toEqual({
      zh: '全称',
      en: 'Full name',
    });
  });

  it.each(FIELD_KINDS)('takes a field of the kind %s at the end of its section, and gives it up again', (kind) => {
    const added = changed(FIRST, (text) => addField(text, '/technology', 'power', blankField(kind, TITLE, NAMES)));
    const { form } = readForm(added) ?? {};
    const field = childrenOf(form as FormDefinition, '/technology').at(-1);
    expect([field?.pointer, field && kindOf(field), field?.title]).toEqual(['/technology/power', kind, TITLE]);
    expect(lines(FIRST, added).every((line) => line.startsWith('+'))).toBe(true);
    expect(added).toContain('x-title: { zh: "功率, 额定", en: "Power: rated" }');
    if (kind !== 'select') expect(readForm(added)?.defects).toEqual([]);
    const gone = changed(added, (text) => removeField(text, '/technology/power'));
    expect(lines(FIRST, gone)).toEqual([]);
  });

  it('takes columns into a table, where they are rows of the pointer', () => {
    const table = changed(FIRST, (text) => {
      addField(text, '/technology', 'units', blankField('table', TITLE, NAMES));
      addField(text, '/technology/units/*', 'count', blankField('integer', TITLE, NAMES));
      setRequired(text, '/technology/units/*/count', true);
    });
    expect(childrenOf(read(table), '/technology/units').map(({ pointer, required }) => [pointer, required])).toEqual([
      ['/technology/units/*/count', true],
    ]);
    expect(pathOf('/technology/units/*/count').slice(-4)).toEqual(
      ['properties', 'units', 'items', 'properties', 'count'].slice(-4),
    );
  });

  it('moves a field with its comments and says what is needed beside the others', () => {
    const names = (text: string) =>
      Object.keys(read(text).schema.properties?.['technology']?.properties ?? {}).slice(0, 2);
    const down = changed(FIRST, (text) => moveField(text, '/technology/name', 1));
    expect([names(FIRST), names(down)]).toEqual([
      ['name', 'area'],
      ['area', 'name'],
    ]);
    expect(comments(down)).toEqual(comments(FIRST));
    expect(changed(down, (text) => moveField(text, '/technology/name', -1))).toBe(new FormText(FIRST).toString());
    const free = changed(FIRST, (text) => setRequired(text, '/technology/name', false));
    expect(lines(FIRST, free)).toEqual([
      '- required: [ name, area, category, batch, process, innovation, advancement ]',
      '+ required: [ area, category, batch, process, innovation, advancement ]',
    ]);
  });

  it('says under which condition a field is needed, and reads it again', () => {
    const condition = { field: '/project/hasHost', is: '=', value: 'true' } as const;
    const rule = neededRule('/technology/sales', condition);
    const after = changed(FIRST, (text) => text.append(['rules'], rule));
    const { rules } = read(after);
    expect(neededWhen(rules, '/technology/sales', ['/project/hasHost'])).toEqual({ rule, condition });
    expect(neededWhen(rules, '/technology/name', ['/project/hasHost'])).toBeNull();
    // What is written by hand in another way stays as it is.
    expect(neededWhen(rules, '/project/supportLetter', ['/project/hasHost'])?.condition).toBeNull();
    expect(neededWhen(rules, '/project/name', ['/project/hasHost'])?.condition).toEqual(condition);
  });

  it('tells at the field what is wrong', () => {
    const wrong = changed(FIRST, (text) => setField(text, '/technology/name', { maxLength: undefined }));
    expect(readForm(wrong)?.defects.map(({ at, zh }) => [at, zh])).toEqual([['/technology/name', '须写 maxLength']]);
    expect(readForm('steps: 1\n')).toBeNull();
    expect(sectionsOf(read(FIRST), 'technology').map(({ pointer }) => pointer)).toEqual(['/technology', '/parameters']);
  });

  it.each([
    ['Rated power', ['x'], 'ratedPower'],
    ['Rated power', ['ratedPower'], 'ratedPower2'],
    ['2024', [], 'field2024'],
    ['ID', [], 'id2'],
  ])('names the field %s beside %j as %s', (english, taken, name) => expect(fieldName(english, taken)).toBe(name));
});
