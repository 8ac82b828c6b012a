import type { CaseDetailDto } from '@linxuan/contracts';
import type { FormDefinition } from '@linxuan/form-rules';
import { useRead, useText } from '../components';
import type { Text } from '../providers/types';

interface Entry {
  code: string;
  name: Text;
}

/** The case with its form and the names of its taxonomy; form and taxonomy never change and are read once. */
export function useCasePage(id: string) {
  const text = useText();
  const detail = useRead<CaseDetailDto>(`/cases/${id}`);
  const edition = detail.data?.case.editionId;
  const form = useRead<FormDefinition>(edition ? `/programmes/${edition}/form` : null, { staleTime: Infinity });
  const taxonomy = useRead<Entry[] | { data: Entry[] } | { entries: Entry[] }>(
    edition ? `/programmes/${edition}/taxonomy` : null,
    { staleTime: Infinity },
  );
  const names = new Map(
    entriesOf(taxonomy.data).map(({ code, name }) => [code, text({ zh: name.zh, en: name.en || name.zh })]),
  );
  return {
    detail,
    form: form.data ?? null,
    categoryName: (code: string | null) => (code ? names.get(code) : undefined),
  };
}

export type CasePageData = ReturnType<typeof useCasePage>;

function entriesOf(answer: Entry[] | { data: Entry[] } | { entries: Entry[] } | undefined): Entry[] {
  if (!answer) return [];
  return Array.isArray(answer) ? answer : 'data' in answer ? answer.data : answer.entries;
}
