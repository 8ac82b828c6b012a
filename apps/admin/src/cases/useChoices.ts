import type { ProgrammeDto } from '@linxuan/contracts';
import { useRead } from '../components';
import type { Choices } from '../components/PayloadFields';
import type { ReasonCode } from '../components/ReasonFields';
import type { Text } from '../providers/types';

export interface FollowUpChoices {
  titles: Choices;
  /** Reasons of each ending. */
  reasons: Record<string, ReasonCode[]>;
}

/** What may be chosen while a case is followed: changes, measures and endings of its stage, and why it may end. */
export function useChoices(editionId: string, stage: string): FollowUpChoices {
  const programme = useRead<ProgrammeDto>(`/programmes/${editionId}`, { staleTime: Infinity });
  const found = programme.data?.definition.stages.find(({ id }) => id === stage);
  if (!found || !('endings' in found)) return { titles: {}, reasons: {} };
  const titles = (rules: { id: string; title: Text }[]) =>
    Object.fromEntries(rules.map(({ id, title }) => [id, title]));
  return {
    titles: {
      changeId: titles(found.changes),
      measureId: titles(found.measures),
      ending: titles(found.endings.map(({ outcome, title }) => ({ id: outcome, title }))),
    },
    reasons: Object.fromEntries(found.endings.map(({ outcome, reasons }) => [outcome, reasons])),
  };
}
