import { recusals, type NoticeRecipient, type Tx } from '@linxuan/persistence';

interface ToldOf {
  queueKey: string;
  caseId: string | null;
}

/**
 * The people behind a notice's queue, without those who keep away from its case in the role of the queue. What is sent
 * to a person by name is the person's own.
 */
export async function withoutRecused<N extends ToldOf>(
  tx: Tx,
  notices: readonly N[],
  people: ReadonlyMap<string, NoticeRecipient[]>,
): Promise<(notice: N) => NoticeRecipient[]> {
  const behind = ({ queueKey }: ToldOf) => people.get(queueKey) ?? [];
  const held = (queue: string, userId: string) => {
    const [orgId = '', role = ''] = queue.split('/');
    return { userId, orgId, role };
  };
  const ofAssignees = notices.filter(({ queueKey, caseId }) => caseId !== null && !queueKey.startsWith('user:'));
  const keepsAway = await recusals(
    tx,
    ofAssignees.flatMap((notice) => behind(notice).map(({ userId }) => held(notice.queueKey, userId))),
    ofAssignees.flatMap(({ caseId }) => caseId ?? []),
  );
  return (notice) =>
    behind(notice).filter(({ userId }) => !notice.caseId || !keepsAway(held(notice.queueKey, userId), notice.caseId));
}
