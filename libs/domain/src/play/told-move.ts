import type { RecordedMove } from '../notification';
import type { DecisionRecord } from '../workflow/decision-record';
import { queueKey } from '../workflow/derived-tasks';
import { rowsOf, type WorkingSet } from '../workflow/working-set';
import type { SampleSetting } from './sample-setting';

/** A record with what a notice may say and go by, as the database joins it to the record of a real case. */
export function toldMove(
  record: DecisionRecord,
  { before, after }: { before: WorkingSet; after: WorkingSet },
  setting: SampleSetting,
): RecordedMove {
  const row = after.case.get(record.caseId ?? '');
  const dossier = after.dossier.get(record.dossierId ?? '');
  const actor = setting.nameOf(record.actorOrg);
  const date = record.subjectType === 'deadline' ? before.deadline.get(record.subjectId) : undefined;
  const leftStage = row !== undefined && record.subjectType === 'case' && row.stage !== record.stage;
  const authors = leftStage
    ? rowsOf(
        after,
        'opinion',
        (one) => one.caseId === row.id && one.stage === record.stage && one.state === 'answered' && !!one.authorUser,
      ).map(({ authorUser }) => authorUser ?? '')
    : [];
  return {
    id: record.id,
    event: record.event,
    action: record.action,
    at: record.at,
    caseId: record.caseId,
    dossierId: record.dossierId,
    editionId: setting.editionId,
    editionDigest: '',
    actorOrg: record.actorOrg,
    actorZh: actor.zh,
    actorEn: actor.en,
    fromState: record.fromState,
    toState: record.toState,
    stage: record.stage,
    caseStage: row?.stage ?? null,
    dueAt: record.dueAfter ?? row?.dueAt ?? dossier?.dueAt ?? null,
    reason: record.reason,
    number: row?.number ?? dossier?.number ?? null,
    title: row?.title ?? null,
    holderName: row?.holderName ?? null,
    applicantOrg: row?.applicantOrg ?? null,
    groupOrg: row?.groupOrg ?? null,
    nominatorOrg: row?.nominatorOrg ?? null,
    authorityOrg: row?.authorityOrg ?? null,
    ownerOrg: dossier?.ownerOrg ?? null,
    recipientOrg: dossier?.recipientOrg ?? null,
    authors: authors.length > 0 ? authors : null,
    actorUser: record.actorUser,
    dateKind: date?.kind ?? null,
    dateOrg: date?.orgId ?? null,
    dateLead: date?.leadOrg ?? null,
    dueBefore: record.dueBefore,
    dateQueues: date
      ? rowsOf(after, 'task', ({ subjectId, doneAt }) => subjectId === date.ownerId && doneAt === null).map(queueKey)
      : null,
    dateAssignees: date
      ? [...setting.people.values()].filter(({ org }) => org === date.orgId).map(({ org, role }) => `${org}/${role}`)
      : null,
  };
}
