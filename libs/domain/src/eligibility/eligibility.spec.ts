import fc from 'fast-check';
import { addDays, addYears, type Json, type JsonObject } from '@linxuan/form-rules';
import { makePatentNumber } from '../identifiers';
import {
  checkEligibilityRules,
  judge,
  parseEligibilityRules,
  type EligibilityEvaluator,
  type EligibilityFacts,
  type EligibilityResult,
  type EligibilityRule,
} from './index';

const FACTS: EligibilityFacts = { submittedOn: '2024-06-20', deadline: '2024-07-31' };
const rule = (evaluator: EligibilityEvaluator): EligibilityRule => ({
  id: 'r',
  title: { zh: '规则', en: 'rule' },
  basis: { document: '发改办环资〔2024〕528号', summary: { zh: '要求', en: 'asks' } },
  strength: 'hard',
  inputs: [],
  evaluator,
});
const one = (evaluator: EligibilityEvaluator, content: Json, facts: EligibilityFacts = FACTS): EligibilityResult => {
  const [result] = judge([rule(evaluator)], content, facts);
  if (!result) throw new Error('no result');
  return result;
};

describe('cases in use', () => {
  const P01 = {
    kind: 'cases-in-use',
    min: 2,
    country: 'CN',
    minYears: 1,
    inclusive: true,
    each: true,
    reference: 'deadline',
  } as const;
  const aCase = (startDate?: string | null, country: string | null = 'CN'): JsonObject => ({
    id: 'c',
    ...(startDate ? { startDate } : {}),
    ...(country ? { country } : {}),
  });
  const verdict = (cases: Json, config: Partial<typeof P01> | Record<string, Json> = {}, facts = FACTS): string =>
    one({ ...P01, ...config } as EligibilityEvaluator, { cases }, facts).verdict;

  it.each<[string, JsonObject[], string]>([
    ['exactly a year and longer', [aCase('2023-07-31'), aCase('2020-01-01')], 'met'],
    ['the second one day short of a year', [aCase('2020-01-01'), aCase('2023-08-01')], 'not-met'],
    ['the second 364 days', [aCase('2020-01-01'), aCase(addDays('2024-07-31', -364))], 'not-met'],
    ['365 days in which a leap day lies', [aCase('2020-01-01'), aCase(addDays('2024-07-31', -365))], 'not-met'],
    ['366 days in which a leap day lies', [aCase('2020-01-01'), aCase(addDays('2024-07-31', -366))], 'met'],
    ['one abroad', [aCase('2020-01-01'), aCase('2020-01-01', 'VN')], 'not-met'],
    ['one', [aCase('2020-01-01')], 'not-met'],
    ['none', [], 'not-met'],
    ['one without a start date', [aCase('2020-01-01'), aCase(null)], 'undetermined'],
    ['one without a country', [aCase('2020-01-01'), aCase('2020-01-01', null)], 'undetermined'],
    ['one unknown that cannot help', [aCase('2023-12-01'), aCase(null)], 'not-met'],
    ['one unknown that does not matter', [aCase('2020-01-01'), aCase('2020-02-01'), aCase(null)], 'met'],
    ['a date that is none', [aCase('2020-01-01'), aCase('2023-02-29')], 'undetermined'],
    ['in the future', [aCase('2020-01-01'), aCase('2025-01-01')], 'not-met'],
  ])('%s', (_, cases, expected) => {
    expect(verdict(cases)).toBe(expected);
  });

  it('counts a year from 29 February to 28 February', () => {
    const facts = (deadline: string): EligibilityFacts => ({ submittedOn: null, deadline });
    const cases = [aCase('2024-02-29'), aCase('2024-02-29')];
    expect(['2025-02-27', '2025-02-28', '2025-03-01'].map((day) => verdict(cases, {}, facts(day)))).toEqual([
      'not-met',
      'met',
      'met',
    ]);
    expect(verdict(cases, { inclusive: false }, facts('2025-02-28'))).toBe('not-met');
  });

  it('knows 以上 from 超过, submission from deadline, and each from one of them', () => {
    const cases = [aCase('2023-07-31'), aCase('2020-01-01')];
    expect([verdict(cases), verdict(cases, { inclusive: false }), verdict(cases, { reference: 'submission' })]).toEqual(
      ['met', 'not-met', 'not-met'],
    );
    const young = [aCase('2024-06-01'), aCase('2020-01-01')];
    expect([
      verdict(young),
      verdict(young, { each: false }),
      verdict([aCase('2024-06-01'), aCase('2024-05-01')], { each: false }),
    ]).toEqual(['not-met', 'met', 'not-met']);
    expect(verdict([aCase(null), aCase('2024-06-01'), aCase('2024-06-02')], { each: false })).toBe('undetermined');
  });

  it('is undetermined without cases or a reference day', () => {
    expect([
      one(P01, {}).verdict,
      verdict([aCase('2020-01-01'), aCase('2020-01-01')], {}, { submittedOn: '2024-06-20', deadline: null }),
    ]).toEqual(['undetermined', 'undetermined']);
  });

  it('shows what it used for each case', () => {
    const result = one(P01, {
      cases: [
        { id: 'c1', site: '甲厂', country: 'CN', startDate: '2023-08-01' },
        { id: 'c2', country: 'DE', startDate: '2020-01-01' },
        { id: 'c3', country: 'CN' },
      ],
    });
    expect(result).toEqual({
      ruleId: 'r',
      strength: 'hard',
      verdict: 'not-met',
      facts: {
        referenceDay: '2024-07-31',
        reference: 'deadline',
        required: 2,
        counted: 0,
        undetermined: 1,
        each: true,
        inclusive: true,
        cases: [
          {
            id: 'c1',
            site: '甲厂',
            startDate: '2023-08-01',
            monthsInUse: 11,
            domestic: true,
            started: true,
            longEnough: false,
            counted: false,
            whyNot: 'too-short',
          },
          {
            id: 'c2',
            site: null,
            startDate: '2020-01-01',
            monthsInUse: 54,
            domestic: false,
            started: true,
            longEnough: true,
            counted: false,
            whyNot: 'abroad',
          },
          {
            id: 'c3',
            site: null,
            startDate: null,
            monthsInUse: null,
            domestic: true,
            started: null,
            longEnough: null,
            counted: null,
            whyNot: 'no-start-date',
          },
        ],
      },
      explanation: {
        zh: '以 2024-07-31 为基准日，国内应用满 1 年的案例 0 个，要求不少于 2 个；另有 1 个无法自动判断。',
        en: 'As of 2024-07-31, 0 cases in the country in use for 1 year or more; required: 2. 1 more cannot be determined.',
      },
    });
  });

  it('agrees with counting by hand, whatever the dates', () => {
    const start = fc.integer({ min: -800, max: 60 }).map((days) => addDays('2024-07-31', days));
    fc.assert(
      fc.property(
        fc.array(fc.record({ startDate: start, country: fc.constantFrom('CN', 'VN') }), { maxLength: 6 }),
        fc.boolean(),
        (cases, inclusive) => {
          const counted = cases.filter(
            ({ startDate, country }) =>
              country === 'CN' &&
              (inclusive ? addYears(startDate, 1) <= '2024-07-31' : addYears(startDate, 1) < '2024-07-31'),
          );
          expect(verdict(cases, { inclusive })).toBe(counted.length >= 2 ? 'met' : 'not-met');
        },
      ),
    );
  });

  it('never turns from met to not met when something unknown is filled in', () => {
    const start = fc.option(fc.constantFrom('2020-01-01', '2024-07-01'), { nil: null });
    fc.assert(
      fc.property(fc.array(start, { maxLength: 4 }), fc.constantFrom('2020-01-01', '2024-07-01'), (starts, filled) => {
        const before = verdict(starts.map((date) => aCase(date)));
        const after = verdict(starts.map((date) => aCase(date ?? filled)));
        expect(before === 'undetermined' ? 'undetermined' : after).toBe(before);
      }),
    );
  });
});

describe('patents and reports', () => {
  const patentRule = { kind: 'has-patent', min: 1, accept: ['invention', 'utility'], reference: 'deadline' } as const;
  const patent = {
    id: 'p',
    number: makePatentNumber(2021, 'invention', 123456),
    type: 'invention',
    grantDate: '2023-01-01',
  };
  const reportRule = {
    kind: 'third-party-report',
    min: 1,
    qualified: true,
    accept: ['CMA'],
    unclear: ['other'],
    reference: 'deadline',
  } as const;
  const report = {
    id: 'r',
    issuer: '示例检测中心',
    qualificationKind: 'CMA',
    qualificationNumber: '2000',
    number: 'J-1',
    issuedOn: '2024-01-01',
  };

  it.each<[string, JsonObject[], string]>([
    ['granted', [patent], 'met'],
    ['none', [], 'not-met'],
    ['design', [{ ...patent, type: 'design' }], 'not-met'],
    ['mistyped number', [{ ...patent, number: 'ZL202110123456.1' }], 'not-met'],
    ['granted after the deadline', [{ ...patent, grantDate: '2024-08-01' }], 'not-met'],
    ['without a grant date', [{ ...patent, grantDate: '' }], 'undetermined'],
    ['without a number', [{ ...patent, number: null }], 'undetermined'],
  ])('patent %s', (_, patents, expected) => {
    expect(one(patentRule, { patents }).verdict).toBe(expected);
  });

  it('leaves a patent without any certificate to a person', () => {
    expect(
      [0, 1].map((patents) => one(patentRule, { patents: [patent] }, { ...FACTS, files: { patents } }).verdict),
    ).toEqual(['undetermined', 'met']);
  });

  it.each<[string, JsonObject[], string]>([
    ['qualified', [report], 'met'],
    ['none', [], 'not-met'],
    ['not qualified', [{ ...report, qualificationKind: 'none' }], 'not-met'],
    ['some other qualification', [{ ...report, qualificationKind: 'other' }], 'undetermined'],
    ['without a qualification number', [{ ...report, qualificationNumber: '' }], 'undetermined'],
    ['by the holder itself', [{ ...report, issuer: '持有单位' }], 'not-met'],
    ['after the deadline', [{ ...report, issuedOn: '2024-08-01' }], 'not-met'],
  ])('report %s', (_, reports, expected) => {
    expect(one(reportRule, { holder: { name: '持有单位' }, reports }).verdict).toBe(expected);
  });
});

describe('declarations, areas, conditions, persons', () => {
  const clean = { kind: 'declared-clean', lists: ['noViolations', 'notAbnormal'], checked: false } as const;
  const yes = { declarations: { noViolations: true, notAbnormal: true } };

  it('weighs the declaration and the look-up', () => {
    expect(one(clean, yes).verdict).toBe('met');
    expect(one(clean, { declarations: { noViolations: true, notAbnormal: false } }).verdict).toBe('not-met');
    expect(one(clean, { declarations: { noViolations: true } }).verdict).toBe('undetermined');
    expect(one(clean, yes, { ...FACTS, records: { notAbnormal: 'listed' } }).verdict).toBe('not-met');
    expect(one({ ...clean, checked: true }, yes, { ...FACTS, records: { notAbnormal: 'clean' } }).verdict).toBe(
      'undetermined',
    );
    expect(
      one({ ...clean, checked: true }, yes, { ...FACTS, records: { notAbnormal: 'clean', noViolations: 'clean' } })
        .verdict,
    ).toBe('met');
  });

  it('knows the open areas', () => {
    expect(
      ['1', '7', ''].map((area) => one({ kind: 'area-open', areas: ['1', '2'] }, { technology: { area } }).verdict),
    ).toEqual(['met', 'not-met', 'undetermined']);
  });

  it('runs a condition of the edition', () => {
    const feel = (expression: string, content: Json): string => one({ kind: 'feel', expression }, content).verdict;
    expect([
      feel('effects.annualTce >= 100', { effects: { annualTce: 100 } }),
      feel('effects.annualTce >= 100', { effects: { annualTce: 99 } }),
      feel('effects.annualTce >= 100', {}),
      feel('facts.deadline = "2024-07-31"', {}),
    ]).toEqual(['met', 'not-met', 'undetermined', 'met']);
  });

  it('leaves to a person what only a person can judge', () => {
    expect(one({ kind: 'by-person' }, {}).verdict).toBe('undetermined');
  });

  it('never throws on content', () => {
    const kinds: EligibilityEvaluator[] = [
      {
        kind: 'cases-in-use',
        min: 2,
        country: 'CN',
        minYears: 1,
        inclusive: true,
        each: false,
        reference: 'submission',
      },
      { kind: 'has-patent', min: 1, accept: [], reference: 'deadline' },
      { kind: 'third-party-report', min: 1, qualified: true, accept: [], unclear: [], reference: 'deadline' },
      clean,
      { kind: 'area-open', areas: [] },
      { kind: 'feel', expression: 'count(cases) > 1' },
    ];
    const hostile = fc.record({
      cases: fc.jsonValue(),
      patents: fc.jsonValue(),
      reports: fc.jsonValue(),
      declarations: fc.jsonValue(),
      technology: fc.jsonValue(),
    });
    fc.assert(
      fc.property(hostile, (content) => judge(kinds.map(rule), content as Json, FACTS).length === kinds.length),
    );
  });
});

describe('checkEligibilityRules', () => {
  it('finds what is missing and refuses defaults', () => {
    const { reference: _reference, ...evaluator } = {
      kind: 'cases-in-use',
      min: 0,
      country: 'CN',
      minYears: 1,
      inclusive: true,
      each: true,
      reference: 'deadline',
    };
    expect(
      checkEligibilityRules([
        { ...rule({ kind: 'by-person' }), evaluator },
        rule({ kind: 'by-person' }),
        { id: 'x' },
        3,
      ]),
    ).toEqual([
      { at: 'eligibility/r', problem: 'evaluator.min must be given (count)' },
      { at: 'eligibility/r', problem: 'evaluator.reference must be given (reference)' },
      { at: 'eligibility/x', problem: 'needs a title in zh and en' },
      { at: 'eligibility/x', problem: 'needs a basis with document and summary' },
      { at: 'eligibility/x', problem: 'strength is hard or soft' },
      { at: 'eligibility/x', problem: 'inputs are JSON pointers' },
      {
        at: 'eligibility/x',
        problem:
          'evaluator.kind is one of cases-in-use, has-patent, third-party-report, declared-clean, area-open, feel, baseline, by-person',
      },
      { at: 'eligibility/3', problem: 'not an object' },
      { at: 'eligibility/r', problem: 'two rules share this id' },
    ]);
    expect(() => parseEligibilityRules([3])).toThrow('eligibility/0: not an object');
  });
});
