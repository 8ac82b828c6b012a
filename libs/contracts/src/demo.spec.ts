import { DEMO_WORDS, demoMarks, demoNumber } from './demo';

const [DEMO, REAL] = [demoMarks('demo'), demoMarks('production')];
const LANGUAGES = ['zh', 'en'] as const;
const times = (text: string, word: RegExp): number => text.match(word)?.length ?? 0;

/** Titles as they come: plain, marked on their way, and of something that says of itself what it is. */
const TITLES: [given: string, marked: string][] = [
  ['国家绿色技术目录', '【演示】国家绿色技术目录'],
  ['【演示】国家绿色技术目录', '【演示】国家绿色技术目录'],
  ['公示：【演示】拟入选名单', '【演示】公示：拟入选名单'],
  ['关于组织开展广东省绿色技术遴选的通知（演示）', '【演示】关于组织开展广东省绿色技术遴选的通知'],
  ['广东省绿色技术推广目录（演示，2024年版）', '【演示】广东省绿色技术推广目录（2024年版）'],
  ['国家绿色技术目录（衔接省级遴选，演示）', '【演示】国家绿色技术目录（衔接省级遴选）'],
  ['国家重点研发计划（2025年度演示）', '【演示】国家重点研发计划（2025年度）'],
  ['Key R&D programme (2025, demonstration)', '【演示】Key R&D programme (2025)'],
  ['Zhenghe Energy Group (demo)', '【演示】Zhenghe Energy Group'],
  // A word of the title itself is none of ours.
  ['演示验证平台建设（一期）', '【演示】演示验证平台建设（一期）'],
  ['低碳技术演示工程 (phase 1)', '【演示】低碳技术演示工程 (phase 1)'],
];

/** Every line in which a mark and words of the product meet, as a reader sees it. */
const LINES = LANGUAGES.flatMap((language): [string, string][] => {
  const line = DEMO.line(language);
  return [
    [`label ${language}`, DEMO_WORDS.label[language]],
    [`sentence alone ${language}`, DEMO.notice(language) ?? ''],
    [`strip of a page ${language}`, `${DEMO_WORDS.opening[language]}${DEMO_WORDS.sentence[language]}`],
    [`line of a mail or a paper ${language}`, `${line?.mark}${line?.sentence}`],
    [`for programs ${language}`, DEMO.fields().notice ?? ''],
  ];
});

describe('the words of a demonstration', () => {
  it.each(LINES)('say once what it is: %s', (_place, line) => {
    expect(times(line, /演示/g)).toBe(1);
    expect(times(line, /Demonstration/gi)).toBeLessThanOrEqual(1);
  });

  it.each(TITLES)('stand once before a title or a name of a file: %s', (given, marked) => {
    expect([DEMO.title(given), DEMO.fileName(given)]).toEqual([marked, marked]);
    expect(DEMO.title(marked)).toBe(marked);
    expect([REAL.title(given), REAL.fileName(given)]).toEqual([given, given]);
  });

  it('stand once in a number', () => {
    const number = demoNumber('2024-12-24');
    expect(DEMO.documentNumber(number)).toBe(number);
    expect(DEMO.documentNumber(DEMO.documentNumber('发改环资〔2024〕1号'))).toBe('演示·发改环资〔2024〕1号');
  });

  it('are none in production', () => {
    for (const language of LANGUAGES) expect([REAL.notice(language), REAL.line(language)]).toEqual([null, null]);
    expect(REAL.fields()).toEqual({});
  });
});
