import type { RegionDto } from '@linxuan/contracts';
import { useLang } from '../i18n/useText';
import { useRead } from '../providers/useLinxuan';

/** Words for a code of a list that the form does not hold itself. */
export type Resolve = (list: string, code: string) => string | undefined;

/** Words for a region code, from the province down; the code itself where nobody knows it. */
export function regionWords(regions: readonly RegionDto[], code: string, lang: 'zh' | 'en'): string {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const names: string[] = [];
  for (let at = byCode.get(code); at && names.length < 4; at = at.parent === null ? undefined : byCode.get(at.parent))
    names.unshift(at.name[lang] ?? at.name.zh);
  return names.join(lang === 'zh' ? '' : ' ') || code;
}

/**
 * The names that stand for codes in any application: places, and the files that a row refers to; the rest as the page
 * resolves it.
 */
export function useNames(files: readonly { id: string; name: string }[] = [], resolve?: Resolve): Resolve {
  const lang = useLang();
  const regions = useRead<RegionDto[]>('/regions', { staleTime: Infinity }).data ?? [];
  return (list, code) => {
    if (list === 'regions') return regionWords(regions, code, lang);
    if (list === 'attachments') return files.find(({ id }) => id === code)?.name;
    return resolve?.(list, code);
  };
}
