import {
  checkLedger,
  currentWorkingSet,
  differences,
  replayDraws,
  replayWorkingSet,
  worldDigest,
} from '@linxuan/feature-ledger';
import type { UnitOfWork } from '@linxuan/persistence';

/** One statement per rule; each row it finds is a breach, told in words. */
const RULES: Record<string, string> = {
  'an account holds more slots than its cap': `SELECT a.id AS what FROM quota_account a JOIN quota_slot s ON s.account_id = a.id AND s.origin <> 'override' GROUP BY a.id, a.cap
    HAVING count(*) FILTER (WHERE s.state <> 'free' AND s.amount_fen IS NULL) > a.cap + count(*) FILTER (WHERE s.origin = 'grant') OR sum(s.amount_fen) > a.cap`,
  'a slot is held by a case that is not where the slot says': `SELECT s.id || ' ' || s.state || ' ' || c.state AS what FROM quota_slot s JOIN case_file c ON c.id = s.case_id
    WHERE s.state IN ('reserved', 'transmitted') AND c.state NOT LIKE '%.' || CASE s.state WHEN 'reserved' THEN 'nominated' ELSE 'transmitted' END
    AND c.outcome <> 'published'`,
  'a nominated case of a capped holder holds no slot': `SELECT c.number AS what FROM case_file c WHERE c.state LIKE '%nomination.nominated' AND NOT EXISTS (SELECT 1 FROM quota_slot s WHERE s.case_id = c.id)
    AND EXISTS (SELECT 1 FROM quota_account a WHERE a.edition_id = c.edition_id AND CASE WHEN c.stage = 'group-nomination' THEN c.group_org ELSE c.nominator_org END = ANY(a.org_ids))`,
  'a nominated case is in no dossier': `SELECT c.number AS what FROM case_file c WHERE c.state LIKE '%nomination.nominated' AND NOT EXISTS (SELECT 1 FROM dossier_item i JOIN dossier d ON d.id = i.dossier_id AND d.stage = c.stage WHERE i.case_id = c.id)`,
  'a finished case has open work': `SELECT c.number || ' ' || t.kind AS what FROM task t JOIN case_file c ON c.id = t.case_id WHERE t.done_at IS NULL AND c.outcome <> 'running'
    AND NOT (c.outcome = 'published' AND t.subject_type = 'obligation')`,
  'a request was applied without a decision': `SELECT r.id || ' ' || r.action AS what FROM transition_request r WHERE r.state = 'applied' AND NOT EXISTS (SELECT 1 FROM decision_record d WHERE d.request_id = r.id)`,
  'a request wrote two events into one chain': `SELECT request_id || ' ' || subject_id AS what FROM ledger_event WHERE actor_role <> 'system' GROUP BY request_id, subject_id HAVING count(*) > 1`,
  'a number was given twice': `SELECT number AS what FROM case_file GROUP BY number HAVING count(*) > 1 UNION ALL SELECT section || '/' || section_number FROM entry WHERE section_number IS NOT NULL GROUP BY section, section_number HAVING count(*) > 1`,
  'an opinion came in without its place in the ledger': `SELECT o.id::text AS what FROM opinion o WHERE NOT EXISTS (SELECT 1 FROM ledger_event e WHERE e.subject_id = o.case_id AND e.payload LIKE '%' || o.id || '%')`,
};

/**
 * What does not hold of the whole database: quota, dossiers, work, ledger and replay. Empty when all is well. The rules
 * on slots are those before the deadline of the nominations; after it a slot outlives its case. What was published holds
 * the slot of what it was promised and is followed up.
 */
export async function breaches(work: UnitOfWork): Promise<string[]> {
  const found: string[] = [];
  for (const [rule, sql] of Object.entries(RULES))
    for (const { what } of (await work.source.query(sql)) as { what: string }[]) found.push(`${rule}: ${what}`);
  const { faults } = await checkLedger(work);
  found.push(...faults.map(({ chain, at, why }) => `the ledger is broken: ${chain} event ${at}: ${why}`));
  const draws = await replayDraws(work);
  found.push(...draws.faults.map(({ round, at }) => `draw ${round} differs at ${at}`));
  const [now, rebuilt] = [await currentWorkingSet(work), await replayWorkingSet(work)];
  if (worldDigest(now).all !== worldDigest(rebuilt).all)
    found.push(...differences(now, rebuilt).map(({ table, id }) => `replay differs: ${table} ${id}`));
  return found;
}
