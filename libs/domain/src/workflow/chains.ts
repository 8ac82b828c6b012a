import type { Command } from '../programme/machine';
import type { RowChange } from './rows';
import type { WorkingSet } from './working-set';

/** One ledger entry to be: the changes of one subject's chain. */
export interface SubjectEvent {
  subjectType: 'case' | 'dossier';
  subjectId: string;
  type: string;
  changes: RowChange[];
}

/** Each change goes to the chain of the case or dossier that its row belongs to. */
export function intoChains(
  changes: RowChange[],
  before: WorkingSet,
  after: WorkingSet,
  type: string,
  command: Command,
): SubjectEvent[] {
  const chains = new Map<string, SubjectEvent>();
  for (const change of changes) {
    const [subjectType, subjectId] = chainOf(change, before, after, command);
    const key = `${subjectType}/${subjectId}`;
    const event = chains.get(key) ?? { subjectType, subjectId, type, changes: [] };
    event.changes.push(change);
    chains.set(key, event);
  }
  return [...chains.values()];
}

function chainOf(
  change: RowChange,
  before: WorkingSet,
  after: WorkingSet,
  command: Command,
): ['case' | 'dossier', string] {
  const row = (before[change.table].get(change.id) ??
    after[change.table].get(change.id) ??
    ('set' in change ? change.set : {})) as { caseId?: string | null; dossierId?: string | null };
  const next = after[change.table].get(change.id) as { caseId?: string | null } | undefined;
  if (change.table === 'case') return ['case', change.id];
  if (change.table === 'dossier') return ['dossier', change.id];
  if (change.table === 'dossierItem') return ['dossier', row.dossierId ?? command.subjectId];
  const caseId = row.caseId ?? next?.caseId;
  return caseId ? ['case', caseId] : ['dossier', row.dossierId ?? command.subjectId];
}
