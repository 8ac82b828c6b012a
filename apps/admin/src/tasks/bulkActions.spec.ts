import { bulkActionsOf } from './bulkActions';

const at = (name: string) => ({ name, sense: null, reason: false });
const task = (names: string[], subjectType: 'case' | 'opinion' | 'dossier' = 'case') => ({
  bulk: names.map(at),
  subjectType,
});

describe('bulk actions', () => {
  it('offers what all selected tasks have in common', () => {
    expect(bulkActionsOf([task(['conclude', 'ask']), task(['conclude'])])).toEqual([
      { ...at('conclude'), subject: 'case' },
    ]);
    const formal = { name: 'accept', sense: 'check-formal', reason: false };
    expect(bulkActionsOf([{ bulk: [formal], subjectType: 'case' }])).toEqual([{ ...formal, subject: 'case' }]);
  });

  it('offers nothing for tasks without one, or subjects of different types', () => {
    expect(bulkActionsOf([])).toEqual([]);
    expect(bulkActionsOf([task(['accept']), task([])])).toEqual([]);
    expect(bulkActionsOf([task(['send-back'], 'opinion'), task(['send-back'], 'dossier')])).toEqual([]);
  });
});
