import type { NominationPapersDto } from '@linxuan/contracts';
import { letterGaps, letterPayload } from './letterPayload';

const now = {
  letter: {
    paragraphs: [
      { kind: 'paragraph', text: '本次无推荐项目。' },
      { kind: 'paragraph', text: '特此报告。' },
    ],
  },
} as unknown as NominationPapersDto;

describe('the letter that is sent', () => {
  it('holds the drafted body, the ranking and only what was written', () => {
    const content = {
      number: ' 粤发改〔2024〕9号 ',
      date: '2024-07-16',
      opinions: { a: ' 优先。 ', gone: '不在名单' },
      contact: { person: '', phone: '' },
    };
    expect(letterPayload(content, ['b', 'a'], now, '广东省发展和改革委员会', false)).toEqual({
      number: '粤发改〔2024〕9号',
      date: '2024-07-16',
      signatories: ['广东省发展和改革委员会'],
      body: '本次无推荐项目。\n特此报告。',
      order: ['b', 'a'],
      opinions: { a: '优先。' },
    });
  });

  it('puts the reason of a zero return into the body', () => {
    const payload = letterPayload(
      { number: '1', date: '2024-07-16', reason: '所属企业未申报。', signatories: ['甲', ' ', '乙'] },
      [],
      now,
      '国资委',
      true,
    );
    expect(payload).toEqual({
      number: '1',
      date: '2024-07-16',
      signatories: ['甲', '乙'],
      body: '本次无推荐项目。所属企业未申报。\n特此报告。',
      reason: '所属企业未申报。',
    });
  });

  it('says what is missing', () => {
    expect(letterGaps({ signatories: [''] }, true)).toEqual([
      'nominations.gap.number',
      'nominations.gap.date',
      'nominations.gap.signatories',
      'nominations.gap.reason',
    ]);
    expect(letterGaps({ number: '1', date: '2024-07-16' }, false)).toEqual([]);
  });
});
