import { checkProgramme } from './check';
import type { CheckMaterial } from './check-material';
import type { ProgrammeDefinition, QuotaDefinition } from './definition';
import { greenTechnology, greenTechnologyMaterial } from './testing/green-technology.spec-support';

const material = greenTechnologyMaterial();
const keyed = (more: Partial<QuotaDefinition>): QuotaDefinition => ({
  id: 'keyed',
  title: { zh: '共用名额', en: 'Shared places' },
  type: 'cap',
  strength: 'hard',
  cap: 3,
  rule: { id: 'keyed', source: '本期设定', words: { zh: '不得超过3项', en: 'No more than 3' } },
  ...more,
});
const found = (
  more: Partial<QuotaDefinition>,
  change: (definition: ProgrammeDefinition) => void = () => undefined,
  beside: Partial<CheckMaterial> = {},
) => {
  const definition = { ...greenTechnology(), ours: [] };
  definition.quotas.push(keyed(more));
  change(definition);
  return checkProgramme(definition, { ...material, ...beside }).map(({ code, severity, suggestion }) => {
    expect([suggestion?.zh, suggestion?.en]).toEqual([expect.any(String), expect.any(String)]);
    return `${severity} ${code}`;
  });
};
const elsewhere = (more: Partial<QuotaDefinition>): Partial<CheckMaterial> => ({
  editions: [{ edition: '2023', quotas: [keyed(more)] }],
});
const pot = { who: 'all', pot: 'shared' } as const;

describe('a quota that counts by a key', () => {
  it.each<[string, Partial<QuotaDefinition>]>([
    ['each nominator and category', { key: { who: 'nominator', by: 'area' } }],
    ['each group', { key: { who: 'group' } }],
    ['each province', { key: { who: 'region', by: 'area' } }],
    ['everybody together', { key: { who: 'all' } }],
    ['everybody, from the list on', { key: { who: 'all', by: 'category' }, claimedFrom: 'list' }],
    ['a pot of several editions', { key: pot }],
    ['a pot of a year', { key: { ...pot, yearly: true } }],
  ])('may count %s', (_name, more) => {
    expect(found(more)).toEqual([]);
  });

  it('counts something that cases have', () => {
    const code = ['error quota.key-empty'];
    const route = (d: ProgrammeDefinition) =>
      d.routes.forEach((one) => one.match === 'central-soe-group' && (one.match = 'roster-group'));
    expect(found({ key: { who: 'group' } }, route)).toContain('error quota.key-empty');
    expect(found({ key: { who: 'region' } }, (d) => d.roster.forEach((one) => delete one.regionPrefix))).toContain(
      'error quota.key-empty',
    );
    const flat = { taxonomy: { ...material.taxonomy, entries: [] } };
    expect(found({ key: { who: 'all', by: 'area' } }, undefined, flat)).toContain('error quota.key-empty');
    const bindings = (d: ProgrammeDefinition) => void (d.bindings = { ...d.bindings, category: '/lost' });
    expect(found({ key: { who: 'all', by: 'category' } }, bindings)).toEqual(expect.arrayContaining(code));
  });

  it('does not open more places than anybody could look through', () => {
    const most = { cap: 700, rule: { id: 'keyed', source: '本期设定', words: { zh: '有上限', en: 'Limited' } } };
    expect(found({ key: { who: 'nominator', by: 'area' }, ...most })).toEqual(['error quota.key-too-many']);
  });

  it('is held by nobody and extended for nobody', () => {
    expect(found({ key: { who: 'all' } }, (d) => void (d.groupQuota = 'keyed'))).toContain('error quota.key-held');
    const due = { kind: 'date', date: '2024-07-01', strength: 'hard', source: '本期设定' } as const;
    const extras = { fileBy: due, answerBy: due, rules: [] };
    expect(found({ key: { who: 'all' }, extras })).toContain('error quota.key-extras');
  });

  it('binds where a promise of its kind is made', () => {
    expect(found({ key: { who: 'all' }, claimedFrom: 'agreement' })).toEqual([]);
    const unpublished = (d: ProgrammeDefinition) =>
      void (d.stages = d.stages.filter(({ kind }) => kind !== 'publication' && kind !== 'follow-up'));
    expect(found({ key: { who: 'all' }, claimedFrom: 'agreement' }, unpublished)).toContain(
      'error quota.binds-nowhere',
    );
  });

  it('says of a year only what several editions share', () => {
    expect(found({ key: { who: 'all', yearly: true } })).toEqual(['error quota.key-yearly']);
  });

  it('states a pot as the other editions do; a higher number raises it for all and is warned of', () => {
    expect(found({ key: pot }, undefined, elsewhere({ key: pot }))).toEqual([]);
    expect(found({ key: pot }, undefined, elsewhere({ key: pot, cap: 4 }))).toEqual(['error quota.pot-differs']);
    expect(found({ key: pot }, undefined, elsewhere({ key: pot, cap: 2 }))).toEqual(['warning quota.pot-differs']);
    expect(found({ key: pot }, undefined, elsewhere({ key: { ...pot, by: 'area' } }))).toEqual(['error quota.pot-key']);
    expect(found({ key: pot }, undefined, elsewhere({ key: { ...pot, pot: 'other' }, cap: 4 }))).toEqual([]);
  });
});
