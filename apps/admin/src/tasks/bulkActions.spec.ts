import { bulkActionsOf } from './bulkActions';

const task = (kind: string, subjectType: 'case' | 'opinion' | 'dossier' = 'case') => ({ kind, subjectType });

describe('bulk actions', () => {
  it('offers what all selected tasks have in common', () => {
    expect(bulkActionsOf([task('check-form'), task('check-form')])).toEqual([
      { name: 'accept', sense: 'check-formal', subject: 'case' },
    ]);
    expect(bulkActionsOf([task('conclude-review'), task('conclude-evaluation')])).toEqual([
      { name: 'conclude', subject: 'case' },
    ]);
  });

  it('offers nothing for kinds without one, or subjects of different types', () => {
    expect(bulkActionsOf([])).toEqual([]);
    expect(bulkActionsOf([task('check-form'), task('check-conditions')])).toEqual([]);
    expect(bulkActionsOf([task('sign-opinion', 'opinion'), task('receive-dossier', 'dossier')])).toEqual([]);
    expect(bulkActionsOf([task('release-dossier', 'dossier')])).toEqual([]);
  });
});
