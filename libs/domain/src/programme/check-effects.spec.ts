import { checkEffects } from './check-effects';
import type { EffectRule, ProgrammeDefinition, PublicationStage } from './definition';
import { deliveredEdition, materialOf } from './testing/delivered-editions.spec-support';

const edition = deliveredEdition('green-technology/2024');
const { definition } = edition;

/** What the check finds where the publication has these effects, as `code path`. */
function found(effects: EffectRule[], changed: Partial<PublicationStage> = {}): string[] {
  const stages = definition.stages.map((stage) =>
    stage.kind === 'publication' ? { ...stage, ...changed, effects } : stage,
  );
  const at = stages.findIndex(({ kind }) => kind === 'publication');
  return checkEffects({ ...definition, stages } as ProgrammeDefinition, materialOf(edition)).map(
    ({ code, path }) => `${code} ${path.replace(`/stages/${at}/`, '')}`,
  );
}
const rule = (more: Partial<EffectRule> = {}): EffectRule => ({ from: '2025-01-01', source: '本期设定', ...more });

describe('the check of effective dates', () => {
  it('finds nothing where every class has its day', () => {
    expect(found([rule()])).toEqual([]);
    expect(found([rule(), rule({ of: ['1'], from: '2025-06-01' })])).toEqual([]);
    expect(found([rule({ for: { zh: '新建', en: 'new' } }), rule({ for: { zh: '现有', en: 'existing' } })])).toEqual(
      [],
    );
  });

  it('finds classes that do not exist, ends before beginnings, and two dates for one class', () => {
    expect(found([rule(), rule({ of: ['1', '99'] })])).toEqual(['effect.unknown-branch effects/1/of/1']);
    expect(found([rule(), rule({ where: { column: 'level', in: ['国家级'] } })])).toEqual([
      'effect.unknown-column effects/1/where/column',
    ]);
    expect(
      found([rule(), rule({ where: { column: 'level', in: ['国家级'] } })], {
        columns: ['number', { key: 'level', title: { zh: '级别', en: 'Level' }, field: '/technology/name' }],
      }),
    ).toEqual([]);
    expect(found([rule({ until: '2024-12-31' })])).toEqual(['effect.ends-before effects/0/until']);
    expect(found([rule({ until: '2025-01-01' })])).toEqual([]);
    expect(found([rule(), rule({ of: ['1'] }), rule({ of: ['2', '1'] })])).toEqual(['effect.twice effects/2']);
  });

  it('warns of areas that are published without a date', () => {
    const areas = definition.taxonomy.publishAreas;
    expect(found([rule({ of: areas })])).toEqual([]);
    expect(found([rule({ of: areas.slice(1) })])).toEqual(['effect.area-left-out effects']);
  });
});
