import type { ExpertFactBodyDto } from '@linxuan/contracts';
import { makeUscc } from '@linxuan/domain';
import { factOf } from './stated-fact';

type Fact = Partial<ExpertFactBodyDto> & Pick<ExpertFactBodyDto, 'kind'>;

describe('a fact of an expert', () => {
  it('is kept in the one form of its number and code', () => {
    const patent = factOf({ kind: 'patent', party: '', number: ' zl 2021 1 0123456.7' });
    expect([patent.number, factOf({ kind: 'report', party: '', number: 'BG-2023-1' }).number]).toEqual([
      'ZL202110123456.7',
      'BG-2023-1',
    ]);
    const code = makeUscc(77);
    const spaced = `${code.slice(0, 8)} ${code.slice(8).toLowerCase()}`;
    expect(factOf({ kind: 'employment', party: '某单位', uscc: spaced }).uscc).toBe(code);
  });

  it.each<[string, Fact, string]>([
    ['a patent without a number', { kind: 'patent', party: '某单位' }, '/number'],
    ['a report with a placeholder', { kind: 'report', number: '无' }, '/number'],
    ['a unit with a number', { kind: 'employment', party: '某单位', number: '1' }, '/number'],
    ['nobody', { kind: 'education', party: ' \u200b' }, '/party'],
    ['a relation of no kind', { kind: 'relation', party: '某单位' }, '/relation'],
    ['an employer with a relation', { kind: 'employment', party: '某单位', relation: 'other' }, '/relation'],
    ['a wrong code', { kind: 'employment', party: '某单位', uscc: '91350211M000100Y44' }, '/uscc'],
    [
      'an end before the beginning',
      { kind: 'employment', party: '某', since: '2020-01-02', until: '2020-01-01' },
      '/until',
    ],
  ])('refuses %s', (_title, fact, pointer) => {
    expect(() => factOf({ party: '', ...fact })).toThrow(
      expect.objectContaining({ code: 'expert.fact', more: { fields: [expect.objectContaining({ pointer })] } }),
    );
  });
});
