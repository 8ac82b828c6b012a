import type { CaseDetailDto } from '@linxuan/contracts';
import type { FormDefinition } from '@linxuan/form-rules';
import { useRead, useText } from '../components';
import type { Text } from '../providers/types';

interface Entry {
  code: string;
  name: Text;
}

/** The form of the case's edition and the names of its taxonomy; neither ever changes, so each is read once. */
export function useEditionOf(view: CaseDetailDto) {
  const text = useText();
  const edition = view.case.editionId;
  const form = useRead<FormDefinition>(`/programmes/${edition}/form`, { staleTime: Infinity });
  const taxonomy = useRead<Entry[] | { data: Entry[] } | { entries: Entry[] }>(`/programmes/${edition}/taxonomy`, {
    staleTime: Infinity,
  });
  const names = new Map(
    entriesOf(taxonomy.data).map(({ code, name }) => [code, text({ zh: name.zh, en: name.en || name.zh })]),
  );
  return {
    form: form.data ?? null,
    categoryName: (code: string | null) => (code ? names.get(code) : undefined),
  };
}

function entriesOf(answer: Entry[] | { data: Entry[] } | { entries: Entry[] } | undefined): Entry[] {
  if (!answer) return [];
  return Array.isArray(answer) ? answer : 'data' in answer ? answer.data : answer.entries;
}
