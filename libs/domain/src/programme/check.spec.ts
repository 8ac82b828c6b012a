import { checkProgramme } from './check';
import type { CheckMaterial } from './check-material';
import type { ProgrammeDefinition, StageDefinition, StageKindName } from './definition';
import { greenTechnology, greenTechnologyMaterial } from './testing/green-technology.spec-support';

const material = greenTechnologyMaterial();
const codes = (definition: ProgrammeDefinition, beside: CheckMaterial = material): string[] => [
  ...new Set(checkProgramme(definition, beside).map(({ code }) => code)),
];

type StageOf<K extends StageKindName, S = StageDefinition> = S extends { kind: infer Kinds }
  ? K extends Kinds
    ? S
    : never
  : never;
function stage<K extends StageKindName>(definition: ProgrammeDefinition, kind: K, id: string): StageOf<K> {
  const found = definition.stages.find((each) => each.id === id);
  if (!found || found.kind !== kind) throw new Error(`No stage ${id}`);
  return found as StageOf<K>;
}
function first<T>(list: readonly T[]): T {
  const item = list[0];
  if (item === undefined) throw new Error('The list is empty');
  return item;
}
type Fault = [code: string, seed: (definition: ProgrammeDefinition) => void];

const faults: Fault[] = [
  ['flow.duplicate-stage', (d) => void d.stages.splice(9, 0, { ...stage(d, 'check', 'condition-check') })],
  ['flow.unknown-route', (d) => void (stage(d, 'check', 'condition-check').route = 'hongkong')],
  ['flow.no-application', (d) => void d.stages.shift()],
  [
    'flow.second-application',
    (d) => void d.stages.splice(3, 0, { ...stage(d, 'application', 'application'), id: 'again' }),
  ],
  [
    'flow.no-end',
    (d) => void (d.stages = d.stages.filter(({ kind }) => kind !== 'publication' && kind !== 'follow-up')),
  ],
  [
    'flow.behind-publication',
    (d) =>
      void d.stages.splice(
        d.stages.findIndex(({ kind }) => kind === 'publication'),
        0,
        { ...stage(d, 'publication', 'publication'), id: 'once-more' },
      ),
  ],
  ['staff.unknown-organisation', (d) => void (d.authority = 'nobody')],
  ['staff.no-nominator', (d) => void [d.roster.pop(), d.quotas.pop()]],
  ['staff.nominator-twice', (d) => void d.roster.push({ ...first(d.roster) })],
  ['staff.no-departments', (d) => void (first(d.roster).departments = [])],
  ['staff.group-off-route', (d) => void (stage(d, 'nomination', 'nomination').by = 'group')],
  ['quota.cap', (d) => void (first(d.quotas).cap = null)],
  ['quota.words', (d) => void (first(d.quotas).cap = 7)],
  ['quota.no-holder', (d) => void d.quotas.push({ ...first(d.quotas), id: 'spare' })],
  [
    'quota.binds-nowhere',
    (d) => {
      const { publicTitle, rejectReasons, source } = stage(d, 'list-decision', 'list-decision');
      const agreement = {
        id: 'agreement',
        kind: 'agreement' as const,
        title: publicTitle,
        publicTitle,
        rejectReasons,
        source,
      };
      d.stages = [
        ...d.stages.filter(({ kind }) => !['nomination', 'list-decision', 'publication', 'follow-up'].includes(kind)),
        // Only the groups' cases pass it, so nothing holds the cap of the provinces.
        { ...agreement, route: 'central-soe' },
        ...d.stages.filter(({ kind }) => kind === 'follow-up'),
      ];
    },
  ],
  ['quota.unknown', (d) => void (first(d.roster).quota = 'nine')],
  [
    'quota.shared-account',
    (d) =>
      void d.roster
        .filter(({ sharesQuotaOf }) => sharesQuotaOf)
        .forEach((entry) => (entry.sharesQuotaOf = 'ndrc-440300')),
  ],
  [
    'quota.shared-differs',
    (d) => void d.roster.filter(({ sharesQuotaOf }) => sharesQuotaOf).forEach((entry) => (entry.quota = null)),
  ],
  ['quota.group-missing', (d) => void [(d.groupQuota = null), d.quotas.splice(1, 1)]],
  ['deadline.no-date', (d) => void (stage(d, 'nomination', 'nomination').deadline.date = '2024-02-30')],
  ['deadline.order', (d) => void (stage(d, 'application', 'application').closes.date = '2024-08-31')],
  ['deadline.provisional', (d) => void (stage(d, 'nomination', 'nomination').deadline.date = '2026-12-30')],
  [
    'review.waits-for-ever',
    (d) => void Reflect.deleteProperty(stage(d, 'joint-review', 'preliminary-review'), 'opinionDue'),
  ],
  ['notice.too-short', (d) => void (stage(d, 'public-notice', 'public-notice').workingDays = 0)],
  ['rubric.weights', (d) => void (first(first(d.rubrics).criteria).weight = 21)],
  ['rubric.criterion-twice', (d) => void (first(first(d.rubrics).criteria).id = 'credit')],
  ['rubric.unknown', (d) => void [(stage(d, 'oral-defence', 'oral-defence').rubric = 'lost'), d.rubrics.splice(1, 1)]],
  ['rubric.unused', (d) => void d.rubrics.push({ ...first(d.rubrics), id: 'spare' })],
  ['evaluation.too-few-experts', (d) => void (stage(d, 'written-evaluation', 'written-evaluation').minExperts = 2)],
  ['recusal.fixed', (d) => void (d.recusal = [{ ground: 'handler', strength: 'asks', source: 'x' }])],
  [
    'recusal.twice',
    (d) =>
      void (d.recusal = [
        { ground: 'adviser', strength: 'bars', source: 'x' },
        { ground: 'adviser', strength: 'off', source: 'x' },
      ]),
  ],
  ['taxonomy.other', (d) => void (d.taxonomy.id = 'green-low-carbon-2030')],
  ['taxonomy.unknown-area', (d) => void d.taxonomy.publishAreas.push('8')],
  ['taxonomy.open-not-published', (d) => void d.taxonomy.publishAreas.shift()],
  ['duty.unknown-branch', (d) => void d.duties.push({ branch: '9', departments: ['miit'] })],
  ['duty.unknown-department', (d) => void first(d.duties).departments.push('moe')],
  ['duty.uncovered-area', (d) => void (d.duties = d.duties.filter(({ branch }) => branch !== '5'))],
  ['form.other', (d) => void (stage(d, 'application', 'application').form = 'lost')],
  [
    'form.unknown-pointer',
    (d) => void stage(d, 'joint-review', 'preliminary-review').restsOn.push('/technology/colour'),
  ],
  [
    'eligibility.rule',
    (d) => void (d.eligibility[0] = { ...(d.eligibility[0] as object), evaluator: { kind: 'by-luck' } }),
  ],
  ['eligibility.none', (d) => void (d.eligibility = [])],
  ['reason.none', (d) => void (stage(d, 'check', 'preliminary-check').rejectReasons = [])],
  [
    'reason.twice',
    (d) =>
      void stage(d, 'check', 'preliminary-check').rejectReasons.push(
        first(stage(d, 'check', 'preliminary-check').rejectReasons),
      ),
  ],
  ['reason.unworded', (d) => void stage(d, 'nomination', 'nomination').rejectReasons.pop()],
  ['fairness.no-record', (d) => void (d.fairCompetitionReview.record = ' \u200b\u3164')],
  ['fairness.condition', (d) => void (first(first(d.rubrics).criteria).guide.zh = '本地企业优先')],
];

describe('checkProgramme', () => {
  it('finds nothing in the delivered edition', () => {
    expect(checkProgramme(greenTechnology(), material)).toEqual([]);
  });

  it.each(faults)('reports %s and nothing else', (code, seed) => {
    // What an edition marks as its own goes with what is taken away here; that has a test of its own.
    const definition = { ...greenTechnology(), ours: [] };
    seed(definition);
    expect(codes(definition)).toEqual([code]);
    for (const { suggestion } of checkProgramme(definition, material))
      expect([suggestion?.zh, suggestion?.en]).toEqual([expect.any(String), expect.any(String)]);
  });

  it.each([
    ['a field of the holder', { inputs: ['/holder/regionCode'] }],
    ['a condition on ownership', { evaluator: { kind: 'feel', expression: 'holder.kind = "state-owned"' } }],
    ['a rule on local registration', { basis: { document: '某地', summary: { zh: '须在本省注册登记', en: 'x' } } }],
  ])('refuses %s in an eligibility rule', (_name, part) => {
    const definition = greenTechnology();
    definition.eligibility[1] = { ...(definition.eligibility[1] as object), ...part };
    const problems = checkProgramme(definition, material);
    expect(problems.map(({ code, path }) => [code, path])).toEqual([['fairness.condition', '/eligibility/1']]);
  });

  it('accepts that an area is covered branch by branch', () => {
    const definition = greenTechnology();
    definition.duties = [
      ...definition.duties.filter(({ branch }) => branch !== '5'),
      ...['5.1', '5.2', '5.3'].map((branch) => ({ branch, departments: ['mnr'] })),
    ];
    expect(codes(definition)).toEqual([]);
  });
});
