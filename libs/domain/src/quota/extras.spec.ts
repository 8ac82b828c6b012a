import fc from 'fast-check';
import type { ProgrammeDefinition } from '../programme/definition';
import { deliveredEdition } from '../programme/testing/delivered-editions.spec-support';
import { grantExtras, mostOf, type ExtraAnswer } from './extras';

const { definition } = deliveredEdition('energy-first-set/2025-5');
const quotaOf = (def: ProgrammeDefinition, id: string) => {
  const quota = def.quotas.find((one) => one.id === id);
  if (!quota) throw new Error(id);
  return quota;
};

/**
 * Ceilings of the fifth batch as the notice of 2025-01-22 states them, for `n` earlier selections and granted grounds
 * a, b, c.
 */
describe('the ceiling of a nominator of the fifth batch', () => {
  it.each([
    ['province-base', 3, 0, 0, 0, true, 8],
    ['province-base', 4, 0, 0, 0, true, 10],
    ['province-base', 5, 1, 1, 0, true, 12],
    ['province-base', 6, 0, 0, 0, true, 12],
    ['group-base', 7, 1, 2, 2, true, 17],
    ['group-base', 7, 1, 2, 2, false, 8],
    ['city-cap', 7, 1, 2, 2, true, 3],
  ] as const)('%s with %i selections and %i, %i, %i: filed %s gives %i', (id, n, a, b, c, filed, ceiling) => {
    const quota = quotaOf(definition, id);
    const answers: ExtraAnswer[] = [
      { ruleId: 'policy-issued', number: a },
      { ruleId: 'support-given', number: b },
      { ruleId: 'spread', number: c },
    ];
    const asked = filed ? ['history', ...answers.map(({ ruleId }) => ruleId)] : [];
    const result = quota.extras
      ? grantExtras(quota.extras, { selectedInBatches1To4: n }, asked, filed ? answers : [])
      : { ok: true as const, total: 0 };
    expect(result).toMatchObject({ ok: true });
    expect((quota.cap ?? 0) + (result.ok ? result.total : 0)).toBe(ceiling);
  });
});

describe('an answer to a request', () => {
  const { extras } = quotaOf(definition, 'province-base');
  if (!extras) throw new Error('no extras');
  const facts = { selectedInBatches1To4: 5 };
  const code = (filed: string[], answers: ExtraAnswer[]) => {
    const result = grantExtras(extras, facts, filed, answers);
    return result.ok ? result.total : result.problem.code;
  };
  it('is refused where it leaves the rules', () => {
    expect(code(['policy-issued'], [{ ruleId: 'policy-issued', number: 2 }])).toBe('quota.groundOutOfRange');
    expect(code(['spread'], [{ ruleId: 'spread', number: 3 }])).toBe('quota.groundOutOfRange');
    expect(code(['history'], [{ ruleId: 'history', number: 4 }])).toBe('quota.groundByFact');
    expect(code(['history'], [{ ruleId: 'spread', number: 1 }])).toBe('quota.groundNotFiled');
    expect(code(['spread'], [])).toBe('quota.groundUnanswered');
    expect(
      code(
        ['spread'],
        [
          { ruleId: 'spread', number: 1 },
          { ruleId: 'spread', number: 1 },
        ],
      ),
    ).toBe('quota.groundTwice');
    expect(code(['spread'], [{ ruleId: 'fame', number: 1 }])).toBe('quota.groundUnknown');
  });
  it('gives nothing that was not filed, and an unproven ground is zero', () => {
    expect(code([], [])).toBe(0);
    expect(code(['history', 'spread'], [{ ruleId: 'spread', number: 0 }])).toBe(2);
  });
  it('never exceeds what the grounds are worth at most', () => {
    fc.assert(
      fc.property(
        fc.subarray(extras.rules.map(({ id }) => id)),
        fc.nat({ max: 9 }),
        fc.array(fc.integer({ min: -1, max: 5 }), { minLength: 4, maxLength: 4 }),
        (filed, n, numbers) => {
          const known = { selectedInBatches1To4: n };
          const answers = extras.rules.flatMap(({ id, by }, index) =>
            by !== 'fact' && filed.includes(id) ? [{ ruleId: id, number: numbers[index] ?? 0 }] : [],
          );
          const result = grantExtras(extras, known, filed, answers);
          const most = extras.rules
            .filter(({ id }) => filed.includes(id))
            .reduce((sum, rule) => sum + mostOf(rule, known), 0);
          expect(!result.ok || (result.total >= 0 && result.total <= most && result.total <= 9)).toBe(true);
        },
      ),
    );
  });
});
