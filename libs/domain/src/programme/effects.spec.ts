import type { EffectRule } from './definition';
import { effectOn, effectsOf, type ClassedEntry } from './effects';

const source = '本期设定';
const entry = (category: string, more: Partial<ClassedEntry> = {}): ClassedEntry => ({ category, fields: [], ...more });
const existing = { zh: '现有企业', en: 'existing enterprises' };
const added = { zh: '新建企业', en: 'new enterprises' };

describe('effective dates by class', () => {
  // GB 16171.1-2024: new enterprises from 2025-04-01, existing ones from 2027-01-01.
  const standard: EffectRule[] = [
    { for: added, from: '2025-04-01', source: 'GB 16171.1-2024' },
    { for: existing, from: '2027-01-01', source: 'GB 16171.1-2024' },
  ];

  it('says for whom an entry counts from which day', () => {
    expect(effectsOf({ effects: standard }, entry('1.1'))).toEqual([
      { for: added, from: '2025-04-01', until: null, removedOn: null },
      { for: existing, from: '2027-01-01', until: null, removedOn: null },
    ]);
  });

  it.each([
    ['2025-03-31', ['pending', 'pending']],
    ['2025-04-01', ['in-effect', 'pending']],
    ['2026-12-31', ['in-effect', 'pending']],
    ['2027-01-01', ['in-effect', 'in-effect']],
  ])('on %s new and existing enterprises are %j', (day, states) => {
    expect(effectsOf({ effects: standard }, entry('1.1')).map((effect) => effectOn(effect, day))).toEqual(states);
  });

  it('takes the rule that names the class most closely: a column, then the longest branch, then the rest', () => {
    const effects: EffectRule[] = [
      { from: '2026-01-01', source },
      { of: ['1', '3'], from: '2026-02-01', source },
      { of: ['1.2'], from: '2026-03-01', source },
      { where: { column: 'level', in: ['国家级'] }, from: '2026-04-01', source },
    ];
    const from = (one: ClassedEntry) => effectsOf({ effects }, one).map((effect) => effect.from);
    expect(from(entry('2.1'))).toEqual(['2026-01-01']);
    expect(from(entry('1.1'))).toEqual(['2026-02-01']);
    expect(from(entry('1.2.3'))).toEqual(['2026-03-01']);
    // 1.20 is no part of 1.2.
    expect(from(entry('1.20'))).toEqual(['2026-02-01']);
    expect(from(entry('1.2', { fields: [{ key: 'level', values: ['国家级'] }] }))).toEqual(['2026-04-01']);
    expect(effectsOf({ effects: effects.slice(1, 3) }, entry('2.1'))).toEqual([]);
    expect(effectsOf({}, entry('2.1'))).toEqual([]);
  });

  it.each([
    // Taken off on 31 January in Beijing, which is still 30 January in UTC; one month later is the last of February.
    [{ kind: 'months', n: 1 } as const, '2027-01-31', 'in-effect'],
    [{ kind: 'months', n: 1 } as const, '2027-02-01', 'transition'],
    [{ kind: 'months', n: 1 } as const, '2027-02-28', 'transition'],
    [{ kind: 'months', n: 1 } as const, '2027-03-01', 'ended'],
    [{ kind: 'calendar-days', n: 10 } as const, '2027-02-10', 'transition'],
    [{ kind: 'calendar-days', n: 10 } as const, '2027-02-11', 'ended'],
    [undefined, '2027-01-31', 'in-effect'],
    [undefined, '2027-02-01', 'ended'],
  ])('after removal with the transition %j it is on %s %s', (afterRemoval, day, state) => {
    const effects: EffectRule[] = [{ from: '2026-01-01', source, ...(afterRemoval ? { afterRemoval } : {}) }];
    const [effect] = effectsOf({ effects }, entry('1', { ended: { at: '2027-01-30T16:30:00.000Z' } }));
    expect(effect && effectOn(effect, day)).toBe(state);
  });

  it('ends on the day that the edition fixed, and never begins where it was taken off before', () => {
    const effects: EffectRule[] = [{ from: '2026-03-01', until: '2026-12-31', source }];
    const [fixed] = effectsOf({ effects }, entry('1'));
    expect(['2026-12-31', '2027-01-01'].map((day) => fixed && effectOn(fixed, day))).toEqual(['in-effect', 'ended']);
    const [early] = effectsOf({ effects }, entry('1', { ended: { at: '2026-02-01T01:00:00.000Z' } }));
    expect(['2026-01-31', '2026-03-01'].map((day) => early && effectOn(early, day))).toEqual(['ended', 'ended']);
  });
});
