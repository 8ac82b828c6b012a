import { isWorkingDay, parseProgramme } from '@linxuan/domain';
import { workingCalendar } from '@linxuan/platform';
import { DELIVERED, deliveredBundle } from './bundle/testing/delivered-bundles';
import { withLaterDates } from './later-dates';

const editionOf = (programme: string, edition: string) => deliveredBundle(programme, edition).split(/^---$/m)[1] ?? '';

describe('the dates of a copy', () => {
  it.each(DELIVERED)(
    'of %s %s move by a year, onto days that are worked, and nothing else does',
    (programme, edition) => {
      const before = editionOf(programme, edition);
      const after = withLaterDates(before, 1, workingCalendar);
      const lines = after.split('\n');
      const changed = before.split('\n').flatMap((line, at) => (line === lines[at] ? [] : [[line, lines[at] ?? '']]));
      expect(lines).toHaveLength(before.split('\n').length);
      for (const [was = '', is = ''] of changed) {
        expect(was.replaceAll(/\d{4}-\d{2}-\d{2}/g, 'DAY')).toBe(is.replaceAll(/\d{4}-\d{2}-\d{2}/g, 'DAY'));
        const [from = '', to = ''] = [was, is].map((line) => /kind: date, date: "([\d-]+)"/.exec(line)?.[1] ?? '');
        expect(Number(to.slice(0, 4))).toBe(Number(from.slice(0, 4)) + 1);
        if (to.startsWith('2025') || to.startsWith('2026'))
          expect([to, isWorkingDay(to, workingCalendar)]).toEqual([to, true]);
      }
      const { definition } = parseProgramme(after);
      const dates = (JSON.stringify(definition).match(/"kind":"date","date":/g) ?? []).length;
      expect(new Set(changed).size > 0).toBe(dates > 0);
    },
  );

  it('stay where nothing is to move', () => {
    const text = editionOf('green-technology', '2024');
    expect(withLaterDates(text, 0, workingCalendar)).toBe(text);
  });
});
