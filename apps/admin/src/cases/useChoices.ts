import type { ProgrammeDto } from '@linxuan/contracts';
import { useRead } from '../components';
import type { Choices } from '../components/PayloadFields';
import type { Text } from '../providers/types';

/** Titles of what may be chosen while a case is followed: changes, measures and endings of its stage. */
export function useChoices(editionId: string, stage: string): Choices {
  const programme = useRead<ProgrammeDto>(`/programmes/${editionId}`, { staleTime: Infinity });
  const found = programme.data?.definition.stages.find(({ id }) => id === stage);
  if (found?.kind !== 'follow-up') return {};
  const titles = (rules: { id: string; title: Text }[]) => Object.fromEntries(rules.map(({ id, title }) => [id, title]));
  return { changeId: titles(found.changes), measureId: titles(found.measures), ending: titles(found.endings.map(({ outcome, title }) => ({ id: outcome, title }))) };
}
