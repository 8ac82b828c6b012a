import type { OutsideFacts } from '@linxuan/domain';
import { prepared, type Tx } from '@linxuan/persistence';
import type { EditionCache } from './edition-cache';

interface MeasureInForce {
  edition_id: string;
  edition_version: number;
  stage: string;
  rule_id: string;
  barred_until: Date | null;
}

/** A measure in force that bars the organisation from this programme, whichever edition it was taken in; the one that lasts longest. */
export async function barOf(tx: Tx, editions: EditionCache, programmeId: string, org: string, at: string): Promise<NonNullable<OutsideFacts['bar']> | null> {
  const rows = await prepared<MeasureInForce>(
    tx,
    `SELECT c.edition_id, c.edition_version, o.stage, o.rule_id, o.barred_until FROM obligation o JOIN case_file c ON c.id = o.case_id JOIN edition e ON e.id = c.edition_id
     WHERE c.applicant_org = $1 AND e.programme_id = $2 AND o.kind = 'measure' AND o.state = 'settled' AND (o.barred_until IS NULL OR o.barred_until >= $3::timestamptz)
     ORDER BY o.barred_until DESC NULLS FIRST, o.id`,
    [org, programmeId, at],
  );
  for (const { edition_id, edition_version, stage, rule_id, barred_until } of rows) {
    const followed = (await editions.get(tx, edition_id, edition_version)).machine.stages.get(stage);
    const rule = followed?.kind === 'follow-up' ? followed.measures.find(({ id }) => id === rule_id) : undefined;
    if (rule && rule.bars !== 'nothing') return { title: rule.title, source: rule.source, until: barred_until?.toISOString() ?? null };
  }
  return null;
}
