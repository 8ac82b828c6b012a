import { calendarFromChineseDays } from '../calendar';
import { dueDatesOf } from '../workflow/due-dates';
import { callsOf, lastClosed, programmesWithoutCall, type CallSource } from './calls';

const { due } = dueDatesOf(calendarFromChineseDays());
const edition = (id: string, date: string | null, more: Partial<CallSource> = {}): CallSource => ({
  id,
  programmeId: id.replace(/-\d+$/, ''),
  authorityOrg: 'ndrc',
  state: 'open',
  edition: id.slice(-4),
  title: { zh: id, en: id },
  call: { number: null, title: id, date: '2024-01-01' },
  closes: { kind: 'date', date: date ?? undefined, source: 'x' } as CallSource['closes'],
  extendedTo: null,
  ...more,
});
const NOW = '2024-08-01T00:00:00.000Z';
const at = (editions: CallSource[], now = NOW) => callsOf(editions, now, due).map(({ id, open }) => [id, open]);

describe('what can be applied to', () => {
  it('ends with the named day in Beijing, to the instant', () => {
    const one = [edition('a-2024', '2024-07-31')];
    expect(callsOf(one, NOW, due)[0]?.closesAt).toBe('2024-07-31T15:59:59.999Z');
    expect(at(one, '2024-07-31T15:59:59.999Z')).toEqual([['a-2024', true]]);
    expect(at(one, '2024-07-31T16:00:00.000Z')).toEqual([['a-2024', false]]);
  });

  it('goes on where a recorded order gives everybody more time, and never where the edition was ended', () => {
    const extendedTo = '2024-08-15T15:59:59.999Z';
    expect(at([edition('a-2024', '2024-07-31', { extendedTo })])).toEqual([['a-2024', true]]);
    expect(at([edition('a-2024', '2024-09-30', { state: 'closed' })])).toEqual([['a-2024', false]]);
  });

  it('is not asked of an edition that nobody applies to', () =>
    expect(at([edition('a-2024', '2024-09-30', { closes: null })])).toEqual([]));

  it('lists what closes next, and of what has closed the last one first', () =>
    expect(
      at([
        edition('a-2024', '2024-10-31'),
        edition('b-2024', '2024-06-30'),
        edition('c-2024', '2024-09-30'),
        edition('d-2024', '2024-07-30'),
      ]),
    ).toEqual([
      ['c-2024', true],
      ['a-2024', true],
      ['d-2024', false],
      ['b-2024', false],
    ]));

  it('names a programme without a call once, by its newest edition, and not where another edition is open', () => {
    const calls = callsOf(
      [
        edition('a-2023', '2023-07-31'),
        edition('a-2024', '2024-07-31'),
        edition('b-2023', '2023-07-31'),
        edition('b-2024', '2024-12-31'),
      ],
      NOW,
      due,
    );
    expect(programmesWithoutCall(calls).map(({ id }) => id)).toEqual(['a-2024']);
    expect(lastClosed(calls, NOW)?.id).toBe('a-2024');
    expect(lastClosed(calls.slice(0, 1), NOW)).toBeUndefined();
  });
});
