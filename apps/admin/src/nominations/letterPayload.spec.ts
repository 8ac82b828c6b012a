import { draftedBody, letterGaps, letterPayload } from './letterPayload';

describe('the letter that is sent', () => {
  it('holds the ranking and only what was written: the body is drafted by the server', () => {
    const content = {
      number: ' 粤发改〔2024〕9号 ',
      date: '2024-07-16',
      opinions: { a: ' 优先。 ', gone: '不在名单' },
      contact: { person: '', phone: '' },
    };
    expect(letterPayload(content, ['b', 'a'], '广东省发展和改革委员会', false)).toEqual({
      number: '粤发改〔2024〕9号',
      date: '2024-07-16',
      signatories: ['广东省发展和改革委员会'],
      order: ['b', 'a'],
      opinions: { a: '优先。' },
    });
  });

  it('holds a body that a person typed', () => {
    expect(letterPayload({ body: ' 请予审核。\n' }, ['a'], '国资委', false)).toMatchObject({ body: '请予审核。' });
    expect(letterPayload({ body: ' \u200b ' }, ['a'], '国资委', false)).not.toHaveProperty('body');
  });

  it('shows the reason of a zero return behind the first paragraph', () => {
    const paragraphs = [{ text: '本次无推荐项目。' }, { text: '特此报告。' }];
    const letter = { paragraphs } as unknown as Parameters<typeof draftedBody>[0]['letter'];
    expect(draftedBody({ letter }, { reason: '未申报。' }, true)).toBe('本次无推荐项目。未申报。\n特此报告。');
  });

  it('holds the reason of a zero return, and signatories without blank lines', () => {
    const payload = letterPayload(
      { number: '1', date: '2024-07-16', reason: '所属企业未申报。', signatories: ['甲', ' ', '乙'] },
      [],
      '国资委',
      true,
    );
    expect(payload).toEqual({
      number: '1',
      date: '2024-07-16',
      signatories: ['甲', '乙'],
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
