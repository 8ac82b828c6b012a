import { draftLetter } from './nomination-letter';
import { bodyContradiction, marksContradiction } from './written-body';

const edition = {
  title: { zh: '绿色技术推荐（2024年度）', en: 'Green technology' },
  call: { title: '关于推荐绿色技术的通知', number: '发改办环资〔2024〕528号', date: '2024-06-11' },
} as Parameters<typeof draftLetter>[0];
const drafted = (titles: string[]) =>
  draftLetter(edition, { departments: [], received: 9, titles })
    .paragraphs.map(({ text }) => text)
    .join('\n');

describe('a body that was typed', () => {
  const permutations = [
    ['甲技术', '乙技术', '甲技术（改进型）'],
    ['乙技术', '甲技术（改进型）', '甲技术'],
    ['甲技术（改进型）', '“乙”技术', '甲技术'],
  ];

  it('agrees with the batch that it was drafted from, and with no other order or number of it', () => {
    for (const titles of permutations) {
      expect(bodyContradiction(drafted(titles), titles, ['丙技术'])).toBeUndefined();
      const [first = '', second = '', ...rest] = titles;
      expect(bodyContradiction(drafted(titles), [second, first, ...rest], [])).toEqual({
        kind: 'other-order',
        titles: [first],
      });
      expect(bodyContradiction(drafted(titles), [first, second], rest)).toEqual({ kind: 'other-count' });
      expect(bodyContradiction(drafted(titles), [second, ...rest], [first])).toEqual({
        kind: 'names-others',
        titles: [first],
      });
    }
  });

  it('may name items as it likes, but enumerates them in their order', () => {
    const titles = ['甲技术', '乙技术', '丙技术'];
    const body = (words: string) => bodyContradiction(words, titles, []);
    expect(body('请予审核。')).toBeUndefined();
    expect(body('现推荐“甲技术”、“乙技术”和“丙技术”，其中乙技术、丙技术已在省内应用，甲技术为首选。')).toBeUndefined();
    expect(body('现推荐：1. 甲技术；2. 丙技术；3. 乙技术。')).toEqual({
      kind: 'other-order',
      titles: ['丙技术', '乙技术'],
    });
    expect(body('现推荐甲技术等三项')).toBeUndefined();
    expect(body('现推荐甲技术等十一项')).toEqual({ kind: 'other-count' });
    expect(body('现推荐甲技术等两项')).toEqual({ kind: 'other-count' });
  });
});

describe('number and day that a typed body bears', () => {
  const marks = { number: '粤发改〔2024〕1号', date: '2024-07-16' };
  it.each([
    ['粤发改〔2024〕1号\n根据发改办环资〔2024〕528号要求，现推荐。\n2024年7月16日', undefined],
    ['（粤发改[２０２４] 1 号）\n现推荐。', undefined],
    ['粤发改〔2024〕2号\n现推荐。', 'other-number'],
    ['现推荐。\n广东省发展改革委\n2024年07月15日', 'other-date'],
    ['该技术于2023年5月1日投运，参见发改办环资〔2024〕528号。', undefined],
  ])('%j', (body, kind) => {
    expect(marksContradiction(body, marks)?.kind).toBe(kind);
  });
});
