import type { Span, StageDefinition, Text } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import type { CompiledEdition } from '@linxuan/platform';

export interface CaseSpan extends Span {
  readonly edition: string;
  readonly nominator: string;
  readonly area: string | null;
}

/** Kinds whose time is the applicant's own: filling in is no pause of a desk. */
const FILLING_IN: readonly StageDefinition['kind'][] = ['application', 'supplement'];

/** What each case went through, as far as the session may count it. States that an edition no longer knows are left out. */
export async function caseSpans(tx: Tx, editions: readonly CompiledEdition[]): Promise<CaseSpan[]> {
  const rows: {
    subject: string;
    edition: string;
    nominator: string;
    area: string | null;
    state: string;
    since: Date;
    until: Date | null;
  }[] = await tx.query(`SELECT subject, edition, nominator, area, state, since, until FROM stage_spans($1)`, [
    editions.map(({ id }) => id),
  ]);
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
        from: since.toISOString(),
        to: until?.toISOString() ?? null,
        paused,
        final: known.outcome !== undefined,
      },
    ];
  });
}

/** Names of the areas of the taxonomy that an edition was opened with. */
export async function areaNames(tx: Tx, editionId: string): Promise<Map<string, Text>> {
  const rows: { code: string; zh: string; en: string | null }[] = await tx.query(
    `SELECT t->>'code' AS code, t->'name'->>'zh' AS zh, t->'name'->>'en' AS en FROM edition e CROSS JOIN LATERAL jsonb_array_elements(e.taxonomy->'entries') t WHERE e.id = $1 AND (t->>'level')::int = 1`,
    [editionId],
  );
  return new Map(rows.map(({ code, zh, en }) => [code, { zh, en: en ?? zh }]));
}
