/** The two modes of an installation (setting `MODE`). */
export type Mode = 'demo' | 'production';
type Language = 'zh' | 'en';

/**
 * What is made up. It does not say the word itself: it follows an opening or a mark that does, and a line says it once.
 */
const SENTENCE = {
  zh: '人员、单位、工艺、参数、数据和文号均为编造，不具有任何效力；所列名称可能取自公开目录，与实际项目无关。',
  en: 'people, organisations, processes, parameters, figures and document numbers are made up and have no effect; names may come from published catalogues and stand for no real project.',
} as const;
/** What opens the sentence where a mark stands before it: the mark is Chinese in both languages. */
const BESIDE_MARK = { zh: '', en: 'Demonstration: ' } as const;

/**
 * Words that stand on whatever leaves a demonstration. The Chinese word stands in English ones too: who reads only that
 * knows it.
 */
export const DEMO_WORDS = {
  label: { zh: '演示', en: 'Demonstration 演示' },
  /** What opens the sentence where no mark stands before it. */
  opening: { zh: '演示内容：', en: 'Demonstration 演示: ' },
  sentence: SENTENCE,
  notice: { zh: `演示内容：${SENTENCE.zh}`, en: `Demonstration 演示: ${SENTENCE.en}` },
} as const;

const MARK = '【演示】';
const NUMBER_MARK = '演示';

/**
 * What marks the made-up content of a demonstration at the edges where it leaves. In production every mark leaves its
 * text as it is.
 */
export interface DemoMarks {
  /** Whether anything is marked. */
  readonly on: boolean;
  /** The one sentence that says what is made up, where it stands alone; null where nothing is. */
  notice(language: Language): string | null;
  /** The same as a line with the mark before it: the first of a mail, the head of a printed page. */
  line(language: Language): { mark: string; sentence: string } | null;
  /** A title, subject or summary with its mark before it, once: what it says of itself, `（演示）`, is left out. */
  title(text: string): string;
  /** Name of a file to save. */
  fileName(name: string): string;
  /**
   * Number of an official document. One that says itself that it is a demonstration's stays as it is; none stays none.
   */
  documentNumber(number: string): string;
  /** What is put to an object for programs: `{demo: true, notice}`, or nothing. */
  fields(): { demo?: true; notice?: string };
}

const DEMO: DemoMarks = {
  on: true,
  notice: (language) => DEMO_WORDS.notice[language],
  line: (language) => ({ mark: MARK, sentence: `${BESIDE_MARK[language]}${SENTENCE[language]}` }),
  title: (text) => `${MARK}${withoutOwnMarks(text)}`,
  fileName: (name) => `${MARK}${withoutOwnMarks(name)}`,
  documentNumber: (number) => (number === '' || number.includes(NUMBER_MARK) ? number : `${NUMBER_MARK}·${number}`),
  fields: () => ({ demo: true, notice: DEMO_WORDS.notice.zh }),
};

/**
 * A text without the marks that it bears itself: one put before it earlier, and the word in brackets, as in
 * `（演示，2024年）`.
 */
function withoutOwnMarks(text: string): string {
  return text
    .replaceAll(MARK, '')
    .replace(/ ?([（(])([^（）()]*)([）)])/g, (whole, open: string, inner: string, close: string) => {
      const said = inner.split(/[，,]\s*/);
      const left = said.map((part) => part.replace(/演示$|^demo(?:nstration)?$/i, '')).filter(Boolean);
      if (left.join() === said.join()) return whole;
      if (left.length === 0) return '';
      return `${whole.startsWith(' ') ? ' ' : ''}${open}${left.join(open === '（' ? '，' : ', ')}${close}`;
    });
}

/** An installation for real marks nothing. */
export const NO_MARKS: DemoMarks = {
  on: false,
  notice: () => null,
  line: () => null,
  title: (text) => text,
  fileName: (name) => name,
  documentNumber: (number) => number,
  fields: () => ({}),
};

/** The marks of an installation; they follow from its mode and from nothing else. */
export function demoMarks(mode: Mode): DemoMarks {
  return mode === 'demo' ? DEMO : NO_MARKS;
}

/**
 * The number under which a demonstration issues a document in place of the real one. `date` is a business date,
 * `2024-12-24`.
 */
export function demoNumber(date: string): string {
  return `演示〔${date.slice(0, 4)}〕1号`;
}
