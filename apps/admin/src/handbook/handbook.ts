import type { Role } from '@linxuan/domain';
import type { Lang } from '../i18n/locale';
import departmentEn from './chapters/department.en.json';
import department from './chapters/department.json';
import enterpriseEn from './chapters/enterprise.en.json';
import enterprise from './chapters/enterprise.json';
import expertEn from './chapters/expert.en.json';
import expert from './chapters/expert.json';
import groupEn from './chapters/group.en.json';
import group from './chapters/group.json';
import ministryEn from './chapters/ministry.en.json';
import ministry from './chapters/ministry.json';
import operatorEn from './chapters/operator.en.json';
import operator from './chapters/operator.json';
import provinceEn from './chapters/province.en.json';
import province from './chapters/province.json';
import publicityEn from './chapters/publicity.en.json';
import publicity from './chapters/publicity.json';

/** One thing that a role does. Words of the screen stand as `{message key}`, so that they are always those shown. */
export interface Chapter {
  id: string;
  title: string;
  /** Beginnings of the paths at which somebody does it; the longest decides. */
  paths: readonly string[];
  intro: string;
  steps: readonly string[];
  notes: readonly string[];
}

export interface Handbook {
  title: string;
  roles: readonly string[];
  chapters: readonly Chapter[];
}

/** The words of a handbook in another language: those of its chapters, in their order. */
interface Words {
  title: string;
  chapters: readonly Pick<Chapter, 'title' | 'intro' | 'steps' | 'notes'>[];
}

/** One for each group of roles, with its English words; which chapters there are is said once, in the Chinese one. */
const WRITTEN: readonly [Handbook, Words][] = [
  [enterprise, enterpriseEn],
  [province, provinceEn],
  [group, groupEn],
  [department, departmentEn],
  [ministry, ministryEn],
  [expert, expertEn],
  [publicity, publicityEn],
  [operator, operatorEn],
];

export const HANDBOOKS: Record<Lang, readonly Handbook[]> = {
  zh: WRITTEN.map(([book]) => book),
  en: WRITTEN.map(([book, { title, chapters }]) => ({
    ...book,
    title,
    chapters: book.chapters.map((chapter, at) => ({ ...chapter, ...chapters[at] })),
  })),
};

/** The handbook of a role; which chapters it has and where they open is the same in both languages. */
export function handbookOf(role: Role, lang: Lang = 'zh'): Handbook | undefined {
  return HANDBOOKS[lang].find(({ roles }) => roles.includes(role));
}

/** The chapter of the place where somebody stands: that with the longest beginning of the path, else the first. */
export function chapterAt({ chapters }: Handbook, path: string): Chapter | undefined {
  const fit = (chapter: Chapter) =>
    Math.max(-1, ...chapter.paths.filter((one) => path.startsWith(one)).map(({ length }) => length));
  const best = chapters.reduce((one, other) => (fit(other) > fit(one) ? other : one));
  return fit(best) < 0 ? chapters[0] : best;
}

/** Message keys that a text names. */
export function keysIn(text: string): string[] {
  return [...text.matchAll(/\{([\w.-]+)\}/g)].map(([, key]) => key ?? '');
}

/** A text with the words of the screen in their places. */
export function withWords(text: string, translate: (key: string) => string): string {
  return text.replace(/\{([\w.-]+)\}/g, (_, key: string) => translate(key));
}
