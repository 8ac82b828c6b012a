import type { ProgrammeDto, ProgrammeListDto } from '@linxuan/contracts';
import { SelectInput, useTranslate, type SelectInputProps } from 'react-admin';
import { useRead, useText } from '../components';
import type { Text } from '../providers/types';

/** The edition that is open; its stages, areas and nominators are what one can filter by. */
function useDefinition() {
  const list = useRead<ProgrammeListDto[]>('/programmes', { staleTime: Infinity });
  const id = list.data?.[0]?.id;
  return useRead<ProgrammeDto>(id ? `/programmes/${id}` : null, { staleTime: Infinity }).data?.definition;
}

function Choice({ choices, ...props }: SelectInputProps & { choices: { id: string; name: Text }[] }) {
  const text = useText();
  return <SelectInput {...props} translateChoice={false} choices={choices.map(({ id, name }) => ({ id, name: text(name) }))} />;
}

export function StageFilter(props: SelectInputProps) {
  return <Choice {...props} choices={(useDefinition()?.stages ?? []).map(({ id, title }) => ({ id, name: title }))} />;
}
export function NominatorFilter(props: SelectInputProps) {
  return <Choice {...props} choices={(useDefinition()?.roster ?? []).map(({ org, name }) => ({ id: org, name }))} />;
}
export function RouteFilter(props: SelectInputProps) {
  return <Choice {...props} choices={(useDefinition()?.routes ?? []).map(({ id, title }) => ({ id, name: title }))} />;
}
export function OutcomeFilter(props: SelectInputProps) {
  const translate = useTranslate();
  return <SelectInput {...props} translateChoice={false} choices={(['running', 'rejected', 'withdrawn', 'published', 'ended'] as const).map((id) => ({ id, name: translate(`outcome.${id}`) }))} />;
}
export function AreaFilter(props: SelectInputProps) {
  const definition = useDefinition();
  const list = useRead<ProgrammeListDto[]>('/programmes', { staleTime: Infinity });
  const id = list.data?.[0]?.id;
  const taxonomy = useRead<{ code: string; level: number; name: { zh: string; en?: string } }[]>(id ? `/programmes/${id}/taxonomy` : null, { staleTime: Infinity });
  const areas = (taxonomy.data ?? []).filter(({ level, code }) => level === 1 && (definition?.taxonomy.openAreas.includes(code) ?? true));
  return <Choice {...props} choices={areas.map(({ code, name }) => ({ id: code, name: { zh: `${code} ${name.zh}`, en: `${code} ${name.en ?? name.zh}` } }))} />;
}
