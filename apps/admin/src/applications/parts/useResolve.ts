import type { TaxonomyEntryDto } from '@linxuan/contracts';
import type { ListEntry } from '@linxuan/form-rules';
import { useCallback } from 'react';
import { useLang, useRead } from '../../components';
import { useDraft } from '../draft/DraftContext';

/** Titles of codes that the form's own lists do not hold: categories and central groups. */
export function useResolve(): (list: string, code: string) => string | undefined {
  return useEditionResolve(useDraft().draft.editionId);
}

export function useEditionResolve(editionId: string): (list: string, code: string) => string | undefined {
  const lang = useLang();
  const taxonomy = useRead<TaxonomyEntryDto[]>(`/editions/${editionId}/taxonomy`, { staleTime: Infinity }).data;
  const groups = useRead<ListEntry[]>('/central-groups', { staleTime: 3_600_000 }).data;
  return useCallback(
    (list, code) => {
      if (list === 'central-groups') return groups?.find((group) => group.code === code)?.title[lang];
      const entry =
        /^\d(\.\d+)*$/.test(code) && list.includes('green') ? taxonomy?.find((one) => one.code === code) : undefined;
      return entry && `${entry.code} ${entry.name[lang] ?? entry.name.zh}`;
    },
    [taxonomy, groups, lang],
  );
}
