import type { Role } from '@linxuan/domain';
import department from './chapters/department.json';
import enterprise from './chapters/enterprise.json';
import expert from './chapters/expert.json';
import group from './chapters/group.json';
import ministry from './chapters/ministry.json';
import operator from './chapters/operator.json';
import province from './chapters/province.json';
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

/** One for each group of roles, in Chinese: the offices that read them work in Chinese. */
export const HANDBOOKS: readonly Handbook[] = [
  enterprise,
  province,
  group,
  department,
  ministry,
  expert,
  publicity,
  operator,
];

export function handbookOf(role: Role): Handbook | undefined {
  return HANDBOOKS.find(({ roles }) => roles.includes(role));
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
