import { documentName, draftNominationBody, nominationTitle } from './nomination-letter';

describe('the drafted letter', () => {
  it('names the first item and the count', () => {
    expect(nominationTitle('余热利用技术', 6, '绿色技术')).toBe('关于推荐“余热利用技术”等6项绿色技术的函');
    expect(nominationTitle('余热利用技术', 1, '绿色技术')).toBe('关于推荐“余热利用技术”绿色技术的函');
  });

  it('turns the quotation marks of a name into single ones inside its own', () => {
    expect(nominationTitle('“一站多能”发酵技术', 2, '绿色技术')).toBe('关于推荐“‘一站多能’发酵技术”等2项绿色技术的函');
    const [first] = draftNominationBody({
      call: documentName({ title: '通知', number: '1号', date: '2024-06-11' }),
      self: '我委',
      jointDepartments: [],
      received: 3,
      items: ['“一站多能”发酵技术'],
      objectName: '绿色技术',
    });
    expect(first?.text).toContain('现推荐“‘一站多能’发酵技术”绿色技术');
  });
});
