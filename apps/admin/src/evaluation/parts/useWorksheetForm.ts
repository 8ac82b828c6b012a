import type { TaxonomyEntryDto } from '@linxuan/contracts';
import type { FormDefinition } from '@linxuan/form-rules';
import { useMemo } from 'react';
import { useRead, useText } from '../../components';

export interface WorksheetForm {
  form: FormDefinition | null;
  /** Title of a code of the taxonomy. */
  resolve(list: string, code: string): string | undefined;
  slotTitle(slot: string): string;
  /** Code with its title, for instance of an area. */
  named(code: string | null): string;
}

/** The form of an edition and the names of its taxonomy, read once. */
export function useWorksheetForm(editionId: string | undefined): WorksheetForm {
  const text = useText();
  const form = useRead<FormDefinition>(editionId ? `/programmes/${editionId}/form` : null, { staleTime: Infinity });
  const taxonomy = useRead<TaxonomyEntryDto[]>(editionId ? `/editions/${editionId}/taxonomy` : null, {
    staleTime: Infinity,
  });
  return useMemo(() => {
    const names = new Map(
      (taxonomy.data ?? []).map(({ code, name }) => [code, text({ zh: name.zh, en: name.en ?? name.zh })]),
    );
    const slots = new Map((form.data?.attachments ?? []).map(({ id, title }) => [id, text(title)]));
    return {
      form: form.data ?? null,
      resolve: (_list, code) => names.get(code),
      slotTitle: (slot) => slots.get(slot) ?? slot,
      named: (code) => (code === null ? '' : `${code} ${names.get(code) ?? ''}`.trim()),
    };
  }, [form.data, taxonomy.data, text]);
}
