import type { CaseDetailDto, CaseDiffDto, TaxonomyEntryDto, TimelineEntryDto } from '@linxuan/contracts';
import type { FormDefinition, Json, JsonObject } from '@linxuan/form-rules';
import { useRead, useText } from '../components';

export interface CaseView {
  detail: CaseDetailDto;
  form: FormDefinition;
  content: JsonObject;
  files: CaseDetailDto['attachments'];
  resolve(list: string, code: string): string | undefined;
  timeline: TimelineEntryDto[];
  /** What the last correction changed; null on a first submission. */
  diff: CaseDiffDto | null;
}

/**
 * A case as a worksheet needs it: the content with its form, names of the taxonomy, the records, the last difference.
 */
export function useCase(id: string) {
  const text = useText();
  const detail = useRead<CaseDetailDto>(`/cases/${id}`);
  const edition = detail.data?.case.editionId;
  const form = useRead<FormDefinition>(edition ? `/programmes/${edition}/form` : null, { staleTime: Infinity });
  const taxonomy = useRead<TaxonomyEntryDto[] | { entries: TaxonomyEntryDto[] } | { data: TaxonomyEntryDto[] }>(
    edition ? `/programmes/${edition}/taxonomy` : null,
    { staleTime: Infinity },
  );
  const timeline = useRead<TimelineEntryDto[] | { data: TimelineEntryDto[] }>(`/cases/${id}/timeline`);
  const revision = detail.data?.case.revision ?? 0;
  const diff = useRead<CaseDiffDto>(revision > 1 ? `/cases/${id}/diff?from=${revision - 1}&to=${revision}` : null);
  const names = new Map(
    listOf(taxonomy.data).map(({ code, name }) => [code, text({ zh: name.zh, en: name.en ?? name.zh })]),
  );
  const view: CaseView | undefined =
    detail.data && form.data
      ? {
          detail: detail.data,
          form: form.data,
          content: (detail.data.content ?? {}) as JsonObject,
          files: detail.data.attachments,
          timeline: listOf(timeline.data),
          diff: diff.data ?? null,
          resolve: (_list, code) => names.get(code),
        }
      : undefined;
  return { data: view, error: detail.error ?? form.error, refetch: () => detail.refetch() };
}

function listOf<T>(answer: T[] | { data: T[] } | { entries: T[] } | undefined): T[] {
  if (!answer) return [];
  return Array.isArray(answer) ? answer : 'data' in answer ? answer.data : answer.entries;
}

export function textAt(content: JsonObject, ...path: string[]): string {
  let node: Json | undefined = content;
  for (const key of path) node = node && typeof node === 'object' && !Array.isArray(node) ? node[key] : undefined;
  return typeof node === 'string' ? node : '';
}
