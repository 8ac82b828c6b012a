import fc from 'fast-check';
import { hmacSha256Hex } from '../ledger/hash';
import type { DrawExpert } from './draw';
import { drawSeats } from './draw';

const expert = (id: string, organisation = `org-${id}`, more: Partial<DrawExpert> = {}): DrawExpert => ({
  id,
  organisation,
  ...more,
});
const pool = Array.from({ length: 12 }, (_value, index) => expert(`e${index + 1}`));
const byKey = (seed: string, of: readonly DrawExpert[]): string[] =>
  of
    .map(({ id }) => ({ id, key: hmacSha256Hex(seed, id) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ id }) => id);
const drawn = (draw: ReturnType<typeof drawSeats>): string[] => draw.seats.map(({ expert: id }) => id);

describe('drawSeats', () => {
  it('follows the keys, which anybody can compute', () => {
    const draw = drawSeats(pool, 3, 'seed-1');
    const order = byKey('seed-1', pool);
    expect(draw.seats).toEqual(
      order.slice(0, 3).map((id) => ({ expert: id, key: hmacSha256Hex('seed-1', id), field: null })),
    );
    expect(draw.notDrawn).toEqual(
      order
        .slice(3)
        .map((id) => ({ expert: id, key: hmacSha256Hex('seed-1', id), reason: 'not-reached', evidence: null })),
    );
    expect([draw.short, draw.fieldsShort]).toEqual([0, []]);
    expect(drawn(draw)).not.toEqual(drawn(drawSeats(pool, 3, 'seed-2')));
  });

  it('does not depend on the order of the pool; accounts for everyone exactly once', () => {
    fc.assert(
      fc.property(fc.string(), fc.shuffledSubarray(pool), fc.integer({ min: 0, max: 14 }), (seed, some, n) => {
        const draw = drawSeats(some, n, seed);
        expect(draw).toEqual(drawSeats([...some].reverse(), n, seed));
        expect([...drawn(draw), ...draw.notDrawn.map(({ expert: id }) => id)].sort()).toEqual(
          some.map(({ id }) => id).sort(),
        );
        expect(draw.seats.length + draw.short).toBe(n);
      }),
    );
  });

  it('takes one expert of an organisation and says who was in the way', () => {
    const same = [expert('a', 'lab'), expert('b', 'lab'), expert('c', 'lab')];
    const draw = drawSeats(same, 2, 's');
    const first = byKey('s', same)[0];
    expect(drawn(draw)).toEqual([first]);
    expect(draw.short).toBe(1);
    expect(draw.notDrawn.map(({ reason, evidence }) => [reason, evidence])).toEqual([
      ['organisation-full', first],
      ['organisation-full', first],
    ]);
    expect(drawSeats(same, 2, 's', { maxPerOrganisation: 2 }).short).toBe(0);
  });

  it('passes over conflicts, exclusions and full groups with the reason', () => {
    const mixed = [
      expert('a', 'o1', {
        conflicts: [
          { code: 'same-group', strength: 'bars', evidence: {} },
          { code: 'report-author', strength: 'bars', evidence: {} },
        ],
      }),
      expert('b', 'o2'),
      expert('c', 'o3', { group: 'g' }),
      expert('d', 'o4', { group: 'g' }),
    ];
    const draw = drawSeats(mixed, 4, 'x', { excluded: { b: 'declined' }, maxPerGroup: 1 });
    const [inG, outG] = byKey('x', mixed).filter((id) => id === 'c' || id === 'd');
    expect(drawn(draw)).toEqual([inG]);
    const reasons = new Map(draw.notDrawn.map(({ expert: id, reason, evidence }) => [id, [reason, evidence]]));
    expect(reasons).toEqual(
      new Map([
        ['a', ['conflict', 'same-group,report-author']],
        ['b', ['excluded', 'declined']],
        [outG, ['group-full', inG]],
      ]),
    );
  });

  it('seats the required fields first', () => {
    const fields = pool.map((one, index) => ({ ...one, fields: index < 2 ? ['economics'] : ['engineering'] }));
    const draw = drawSeats(fields, 3, 'seed-1', {
      fields: [
        { field: 'economics', seats: 1 },
        { field: 'law', seats: 2 },
      ],
    });
    expect(draw.seats.map(({ field }) => field)).toEqual(['economics', null, null]);
    expect(drawn(draw)[0]).toBe(byKey('seed-1', fields.slice(0, 2))[0]);
    expect(draw.fieldsShort).toEqual([{ field: 'law', missing: 2 }]);
  });

  it('draws a replacement beside those who stay', () => {
    const first = drawSeats(pool, 3, 'seed-1');
    const [gone, ...stay] = drawn(first);
    const again = drawSeats(pool, 1, 'seed-1', { seated: stay, excluded: { [String(gone)]: 'recused' } });
    expect(drawn(again)).toEqual([byKey('seed-1', pool)[3]]);
    expect(again.notDrawn.filter(({ reason }) => reason === 'seated').map(({ expert: id }) => id)).toEqual(stay);
  });

  it('refuses a pool that names an expert twice', () => {
    expect(() => drawSeats([expert('a'), expert('a')], 1, 's')).toThrow('twice');
  });
});
