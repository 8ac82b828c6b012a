import type { MeasureRule, OutsideFacts, ProgrammeDefinition } from '@linxuan/domain';
import { ObligationRepository, type MeasureInForce, type Tx } from '@linxuan/persistence';
import type { EditionCache } from './edition-cache';

type Reached = Pick<ProgrammeDefinition, 'id' | 'authority'>;

/**
 * A measure in force that bars the organisation from this programme, whichever edition it was taken in; the one that
 * lasts longest.
 */
export async function barOf(
  tx: Tx,
  editions: EditionCache,
  programme: Reached,
  org: string,
  at: string,
): Promise<NonNullable<OutsideFacts['bar']> | null> {
  const found = await measureOn(tx, editions, programme, org, at, ({ bars }) => bars !== 'nothing');
  return found ? { title: found.rule.title, source: found.rule.source, until: found.row.barredUntil } : null;
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

/** The definition under which the measure was taken decides what it does and how far it reaches. */
async function measureOn(
  tx: Tx,
  editions: EditionCache,
  programme: Reached,
  org: string,
  at: string,
  wanted: (rule: MeasureRule) => boolean,
): Promise<{ row: MeasureInForce; rule: MeasureRule } | null> {
  const rows = await new ObligationRepository(tx).measuresOn(org, programme, at);
  for (const row of rows) {
    const followed = (await editions.get(tx, row.editionId, row.editionVersion)).machine.stages.get(row.stage);
    const rule = followed?.kind === 'follow-up' ? followed.measures.find(({ id }) => id === row.ruleId) : undefined;
    if (rule && wanted(rule) && (row.programmeId === programme.id || rule.scope === 'authority')) return { row, rule };
  }
  return null;
}
