import type { MeasureRule, OutsideFacts, ProgrammeDefinition } from '@linxuan/domain';
import { prepared, type Tx } from '@linxuan/persistence';
import type { EditionCache } from './edition-cache';

interface MeasureInForce {
  edition_id: string;
  edition_version: number;
  programme_id: string;
  number: string;
  stage: string;
  rule_id: string;
  barred_until: Date | null;
}
type Reached = Pick<ProgrammeDefinition, 'id' | 'authority'>;

/** A measure in force that bars the organisation from this programme, whichever edition it was taken in; the one that lasts longest. */
export async function barOf(
  tx: Tx,
  editions: EditionCache,
  programme: Reached,
  org: string,
  at: string,
): Promise<NonNullable<OutsideFacts['bar']> | null> {
  const found = await measureOn(tx, editions, programme, org, at, ({ bars }) => bars !== 'nothing');
  return found
    ? { title: found.rule.title, source: found.rule.source, until: found.row.barred_until?.toISOString() ?? null }
    : null;
}

/** A measure in force by which the organisation is paid nothing in this programme. */
export async function suspensionOf(
  tx: Tx,
  editions: EditionCache,
  programme: Reached,
  org: string,
  at: string,
): Promise<NonNullable<OutsideFacts['suspension']> | null> {
  const found = await measureOn(tx, editions, programme, org, at, ({ suspendsPayments }) => suspendsPayments === true);
  return found ? { title: found.rule.title, source: found.rule.source, caseNumber: found.row.number } : null;
}

/** What the definition of its own case says about a measure decides, also how far it reaches. */
async function measureOn(
  tx: Tx,
  editions: EditionCache,
  programme: Reached,
  org: string,
  at: string,
  wanted: (rule: MeasureRule) => boolean,
): Promise<{ row: MeasureInForce; rule: MeasureRule } | null> {
  const rows = await prepared<MeasureInForce>(
    tx,
    `SELECT c.edition_id, c.edition_version, e.programme_id, c.number, o.stage, o.rule_id, o.barred_until FROM obligation o JOIN case_file c ON c.id = o.case_id JOIN edition e ON e.id = c.edition_id
     WHERE c.applicant_org = $1 AND (e.programme_id = $2 OR e.authority_org = $3) AND o.kind = 'measure' AND o.state = 'settled' AND (o.barred_until IS NULL OR o.barred_until >= $4::timestamptz)
     ORDER BY o.barred_until DESC NULLS FIRST, o.id`,
    [org, programme.id, programme.authority, at],
  );
  for (const row of rows) {
    const followed = (await editions.get(tx, row.edition_id, row.edition_version)).machine.stages.get(row.stage);
    const rule = followed?.kind === 'follow-up' ? followed.measures.find(({ id }) => id === row.rule_id) : undefined;
    if (rule && wanted(rule) && (row.programme_id === programme.id || rule.scope === 'authority')) return { row, rule };
  }
  return null;
}
