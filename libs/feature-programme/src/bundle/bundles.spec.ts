import { compile } from '@linxuan/domain';
import { templateFor } from './bundle-template';
import { examineBundle, keepsOut, type Surroundings } from './examine-bundle';
import { openBundle } from './open-bundle';
import { bundleOf, taxonomyText } from './write-bundle';
import { around, DELIVERED, deliveredBundle, organisations } from './testing/delivered-bundles';

const examined = (text: string, more: Partial<Surroundings> = {}) =>
  examineBundle(openBundle(text), { ...around, ...more });
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
const errorsOf = (text: string, more: Partial<Surroundings> = {}) =>
  examined(text, more).problems.filter(({ severity }) => severity === 'error');
const CITY = deliveredBundle('green-factory-city', '2025');

describe('a bundle', () => {
  it.each(DELIVERED)('of %s %s holds all that the edition needs', (programme, edition) => {
    const read = examined(deliveredBundle(programme, edition));
    expect(read.problems.filter(keepsOut)).toEqual([]);
    expect(read.taken).toEqual([]);
    expect(compile(read.definition as never).states.size).toBeGreaterThan(1);
  });

  it.each(DELIVERED)('of %s %s is the same file when it is written from what was read', (programme, edition) => {
    const text = deliveredBundle(programme, edition);
    const read = openBundle(text);
    const again = bundleOf({
      edition: read.edition?.text ?? '',
      form: read.form?.text ?? '',
      taxonomy: read.taxonomy?.text ?? '',
      earlier: read.earlier.map((part) => part.text),
    });
    expect(again).toBe(text);
    expect(openBundle(taxonomyText(read.taxonomy?.value ?? {})).taxonomy?.value).toEqual(read.taxonomy?.value);
  });

  it('to begin with can be imported as it is', () => {
    const text = templateFor(new Map([['ndrc', { zh: '国家发展改革委', en: 'NDRC: "lead"' }]]), 'ndrc', '2026-12-01');
    expect(errorsOf(text)).toEqual([]);
  });

  it('names what is missing once, with its line and what to do', () => {
    const [head = '', edition = ''] = CITY.split(/^---$/m);
    const alone = `${head}---${edition}`;
    const found = errorsOf(alone);
    expect(found.map(({ code, line }) => [code, line])).toEqual([
      ['bundle.missing-part', lineOf(alone, 'form: green-factory-application')],
      ['bundle.missing-part', lineOf(alone, 'taxonomy: {id:')],
    ]);
    expect(found.every(({ suggestion }) => suggestion?.zh && suggestion.en)).toBe(true);
    const nobody = errorsOf(CITY, { organisations: [] });
    expect(nobody.map(({ code, message }) => [code, message.zh])).toEqual([
      ['staff.unknown-organisation', expect.stringContaining('没有机构“city-miit-440100”（第 ')],
    ]);
  });

  it('says a thing that stands in many places once, with the other lines', () => {
    const text = deliveredBundle('brics-cases', '2025').replaceAll(/org: \d{6}-miit/g, 'org: nobody');
    const unknown = errorsOf(text).filter(({ code }) => code === 'staff.unknown-organisation');
    expect(unknown).toHaveLength(1);
    expect(unknown[0]?.message.zh).toMatch(/没有机构“nobody”（第 .* 行等处也是）/);
  });

  it('brings the organisations that the installation lacks and that the edition names', () => {
    const known = organisations.filter(({ id }) => id !== 'city-miit-440100');
    const org = (code: string, parent: string | null) =>
      `  - {code: ${code}, kind: nominator, level: provincial, parent: ${parent ?? 'null'}, region: "440100", name: {zh: 机构, en: Body}}\n`;
    const text = `${CITY}---\norganisations:\n${org('above', null)}${org('city-miit-440100', 'above')}${org('not-named', null)}`;
    const read = examined(text, { organisations: known });
    expect(read.missing.map(({ code }) => code)).toEqual(['above', 'city-miit-440100']);
    expect(read.problems.map(({ code, line }) => [code, line])).toEqual([
      ['bundle.organisation-not-named', lineOf(text, 'not-named')],
    ]);
    const broken = text.replace('parent: above', 'parent: nowhere');
    expect(errorsOf(broken, { organisations: known }).map(({ code, line }) => [code, line])).toEqual([
      ['bundle.organisation-parent', lineOf(broken, 'parent: nowhere')],
    ]);
  });

  it.each([
    ['a taxonomy code that stands twice', 'code: "1.2"', 'code: "1.1"', 'taxonomy.code-twice'],
    ['an entry under nothing', 'parent: "4"', 'parent: "9"', 'taxonomy.parent'],
    ['a taxonomy key that is misspelt', 'entries:', 'entrys:', 'bundle.unknown-part'],
    ['a form field of an unknown type', 'type: boolean', 'type: bool', 'schema.value'],
    ['a form whose steps are no list', 'steps:\n', 'steps: 1\nold:\n', 'schema.unknown-key'],
    ['a stage of an unknown kind', 'kind: publication', 'kind: publicatoin', 'schema.kind'],
  ])('is refused with the line of %s', (_what, from, to, code) => {
    const text = CITY.replace(from, to);
    expect(text).not.toBe(CITY);
    const found = errorsOf(text).find((each) => each.code === code);
    expect(found).toMatchObject({ suggestion: { zh: expect.any(String), en: expect.any(String) } });
    expect(Math.abs((found?.line ?? 0) - lineOf(text, to.split('\n')[0] ?? ''))).toBeLessThan(2);
  });

  it.each([
    ['nothing', '', 'bundle.empty'],
    ['only comments', '# a\n---\n# b\n', 'bundle.empty'],
    ['another kind of file', 'a: 1\nb: 2\n', 'bundle.unknown-part'],
    ['a form alone', 'steps: []\n', 'schema.missing-key'],
    ['a part twice', `${CITY}---\nentries: []\n`, 'bundle.part-twice'],
    ['parts without end', 'a: 1\n---\n'.repeat(1_000), 'bundle.too-many-parts'],
    ['brackets without end', `stages: ${'['.repeat(40_000)}`, 'yaml.too-deep'],
    ['many large parts', `a: 1\n${'- 1\n'.repeat(45_000)}---\n`.repeat(3), 'yaml.too-many'],
  ])('that is %s is refused at once', (_what, text, code) => {
    const started = process.cpuUsage();
    expect(errorsOf(text).map((each) => each.code)).toContain(code);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(1_500);
  });
});
