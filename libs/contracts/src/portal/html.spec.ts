import { html, paragraphs } from './html';
import { dateWords, largeTonnesWords, tonnesWords, weekdayWords } from './words';

describe('html', () => {
  it('escapes every value that is not a piece itself', () => {
    expect(html`<a title="${'" onclick="x'}">${'<b>'}${[html`<i>${'&'}</i>`, null, false, 0]}</a>`.text).toBe(
      '<a title="&quot; onclick=&quot;x">&lt;b&gt;<i>&amp;</i>0</a>',
    );
    expect(paragraphs("一\n\n <script>'</script>").text).toBe('<p>一</p><p>&lt;script&gt;&#39;&lt;/script&gt;</p>');
  });
});

describe('words of the public site', () => {
  it('writes dates and tonnes in both languages', () => {
    expect([dateWords('2024-10-08', 'zh'), dateWords('2024-10-08', 'en'), weekdayWords('2024-09-29', 'zh')]).toEqual([
      '2024年10月8日',
      '8 October 2024',
      '周日',
    ]);
    expect([
      tonnesWords(343_700, 'zh'),
      tonnesWords(519.26, 'en'),
      largeTonnesWords(343_700, 'zh'),
      largeTonnesWords(137, 'zh'),
    ]).toEqual(['343,700 吨/年', '519.26 t a year', '34.4 万吨', '137 吨']);
  });
});
