import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEFAULT_NOTIFICATIONS, fillTemplate, LADDER_FIELDS } from '@linxuan/domain';
import { parse } from 'yaml';
import { messageSubject, noticeWords } from './notice-words';

interface Subjects {
  notices?: { id: string; subject: { zh: string; en: string } }[];
  ladders?: { rungs: { id: string; subject: { zh: string; en: string } }[] }[];
}
const CONFIG = resolve(__dirname, '../../../config/programmes');
/** The table of every edition and the one that all start from. */
const TABLES: [string, Subjects][] = [
  ['default', DEFAULT_NOTIFICATIONS],
  ...readdirSync(CONFIG, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name): [string, Subjects] => {
      const edition = parse(readFileSync(join(CONFIG, name), 'utf8')) as { notifications?: Subjects };
      return [name, edition.notifications ?? {}];
    }),
];
const ROWS = TABLES.flatMap(([table, { notices = [], ladders = [] }]) =>
  [...notices, ...ladders.flatMap(({ rungs }) => rungs)].map(({ id, subject }) => [table, id, subject] as const),
);

const programme = { zh: '绿色技术推荐（2024年度）', en: 'Green technology nomination (2024)' };

describe('subjects of messages', () => {
  it.each(ROWS)('tell two cases apart in every notice and reminder: %s %s', (_table, _id, subject) => {
    const values = Object.fromEntries(LADDER_FIELDS.map((name) => [name, '一']));
    const of = (number: string, title: string) => {
      const filled = (template: string) => fillTemplate(template, { ...values, number, title });
      return messageSubject({ zh: filled(subject.zh), en: filled(subject.en) }, { number, title });
    };
    const [one, two] = [of('GT-1', '甲技术'), of('GT-2', '乙技术')];
    for (const lang of ['zh', 'en'] as const) {
      expect(one[lang]).toMatch(/GT-1|甲技术/);
      expect(one[lang]).not.toBe(two[lang]);
    }
  });

  it('name the programme and the counts where many pieces of work are meant', () => {
    const params = { open: 3, overdue: 1, programme };
    const { title } = noticeWords('reminder', params);
    expect(messageSubject(title, params)).toEqual({
      zh: '主管部门提醒：待办 3 项，逾期 1 项，请尽快办理：绿色技术推荐（2024年度）',
      en: 'Reminder of the authority: 3 open tasks, 1 overdue: Green technology nomination (2024)',
    });
  });

  it('are left alone where they name the case already', () => {
    const words = { zh: '甲技术 退回补正', en: '甲技术 was returned' };
    expect(messageSubject(words, { number: 'GT-1', title: '甲技术' })).toEqual(words);
  });
});
