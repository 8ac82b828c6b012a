import type { ProgrammeDto, ProgrammeListDto } from '@linxuan/contracts';
import { SelectInput, useListContext, useTranslate, type SelectInputProps } from 'react-admin';
import { editionNames, useRead, useText } from '../components';
import type { Text } from '../providers/types';

/**
 * The edition that is filtered by, or the first that is open; its stages, areas and nominators are what one can filter
 * by.
 */
function useEdition(): string | undefined {
  const { filterValues } = useListContext();
  const list = useRead<ProgrammeListDto[]>('/programmes', { staleTime: Infinity });
  const wanted = (filterValues as { editionId?: string }).editionId;
  return wanted ?? list.data?.[0]?.id;
}

function useDefinition() {
  const id = useEdition();
  return useRead<ProgrammeDto>(id ? `/programmes/${id}` : null, { staleTime: Infinity }).data?.definition;
}

function Choice({ choices, ...props }: SelectInputProps & { choices: { id: string; name: Text }[] }) {
  const text = useText();
  return (
    <SelectInput
      {...props}
      translateChoice={false}
      choices={choices.map(({ id, name }) => ({ id, name: text(name) }))}
    />
  );
}

export function EditionFilter(props: SelectInputProps) {
  const list = useRead<ProgrammeListDto[]>('/programmes', { staleTime: Infinity });
  const names = editionNames(list.data ?? [], useText());
  return <SelectInput {...props} translateChoice={false} choices={[...names].map(([id, name]) => ({ id, name }))} />;
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
  return (
    <SelectInput
      {...props}
      translateChoice={false}
      choices={(['running', 'rejected', 'withdrawn', 'published', 'ended'] as const).map((id) => ({
        id,
        name: translate(`outcome.${id}`),
      }))}
    />
  );
}
export function AreaFilter(props: SelectInputProps) {
  const definition = useDefinition();
  const id = useEdition();
  const taxonomy = useRead<{ code: string; level: number; name: { zh: string; en?: string } }[]>(
    id ? `/programmes/${id}/taxonomy` : null,
    { staleTime: Infinity },
  );
  const areas = (taxonomy.data ?? []).filter(
    ({ level, code }) => level === 1 && (definition?.taxonomy.openAreas.includes(code) ?? true),
  );
  return (
    <Choice
      {...props}
      choices={areas.map(({ code, name }) => ({
        id: code,
        name: { zh: `${code} ${name.zh}`, en: `${code} ${name.en ?? name.zh}` },
      }))}
    />
  );
}
