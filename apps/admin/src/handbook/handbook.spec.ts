import { ALL_ROLES } from '../session/roles';
import { features } from '../features';
import { chapterAt, HANDBOOKS, handbookOf, keysIn, withWords, type Handbook } from './handbook';

const known = new Set(features.flatMap(({ messages }) => Object.keys(messages?.zh ?? {})));
const texts = ({ chapters }: Handbook) =>
  chapters.flatMap(({ title, intro, steps, notes }) => [title, intro, ...steps, ...notes]);
const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

describe('the handbooks', () => {
  it('are for every role, one each', () => {
    for (const role of ALL_ROLES) {
      expect([role, HANDBOOKS.zh.filter(({ roles }) => roles.includes(role)).length]).toEqual([role, 1]);
      expect(handbookOf(role)?.chapters.length).toBeGreaterThan(0);
    }
  });

  it.each([...HANDBOOKS.zh, ...HANDBOOKS.en])(
    '$title names words of the screen by their keys, and pages that the role has',
    (book) => {
      expect(
        texts(book)
          .flatMap(keysIn)
          .filter((key) => !known.has(key)),
      ).toEqual([]);
      const pages = features.flatMap(({ routes = [], resources = [] }) => [
        ...routes.map(({ path }) => path),
        ...resources.map(({ name }) => `/${name}`),
      ]);
      const first = (path: string) => `/${path.split('/')[1] ?? ''}`;
      const missing = book.chapters
        .flatMap(({ paths }) => paths)
        .filter((path) => path !== '/' && !pages.some((page) => first(page) === first(path)));
      expect(missing).toEqual([]);
    },
  );

  it.each(HANDBOOKS.zh)('$title has a chapter at each entry of the menu that is work of its roles', (book) => {
    const covered = (to: string) => book.chapters.some(({ paths }) => paths.some((path) => to.startsWith(path)));
    const work = features
      .flatMap(({ menu = [] }) => menu)
      .filter(({ group, roles, to }) => group === 'work' && to !== '/' && roles.some((one) => book.roles.includes(one)))
      .map(({ to }) => to);
    expect(work.filter((to) => !covered(to))).toEqual([]);
  });

  it.each(
    HANDBOOKS.zh.map((book, at): [string, Handbook, Handbook] => [book.title, book, HANDBOOKS.en[at] as Handbook]),
  )('%s says in English what it says in Chinese, chapter by chapter and step by step', (_title, zh, en) => {
    const shape = ({ chapters }: Handbook) => chapters.map(({ id, steps, notes }) => [id, steps.length, notes.length]);
    expect(shape(en)).toEqual(shape(zh));
    expect(texts(en).filter((text) => CHINESE.test(withWords(text, () => '')))).toEqual([]);
    const named = (book: Handbook) => texts(book).map((text) => keysIn(text).sort());
    expect(named(en)).toEqual(named(zh));
  });

  it('opens at the place where somebody stands', () => {
    const book = handbookOf('nominator-clerk') as Handbook;
    expect(chapterAt(book, '/reviews/ask')?.id).toBe('ask');
    expect(chapterAt(book, '/cases/1/check')?.id).toBe('check');
    expect(chapterAt(book, '/nowhere')?.id).toBe(book.chapters[0]?.id);
    expect(withWords('点「{a.b}」和「{c}」', (key) => key.toUpperCase())).toBe('点「A.B」和「C」');
  });
});
