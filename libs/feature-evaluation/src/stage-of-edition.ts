import type { StageDefinition, StageKindName } from '@linxuan/domain';
import { DomainError, type CompiledEdition } from '@linxuan/platform';

/** The named stage, or the first of the given kinds; 404 where there is none of them. */
export function stageOf<K extends StageKindName>(
  edition: CompiledEdition,
  kinds: readonly K[],
  id?: string,
  where: (stage: StageDefinition) => boolean = () => true,
): Extract<StageDefinition, { kind: K }> {
  const fits = (stage: StageDefinition): stage is Extract<StageDefinition, { kind: K }> =>
    (kinds as readonly string[]).includes(stage.kind) && (id === undefined || stage.id === id) && where(stage);
  const found = [...edition.machine.stages.values()].find(fits);
  if (!found) throw new DomainError('subject.notFound');
  return found;
}

/** States of a stage in which a case runs. */
export function runningStates(edition: CompiledEdition, stage: string): string[] {
  return [...edition.machine.states.values()]
    .filter((state) => state.stage === stage && state.outcome === undefined)
    .map(({ id }) => id);
}

/** Stages of the given kinds in the order of the edition. */
export function stagesOf(
  edition: CompiledEdition,
  kinds: readonly StageKindName[],
): { id: string; title: StageDefinition['title'] }[] {
  return [...edition.machine.stages.values()]
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ id, title }) => ({ id, title }));
}

/** Stages in which people of the pool sit on a panel: they give marks, or they vote. */
export const PANEL_KINDS = ['written-evaluation', 'oral-defence', 'committee-vote'] as const;
export type PanelStage = Extract<StageDefinition, { kind: (typeof PANEL_KINDS)[number] }>;

/** How many seats a panel has at least. */
export const fewestOf = (stage: PanelStage): number => ('minMembers' in stage ? stage.minMembers : stage.minExperts);

export const isPanelStage = (stage: StageDefinition): stage is PanelStage =>
  (PANEL_KINDS as readonly string[]).includes(stage.kind);
