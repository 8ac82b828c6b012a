import { counted } from '@linxuan/form-rules';
import { hiddenPointers, hidesHolder, type CaseMachine, type Role, type Text } from '@linxuan/domain';
import type { QueuedTask, TaskConcern } from '@linxuan/persistence';

type About = Pick<QueuedTask, 'caseId' | 'title' | 'orgId' | 'role'>;

/** What a piece of work is about: the title of the case, or what is gathered at a stage and how much of it. */
export function subjectOfTask({ caseId, title }: About, stage: Text, concern: TaskConcern | undefined): Text {
  if (caseId !== null && title !== '') return { zh: title, en: title };
  const items = concern?.items ?? 0;
  return items === 0 ? stage : { zh: `${stage.zh}：${items}项`, en: `${stage.en}: ${counted(items, 'item')}` };
}

/**
 * Whom it concerns, for whoever does the work in the role that it waits for. An applicant's own work concerns itself,
 * and a holder who is hidden from the role stays hidden.
 */
export function concernOf(
  machine: Pick<CaseMachine, 'definition' | 'path'>,
  { role }: About,
  concern: TaskConcern | undefined,
): Text | null {
  if (!concern || role === 'enterprise-clerk') return null;
  const { holderName, stage, route, ownerZh, ownerEn } = concern;
  if (ownerZh !== null) return { zh: ownerZh, en: ownerEn ?? ownerZh };
  if (!holderName || stage === null) return null;
  const isHidden = hidesHolder(hiddenPointers(machine, { stage, route }, [role as Role]));
  return isHidden ? null : { zh: holderName, en: holderName };
}
