import type { PublicEntryView, SiteLanguage } from './types';

const ENDED: Record<string, [zh: string, en: string]> = {
  removed: ['已移出目录', 'Removed from the catalogue'],
  superseded: ['已被替代', 'Superseded'],
  demoted: ['已降级', 'Demoted'],
  terminated: ['已终止', 'Terminated'],
};

/** What became of an entry that no longer stands, and on which business day. */
export function endedWords(
  ended: NonNullable<PublicEntryView['ended']>,
  language: SiteLanguage,
): { words: string; on: string | null } {
  const [zh, en] = ENDED[ended.as] ?? ['已不在目录', 'No longer listed'];
  const on = ended.at ? new Date(Date.parse(ended.at) + 8 * 3_600_000).toISOString().slice(0, 10) : null;
  return { words: language === 'zh' ? zh : en, on };
}
