import type { Span, StageDefinition, Text } from '@linxuan/domain';
import { DashboardRepository, type Tx } from '@linxuan/persistence';
import type { CompiledEdition } from '@linxuan/platform';

export interface CaseSpan extends Span {
  readonly edition: string;
  readonly nominator: string;
  readonly area: string | null;
}

/** Kinds whose time is the applicant's own: filling in is no pause of a reviewer. */
const FILLING_IN: readonly StageDefinition['kind'][] = ['application', 'supplement'];

/**
 * What each case went through, as far as the session may count it. States that an edition no longer knows are left out.
 */
export async function caseSpans(tx: Tx, editions: readonly CompiledEdition[]): Promise<CaseSpan[]> {
  const rows = await new DashboardRepository(tx).stageSpans(editions.map(({ id }) => id));
  const machines = new Map(editions.map(({ id, machine }) => [id, machine]));
  return rows.flatMap(({ subject, edition, nominator, area, state, since, until }): CaseSpan[] => {
    const machine = machines.get(edition);
    const known = machine?.states.get(state);
    const stage = known && machine?.stages.get(known.stage);
    if (!known || !stage) return [];
    const paused = known.heldBy === 'applicant' && !FILLING_IN.includes(stage.kind);
    return [
      {
        subject: Number(subject),
        edition,
        nominator,
        area,
        stage: stage.id,
        from: since,
        to: until,
        paused,
        final: known.outcome !== undefined,
      },
    ];
  });
}

/** Names of the areas of the taxonomy that an edition was opened with. */
export async function areaNames(tx: Tx, editionId: string): Promise<Map<string, Text>> {
  const rows = await new DashboardRepository(tx).areas(editionId);
  return new Map(rows.map(({ code, zh, en }) => [code, { zh, en: en ?? zh }]));
}
