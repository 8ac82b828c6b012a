import type { Json, Problem } from '../types';
import { setAt, removeAt } from '../content/pointer';
import { formFields } from '../schema/fields';
import { problemPlace, problemText } from '../schema/problem-text';
import { usccCheckCharacter } from '../formats/check-digits';
import { FACTS, goodContent, goodFiles, greenForm } from '../testing/green-form';
import { validateAttachments, checkUpload } from './attachments';
import { completeness } from './completeness';
import { publicView } from './public-view';
import { isAcceptable, validateForm } from './validate-form';

const form = greenForm();
const OTHER_USCC = `91110000000000000${usccCheckCharacter('91110000000000000') ?? ''}`;
const brief = (problems: readonly Problem[]): string[] =>
  problems.map((p) => `${p.severity} ${p.pointer} ${p.rule?.id ?? p.code}`);
const validate = (content: Json, facts: Record<string, Json> = FACTS): string[] =>
  brief(validateForm(form, content, facts));
const withValue = (pointer: string, value: Json): string[] => validate(setAt(goodContent(), pointer, value));

describe('validateForm', () => {
  it('finds nothing in a good application', () => {
    expect(validate(goodContent())).toEqual([]);
  });

  it.each<[string, string, Json, string[]]>([
    ['mistyped credit code', '/holder/uscc', '91350100M000100Y44', ['error /holder/uscc uscc-check-digit']],
    ['own code in lower case and full width', '/holder/uscc', '９１350100m000100y43\u200b', []],
    ['zeros', '/holder/uscc', '0'.repeat(18), ['error /holder/uscc uscc']],
    ['short credit code', '/holder/uscc', '91350100M000100Y4', ['error /holder/uscc uscc']],
    ['credit code of somebody else', '/holder/uscc', OTHER_USCC, ['warning /holder/uscc F02']],
    ['mistyped patent number', '/patents/0/number', 'ZL200310102344.6', ['error /patents/0/number patent-number']],
    [
      'start in the future',
      '/cases/1/startDate',
      '2024-07-16',
      ['error /cases/1/startDate date-future', 'warning /cases F11'],
    ],
    ['start today', '/cases/1/startDate', '2024-07-15', ['warning /cases F11']],
    ['one day short of a year', '/cases/1/startDate', '2023-07-16', ['warning /cases F11']],
    ['exactly a year', '/cases/1/startDate', '2023-07-15', []],
    ['no such day', '/cases/1/startDate', '2023-02-29', ['error /cases/1/startDate date']],
    ['founded in the future', '/holder/foundedOn', '2030-01-01', ['error /holder/foundedOn date-future']],
    ['granted in the future', '/patents/0/grantDate', '2024-12-01', ['error /patents/0/grantDate date-future']],
    ['reported in the future', '/reports/0/issuedOn', '2024-12-01', ['error /reports/0/issuedOn date-future']],
    [
      'one case',
      '/cases',
      [setAt({}, '', { ...((goodContent()['cases'] as Json[])[0] as object) })],
      ['warning /cases F10'],
    ],
    ['no case', '/cases', [], ['warning /cases F10']],
    ['a case abroad', '/cases/1/country', 'VN', ['warning /cases F10']],
    ['no patent', '/patents', [], ['warning /patents F20']],
    ['group missing', '/holder/affiliation', 'central-soe', ['error /holder/groupCode F01']],
    ['category of another area', '/technology/category', '2.1.3', ['error /technology/category F06']],
    [
      'area that is not open',
      '/technology/area',
      '7',
      ['error /technology/area unknown-entry', 'error /technology/category F06'],
    ],
    ['no effect at all', '/effects', { basis: '无' }, ['error /effects F08']],
    ['a finer fraction, which is rounded', '/economics/investment', '1.005', []],
    ['another kind of unit', '/economics/investment', '5 吨', ['error /economics/investment figure-unit']],
    ['a year of two figures', '/cases/1/startDate', '24.5.1', ['error /cases/1/startDate day-year']],
    ['two addresses', '/holder/contact/email', 'a@x.cn，b@x.cn', ['error /holder/contact/email email-comma']],
    ['negative', '/economics/investment', '-1', ['error /economics/investment minimum']],
    ['number instead of text', '/economics/investment', 12.5, ['error /economics/investment type']],
    ['name of 61 characters', '/technology/name', '技'.repeat(61), ['error /technology/name max-length']],
    ['name of 60 characters, each outside the basic plane', '/technology/name', '\u{20000}'.repeat(60), []],
    ['blank name', '/technology/name', '   ', ['error /technology/name required']],
    ['cleared field', '/holder/contact/email', null, ['error /holder/contact/email required']],
    ['not an address', '/holder/contact/email', 'x@', ['error /holder/contact/email email']],
    ['unknown field', '/technology/extra', 'x', ['error /technology/extra unknown-field']],
    ['not confirmed', '/declarations/truthful', false, ['error /declarations/truthful const']],
    ['dishonest', '/declarations/notDishonest', false, ['warning /declarations/notDishonest F42']],
    ['not an object', '/holder', 'x', ['error /holder type']],
  ])('%s', (_, pointer, value, expected) => {
    expect(withValue(pointer, value)).toEqual(expected);
  });

  it('leaves the one-year warning open when a start date is missing, and says which', () => {
    expect(validate(removeAt(goodContent(), '/cases/1/startDate'))).toEqual(['warning /cases/1/startDate F13']);
  });

  it('does not judge dates without a today, but for years that cannot be meant', () => {
    expect(validate(setAt(goodContent(), '/cases/1/startDate', '2050-01-01'), {})).toEqual([]);
    expect(validate(setAt(goodContent(), '/cases/1/startDate', '2999-01-01'), {})).toEqual([
      'error /cases/1/startDate date-range',
    ]);
  });

  it('refuses years that cannot be meant in every date of the form, with the years that can', () => {
    const dates = formFields(form).filter(({ format }) => format === 'date');
    expect(dates.length).toBeGreaterThan(3);
    for (const { pointer } of dates) {
      const at = pointer.replace('*', '0');
      for (const year of ['0000', '0001', '0024', '1024', '1899', '2100', '9999']) {
        const problems = validateForm(form, setAt(goodContent(), at, `${year}-06-01`), FACTS);
        expect([at, year, problems.find((one) => one.pointer === at)?.code]).toEqual([
          at,
          year,
          year < '1000' ? 'day-year' : 'date-range',
        ]);
      }
    }
  });

  it('accepts 500 parameters, refuses 501, and refuses 10,000 with the hard limit alone', () => {
    const rows = (n: number): Json[] =>
      Array.from({ length: n }, (_, i) => ({ id: `p${i}`, name: '参数', value: '1' }));
    expect(withValue('/technology/parameters', rows(500))).toEqual([]);
    expect(withValue('/technology/parameters', rows(501))).toEqual(['error /technology/parameters max-items']);
    expect(withValue('/technology/parameters', rows(10_000))).toEqual(['error /technology/parameters too-many-rows']);
  });

  it('refuses two rows with one id', () => {
    const { cases } = goodContent() as { cases: Json[] };
    expect(validate({ ...goodContent(), cases: [cases[0] ?? null, cases[0] ?? null] })).toEqual([
      'error /cases unique-rows',
    ]);
  });

  it.each([
    ['__proto__', JSON.parse('{"holder": {"__proto__": {"admin": true}}}') as Json, 'error /holder bad-key'],
    [
      'depth',
      Array.from({ length: 20 }).reduce<Json>((inner) => ({ a: inner }), 1),
      `error ${'/a'.repeat(13)} too-deep`,
    ],
    ['text', { holder: 'x'.repeat(2_000_001) }, 'error  too-large'],
  ])('refuses hostile content: %s', (_, content, expected) => {
    expect(validate(content)).toEqual([expected]);
  });

  it('has words and a place for every problem', () => {
    const [problem] = validateForm(form, setAt(goodContent(), '/cases/1/startDate', '2024-07-16'), FACTS);
    expect(problem && [problemText(problem), problemPlace(form, problem)]).toEqual([
      {
        zh: '应为已经发生的日期，不得晚于今天（2024-07-15）',
        en: 'This is the date of something that has happened; it cannot be later than today (2024-07-15)',
      },
      { zh: '应用案例 › 第 2 行 › 投入使用日期', en: 'Application cases › row 2 › In use since' },
    ]);
  });

  it('lets warnings through and errors not', () => {
    expect(isAcceptable(validateForm(form, setAt(goodContent(), '/patents', []), FACTS))).toBe(true);
    expect(isAcceptable(validateForm(form, setAt(goodContent(), '/holder/uscc', 'x'), FACTS))).toBe(false);
  });
});

describe('attachments', () => {
  it('knows what is missing, too many, too large, of the wrong kind', () => {
    const file = { id: 'x', slot: 'licence', name: 'a.docx', size: 21 * 1024 * 1024, kind: 'docx' as const };
    expect(brief(validateAttachments(form, []))).toEqual([
      'error /attachments/licence file-missing',
      'error /attachments/commitment file-missing',
    ]);
    expect(brief(validateAttachments(form, goodFiles()))).toEqual([]);
    expect(brief(validateAttachments(form, [...goodFiles(), file]))).toEqual([
      'error /attachments/licence file-type',
      'error /attachments/licence file-size',
    ]);
    expect(checkUpload(form, goodFiles(), { ...file, kind: 'pdf' })?.code).toEqual('file-size');
    expect(checkUpload(form, [], { ...file, kind: 'pdf', size: 20 * 1024 * 1024 })).toEqual(null);
    expect(checkUpload(form, [], { ...file, slot: 'nowhere' })?.code).toEqual('file-slot');
  });

  it('limits all files of a case together', () => {
    const files = Array.from({ length: 6 }, (_, i) => ({
      id: `${i}`,
      slot: 'case-proof',
      name: `${i}.pdf`,
      size: 17 * 1024 * 1024,
      kind: 'pdf' as const,
    }));
    expect(brief(validateAttachments(form, [...goodFiles(), ...files]))).toEqual(['error /attachments files-total']);
  });
});

describe('completeness', () => {
  it('is 100 exactly when nothing stands in the way', () => {
    const { percent, missing, done, total } = completeness(form, goodContent(), goodFiles(), FACTS);
    expect([percent, missing, done === total]).toEqual([100, [], true]);
  });

  it('starts at zero per step for an empty form', () => {
    const empty = completeness(form, {}, [], FACTS);
    expect(empty.steps.map(({ step, done, total, percent }) => [step, done, total, percent])).toEqual([
      ['holder', 0, 11, 0],
      ['technology', 0, 8, 0],
      ['effects', 0, 4, 0],
      ['cases', 0, 0, 100],
      ['proof', 0, 0, 100],
      ['declarations', 0, 9, 0],
    ]);
    expect(empty.missing.length).toBe(empty.total);
  });

  it('counts what is wrong as not done and says where', () => {
    const meter = completeness(form, setAt(goodContent(), '/cases/1/startDate', '2025-01-01'), goodFiles(), FACTS);
    expect(meter.missing).toEqual([{ step: 'cases', pointer: '/cases/1/startDate', code: 'date-future' }]);
    expect(meter.percent).toBeLessThan(100);
  });
});

describe('publicView', () => {
  const view = (marks: Record<string, 'public' | 'confidential'>, content: Json = goodContent()): Json =>
    publicView(form, content, marks);

  it('shows by default the technology and the cases, not the holder, the money or the users', () => {
    const { technology, effects, cases, patents, prospects } = goodContent();
    const shown = (cases as Record<string, Json>[]).map(
      ({ user: _u, investment: _i, proof: _p, contactable: _c, ...rest }) => rest,
    );
    expect(view({})).toEqual({
      holder: { contact: {} },
      economics: {},
      declarations: {},
      reports: [{ id: 'r1' }],
      technology,
      effects,
      prospects,
      cases: shown,
      patents,
    });
  });

  it('obeys the marks on fields, groups, rows and never lifts personal data', () => {
    const marked = view({
      '/holder/name': 'public',
      '/holder/contact/phone': 'public',
      '/technology/innovation': 'confidential',
      '/cases/@c1': 'confidential',
      '/patents/0/owner': 'confidential',
      '/effects': 'confidential',
    }) as Record<string, Record<string, Json>>;
    expect(marked['holder']).toEqual({ name: '示例绿色技术有限公司', contact: {} });
    expect(Object.keys(marked['technology'] ?? {})).not.toContain('innovation');
    expect((marked['cases'] as unknown as { id: string }[]).map((row) => row.id)).toEqual(['c2']);
    expect(marked['effects']).toBe(undefined);
    expect(Object.keys((marked['patents'] as unknown as object[])[0] ?? {})).not.toContain('owner');
  });

  it('drops a case that the applicant does not want to publish, and what the schema does not know', () => {
    const hidden = view({}, setAt(setAt(goodContent(), '/cases/0/public', false), '/technology/unknown', 'x')) as {
      cases: { id: string }[];
      technology: object;
    };
    expect(hidden.cases.map((row) => row.id)).toEqual(['c2']);
    expect(Object.keys(hidden.technology)).not.toContain('unknown');
  });
});

describe('formFields', () => {
  it('lists the fields with step, widget and unit', () => {
    const picked = formFields(form).filter((f) =>
      ['/holder/uscc', '/cases/*/investment', '/technology/category', '/cases'].includes(f.pointer),
    );
    expect(picked.map((f) => [f.pointer, f.step, f.widget, f.unit?.zh, f.required, f.public, f.list])).toEqual([
      ['/holder/uscc', 'holder', 'uscc', undefined, true, 'confidential', undefined],
      ['/technology/category', 'technology', 'tree', undefined, true, 'public', undefined],
      ['/cases', 'cases', 'cards', undefined, false, 'public', undefined],
      ['/cases/*/investment', 'cases', 'decimal', '万元', true, 'confidential', '/cases'],
    ]);
  });
});
