import { refuse, type Refusal } from '@linxuan/domain';
import { DecisionRecordRepository, type Tx } from '@linxuan/persistence';

/** 409 that names who did what: the last decision on the subject, by the order in which decisions were applied. */
export async function staleRefusal(tx: Tx, subjectId: string): Promise<Refusal> {
  const last = await new DecisionRecordRepository(tx).lastOn(subjectId);
  return refuse('version.stale', {
    by: last ? `${last.orgName ?? ''}${last.personName ?? ''}` : '',
    at: last?.at ?? '',
    action: last?.action ?? '',
  });
}
