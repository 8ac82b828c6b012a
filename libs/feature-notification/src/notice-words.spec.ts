import { DEFAULT_NOTIFICATIONS } from '@linxuan/domain';
import { messageSubject, noticeWords } from './notice-words';

const programme = { zh: '绿色技术推荐（2024年度）', en: 'Green technology nomination (2024)' };

describe('subjects of messages', () => {
  it.each(DEFAULT_NOTIFICATIONS.notices.map(({ id, subject }) => [id, subject] as const))(
    'tell two cases apart in every kind of notice: %s',
    (_id, words) => {
      const of = (number: string, title: string) => messageSubject(words, { number, title });
      const [one, two] = [of('GT-1', '甲技术'), of('GT-2', '乙技术')];
      for (const lang of ['zh', 'en'] as const) {
        expect(one[lang]).toMatch(/GT-1|甲技术|\{number\}|\{title\}/);
        expect(one[lang] === two[lang] && !one[lang].includes('{')).toBe(false);
      }
    },
  );

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
