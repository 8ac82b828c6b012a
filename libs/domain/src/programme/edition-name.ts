import type { Text } from './rule-terms';

/** 第一批 says which call it is as a year does; so does “batch 1”. */
const BATCH = /第[一二三四五六七八九十百\d]+批/;

/**
 * Programme and year, as people tell one call from another: the title of the edition, with its year where the title
 * names neither year nor batch.
 */
export function editionName({ title, edition }: { title: Text; edition: string }): Text {
  const year = /^\d{4}/.exec(edition)?.[0];
  if (!year || title.zh.includes(year) || BATCH.test(title.zh)) return title;
  return { zh: `${title.zh}（${year}年度）`, en: `${title.en} (${year})` };
}
