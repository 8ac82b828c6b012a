import { checkProgramme } from './check';
import type { CheckMaterial } from './check-material';
import type {
  DueRule,
  NominationStage,
  ProgrammeDefinition,
  QuotaExtras,
  ReviewStage,
  StageDefinition,
  StageKindName,
} from './definition';
import { deliveredEdition, editionNames, materialOf } from './testing/delivered-editions.spec-support';

type StageOf<K extends StageKindName, S = StageDefinition> = S extends { kind: infer Kinds }
  ? K extends Kinds
    ? S
    : never
  : never;
type Seed = (definition: ProgrammeDefinition, material: CheckMaterial) => void;
type Fault = [code: string, edition: string, seed: Seed];

const found = <T>(item: T | undefined): T => {
  if (item === undefined) throw new Error('The edition has no such part');
  return item;
};
const stage = <K extends StageKindName>(definition: ProgrammeDefinition, kind: K): StageOf<K> =>
  found(definition.stages.find((one) => one.kind === kind)) as StageOf<K>;
const extras = (definition: ProgrammeDefinition): QuotaExtras =>
  found(found(definition.quotas.find((one) => one.extras)).extras);
const ground = <B extends QuotaExtras['rules'][number]['by']>(definition: ProgrammeDefinition, by: B) =>
  found(extras(definition).rules.find((one) => one.by === by)) as Extract<QuotaExtras['rules'][number], { by: B }>;
const money = (definition: ProgrammeDefinition) => found(definition.quotas.find(({ type }) => type === 'money'));
const day = (date: string): DueRule => ({ kind: 'date', date, strength: 'hard', source: '测试' });
const review = (definition: ProgrammeDefinition): ReviewStage =>
  found(
    definition.stages.find((one) => (one.kind === 'department-review' || one.kind === 'joint-review') && one.policy),
  ) as ReviewStage;
const rule = (expression: string) => ({
  id: 'seeded',
  title: { zh: '条件', en: 'Condition' },
  basis: { document: '测试', summary: { zh: '条件', en: 'Condition' } },
  strength: 'hard',
  inputs: [],
  evaluator: { kind: 'feel', expression },
});
const condition =
  (expression: string): Seed =>
  (d) =>
    void d.eligibility.push(rule(expression));

const FIRST_SET = 'energy-first-set/2025-5';
const MONEY = 'equipment-renewal/2025';
const RESEARCH = 'key-rd-programme/2025';
const STANDARDS = 'carbon-footprint-standards/2025-1';
const FACTORY = 'green-factory-province/2025';
const GREEN = 'green-technology/2024';

const faults: Fault[] = [
  ['extras.answer-before-filing', FIRST_SET, (d) => void (extras(d).answerBy = day('2025-02-01'))],
  ['extras.answer-after-nomination', FIRST_SET, (d) => void (extras(d).answerBy = day('2030-01-31'))],
  ['extras.unknown-fact', FIRST_SET, (d) => void (ground(d, 'fact').fact = 'selectedInTheMoon')],
  [
    'extras.missing-fact',
    FIRST_SET,
    (d) =>
      void delete found(
        d.roster.find(({ facts, quota }) => facts && quota === found(d.quotas.find((one) => one.extras)).id),
      ).facts,
  ],
  ['extras.steps', FIRST_SET, (d) => void ground(d, 'fact').steps.reverse()],
  ['extras.range', FIRST_SET, (d) => void ground(d, 'discretion').range.reverse()],
  ['extras.adds-nothing', FIRST_SET, (d) => void (ground(d, 'evidence').add = 0)],
  ['extras.rule-twice', FIRST_SET, (d) => void extras(d).rules.push(ground(d, 'evidence'))],
  [
    'extras.none',
    FIRST_SET,
    (d) => void (stage(d, 'quota-extra').quota = found(d.quotas.find((one) => !one.extras)).id),
  ],
  ['extras.unknown-quota', FIRST_SET, (d) => void (stage(d, 'quota-extra').quota = 'lost')],
  [
    'extras.no-stage',
    FIRST_SET,
    (d) =>
      void d.stages.splice(
        d.stages.findIndex(({ kind }) => kind === 'quota-extra'),
        1,
      ),
  ],
  [
    'extras.not-a-cap',
    MONEY,
    (d) => void (money(d).extras = { fileBy: day('2025-02-01'), answerBy: day('2025-02-02'), rules: [] }),
  ],
  [
    'quota.no-holder',
    FIRST_SET,
    (d) => void d.quotas.push({ ...found(d.quotas.find((one) => !one.extras)), id: 'spare' }),
  ],
  ['deadline.postmark', FIRST_SET, (d) => void (stage(d, 'application').closes.proof = 'postmark')],
  ['deadline.no-count', RESEARCH, (d) => void (stage(d, 'supplement').closes.n = 0)],
  [
    'deadline.month',
    RESEARCH,
    (d) => void (found(stage(d, 'follow-up').reports.find(({ due }) => due.kind === 'yearly')).due.n = 13),
  ],
  ['deadline.not-yearly', RESEARCH, (d) => void (stage(d, 'supplement').closes.unlessYoungerMonths = 3)],
  ['deadline.no-date', FIRST_SET, (d) => void (extras(d).fileBy.date = '2025-02-30')],
  ['money.no-amount-field', MONEY, (d) => void delete money(d).amountField],
  ['money.unknown-field', MONEY, (d) => void (found(money(d).amountField).pointer = '/project/gold')],
  ['money.not-a-number', MONEY, (d, { form }) => void (found(money(d).amountField).pointer = textField(form))],
  ['money.not-money', FIRST_SET, (d) => void (found(d.quotas[0]).amountField = { pointer: '/x', unit: 'yuan' })],
  [
    'money.payment-of-nothing',
    RESEARCH,
    (d) =>
      void [
        (d.stages = d.stages.filter(({ kind }) => kind !== 'agreement')),
        d.quotas.forEach((quota) => Reflect.deleteProperty(quota, 'amountField')),
      ],
  ],
  ['policy.nobody-asked', STANDARDS, (d) => void (review(d).ask = 'nobody')],
  ['policy.out-of-reach', STANDARDS, (d) => void (review(d).policy = { kind: 'at-least', n: 99, silence: 'consent' })],
  [
    'policy.veto-not-asked',
    STANDARDS,
    (d) => void (review(d).policy = { kind: 'veto', orgs: ['moe'], silence: 'consent' }),
  ],
  ['policy.waits', GREEN, (d) => void (stage(d, 'department-review').policy = { kind: 'all', silence: 'wait' })],
  ['round.unknown', RESEARCH, (d) => void (stage(d, 'supplement').round = 'third')],
  [
    'round.twice',
    RESEARCH,
    (d) =>
      void d.stages.splice(
        d.stages.findIndex(({ kind }) => kind === 'supplement'),
        0,
        { ...stage(d, 'supplement'), id: 'again' },
      ),
  ],
  ['follow-up.no-publication', FACTORY, (d) => void (d.stages = d.stages.filter(({ kind }) => kind !== 'publication'))],
  [
    'follow-up.rule-twice',
    RESEARCH,
    (d) => void stage(d, 'follow-up').changes.push(found(stage(d, 'follow-up').changes[0])),
  ],
  [
    'follow-up.change-undecided',
    RESEARCH,
    (d) => void Reflect.deleteProperty(found(stage(d, 'follow-up').changes[0]), 'decides'),
  ],
  [
    'follow-up.never-opens',
    RESEARCH,
    (d) => void (found(stage(d, 'follow-up').reports.find(({ after }) => after)).after = 'closing'),
  ],
  ['ours.unknown', RESEARCH, (d) => void found(d.ours?.[0]).at.push('/stages/nowhere/closes')],
  ['follow-up.no-reason', RESEARCH, (d) => void (found(stage(d, 'follow-up').endings[0]).reasons = [])],
  ['visibility.unknown-field', STANDARDS, (d) => void (found(d.visibility?.[0]).pointer = '/holder/colour')],
  ['visibility.unknown-stage', STANDARDS, (d) => void (found(d.visibility?.[0]).until = 'never-ever')],
  [
    'visibility.shown-too-early',
    STANDARDS,
    (d) => void (found(d.visibility?.[0]).until = stage(d, 'written-evaluation').id),
  ],
  ['link.unknown', FACTORY, (d) => void (found(stage(d, 'application').winnersOf).programme = 'moon-landing')],
  ['link.circular', FACTORY, (d) => void (found(stage(d, 'application').winnersOf).programme = d.id)],
  ['ladder.level', FACTORY, (d) => void (found(d.ladder).level = 7)],
  ['ladder.no-source', FACTORY, (d) => void delete stage(d, 'application').winnersOf],
  ['condition.unknown-field', GREEN, condition('technology.colour = "red"')],
  ['condition.decided', GREEN, condition('technology.area = "99"')],
  ['condition.type', GREEN, condition('technology.name > 5')],
  [
    'condition.cost',
    GREEN,
    condition(
      'some a in cases satisfies some b in cases satisfies some c in cases satisfies some d in cases satisfies a.site = d.site',
    ),
  ],
  ['condition.not-allowed', GREEN, condition('today() > date("2024-01-01")')],
  ['fairness.condition', GREEN, condition('holder.regionCode = "440000"')],
  ['fairness.no-record', RESEARCH, (d) => void (d.fairCompetitionReview.record = '')],
  ['flow.unknown-route', RESEARCH, (d) => void (stage(d, 'agreement').route = 'by-sea')],
  ['review.waits-for-ever', STANDARDS, (d) => void Reflect.deleteProperty(review(d), 'opinionDue')],
  ['staff.nobody-asked', STANDARDS, (d) => void (d.ministryDepartments = [])],
  [
    'deadline.no-room',
    FIRST_SET,
    (d) => void d.stages.forEach((one) => one.kind === 'public-notice' && (one.workingDays = 90)),
  ],
  ['staff.no-departments', GREEN, (d) => void (found(d.roster[0]).departments = [])],
];

/** Some text of the form, which no amount can be read from. */
function textField(form: CheckMaterial['form']): string {
  const [group, node] = found(
    Object.entries(form.schema.properties ?? {}).find(([, one]) =>
      Object.values(one.properties ?? {}).some(({ type, format }) => type === 'string' && format === undefined),
    ),
  );
  return `/${group}/${found(Object.entries(node.properties ?? {}).find(([, one]) => one.type === 'string' && one.format === undefined))[0]}`;
}

/** All programmes with what they feed on, as an installation has them. */
const programmes = editionNames()
  .map((name) => deliveredEdition(name).definition)
  .map(({ id, stages, ladder }) => {
    const first = stages[0];
    return {
      id,
      ...(first?.kind === 'application' && first.winnersOf ? { winnersOf: first.winnersOf.programme } : {}),
      ...(ladder ? { ladder } : {}),
    };
  });
const codesOf = (definition: ProgrammeDefinition, material: CheckMaterial): string[] =>
  [...new Set(checkProgramme(definition, material).map(({ code }) => code))].sort();

describe('seeded faults', () => {
  it('are more than forty, each of its own name', () => {
    expect(new Set(faults.map(([code]) => code)).size).toBeGreaterThanOrEqual(40);
  });

  it.each(faults)('%s is caught in %s', (code, name, seed) => {
    const edition = deliveredEdition(name);
    const material = { ...materialOf(edition), programmes };
    const before = codesOf(edition.definition, material);
    seed(edition.definition, material);
    const problems = checkProgramme(edition.definition, material);
    expect(problems.map((one) => one.code)).toContain(code);
    // What it breaks besides is told too, but nothing that has to do with other parts.
    expect(codesOf(edition.definition, material).filter((one) => !before.includes(one)).length).toBeLessThanOrEqual(3);
    for (const { message, path, suggestion } of problems)
      expect([
        message.zh !== '',
        message.en !== '',
        path === '' || path.startsWith('/'),
        (suggestion?.zh ?? '') !== '' && (suggestion?.en ?? '') !== '',
      ]).toEqual([true, true, true, true]);
  });
});

it('names what was most likely meant', () => {
  const edition = deliveredEdition(GREEN);
  found(edition.definition.roster[0]).quota = 'provinse-cap';
  expect(
    checkProgramme(edition.definition, materialOf(edition)).find(({ code }) => code === 'quota.unknown')?.suggestion,
  ).toEqual({ zh: '是否想写“province-cap”？', en: 'Did you mean "province-cap"?' });
});

describe('delivered editions', () => {
  it.each(editionNames())('%s has no error', (name) => {
    const edition = deliveredEdition(name);
    const errors = checkProgramme(edition.definition, { ...materialOf(edition), programmes }).filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors.map(({ code, path, message }) => `${code} ${path} ${message.en}`)).toEqual([]);
  });

  it('accept a postmark where a nomination is sent on paper', () => {
    const { definition } = deliveredEdition(FIRST_SET);
    const nominations = definition.stages.filter((one): one is NominationStage => one.kind === 'nomination');
    expect(nominations.some(({ deadline }) => deadline.proof === 'postmark')).toBe(true);
  });
});
