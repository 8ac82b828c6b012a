import type { ListCase, ListWorkspace } from '@linxuan/contracts';
import { BLANK_LIST, linesOf, openPoints, preparePayload, type ListDraft } from './listWorksheet';

const row = (id: string, rank: number | null, tied = false) => ({ id, rank, tied, title: id }) as unknown as ListCase;
const area = (...cases: ListCase[]): ListWorkspace['areas'][number] => ({
  area: '1',
  title: { zh: '', en: '' },
  cases,
  notRanked: [],
});
const draft = (more: Partial<ListDraft>): ListDraft => ({ ...BLANK_LIST, minutes: '纪要', ...more });
const left = (id: string, reason = '') => ({ [id]: { listed: false, reasonCode: 'similar-listed', reason } });

describe('the list in work', () => {
  const ranked = area(row('a', 1), row('b', 2, true), row('c', 2, true), row('d', 4));

  it('lists what stands above the line and asks no reason below it', () => {
    const lines = linesOf(ranked, draft({ places: { '1': 1 } }));
    expect(lines.map(({ listed, needsReason, onTie }) => [listed, needsReason, onTie])).toEqual([
      [true, false, false],
      [false, false, false],
      [false, false, false],
      [false, false, false],
    ]);
  });

  it('shows a tie across the line and wants a reason for whoever of it is left out', () => {
    const lines = linesOf(ranked, draft({ places: { '1': 2 } }));
    expect(lines.map(({ row: one, listed, onTie, needsReason }) => [one.id, listed, onTie, needsReason])).toEqual([
      ['a', true, false, false],
      ['b', true, true, false],
      ['c', false, true, true],
      ['d', false, false, false],
    ]);
    expect(openPoints([ranked], draft({ places: { '1': 2 } })).noReason.map(({ id }) => id)).toEqual(['c']);
  });

  it('wants a reason for leaving out a better one', () => {
    const without = draft({
      places: { '1': 1 },
      overrides: { ...left('a'), d: { listed: true, reasonCode: '', reason: '' } },
    });
    expect(openPoints([ranked], without).noReason.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(linesOf(ranked, without).map(({ departs }) => departs)).toEqual([true, false, false, true]);
  });

  it('sends every case once, with the usual reason code where none was chosen', () => {
    const payload = preparePayload(
      [ranked],
      draft({ places: { '1': 3 }, overrides: left('a', '同类技术已入选'), participants: '甲、乙，丙' }),
      'below-cut-line',
    );
    expect(payload).toEqual({
      minutes: '纪要',
      participants: ['甲', '乙', '丙'],
      items: [
        { caseId: 'a', listed: false, reasonCode: 'similar-listed', reason: '同类技术已入选' },
        { caseId: 'b', listed: true },
        { caseId: 'c', listed: true },
        { caseId: 'd', listed: false, reasonCode: 'below-cut-line' },
      ],
    });
  });
});
