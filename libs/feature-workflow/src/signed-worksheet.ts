import { signsWorksheet, type MachineAction } from '@linxuan/domain';
import { WorksheetRepository, type StoredWorksheet, type Tx } from '@linxuan/persistence';
import { DomainError, type TransitionCommand, type SessionActor } from '@linxuan/platform';

/**
 * What a person signs is what the screen shows and the server has stored. Throws `worksheet.stale` where a newer
 * worksheet is stored than the page shows, `sheet.notAsStored` where the payload says something else than the
 * worksheet, and `worksheet.notNamed` where a worksheet is stored and the act does not say which version of it was
 * looked at: a page, a list of many or a program that never showed it signs nothing in its place.
 */
export async function signsWhatIsStored(
  tx: Tx,
  actor: SessionActor,
  { subjectId, payload, worksheet }: TransitionCommand,
  action: Pick<MachineAction, 'subject' | 'name' | 'stage' | 'unlikeWorksheet'>,
): Promise<void> {
  const isSigned = signsWorksheet(action);
  if (!worksheet && !isSigned) return;
  const stored = await worksheetOf(tx, actor, subjectId, isSigned ? action.stage : (worksheet?.stage ?? action.stage));
  // The worksheet of another stage says nothing of this one.
  const named = isSigned && worksheet?.stage !== action.stage ? undefined : worksheet;
  if (named && named.version !== (stored?.version ?? 0))
    throw new DomainError('worksheet.stale', {
      by: stored?.name ?? '',
      at: stored?.updatedAt ?? '',
    });
  const fields = stored && action.unlikeWorksheet ? action.unlikeWorksheet(payload, stored.content) : [];
  if (fields.length > 0) throw new DomainError('sheet.notAsStored', { count: fields.length }, { fields });
  if (!named && isSigned && stored && stored.version > 0)
    throw new DomainError('worksheet.notNamed', {
      by: stored.name ?? '',
      at: stored.updatedAt,
    });
}

/** The organisation's worksheet, or the expert's own; row-level security shows no other. */
function worksheetOf(
  tx: Tx,
  actor: SessionActor,
  subjectId: string,
  stage: string,
): Promise<StoredWorksheet | undefined> {
  const expert = actor.role === 'expert' ? actor.scope.userId : null;
  return new WorksheetRepository(tx).signedBy(subjectId, stage, actor.orgId, expert);
}
