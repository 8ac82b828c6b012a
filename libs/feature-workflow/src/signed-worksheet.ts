import { signsWorksheet, type MachineAction } from '@linxuan/domain';
import { WorksheetRepository, type StoredWorksheet, type Tx } from '@linxuan/persistence';
import { DomainError, type TransitionCommand, type SessionActor } from '@linxuan/platform';

type SignedAction = Pick<MachineAction, 'subject' | 'name' | 'stage' | 'unlikeWorksheet'>;

/** Whether the stored worksheet has a say: where the act signs it, or the page names the one it shows. */
export function looksAtWorksheet({ worksheet }: TransitionCommand, action: SignedAction): boolean {
  return worksheet !== undefined || signsWorksheet(action);
}

/**
 * What a person signs is what the screen shows and the server has stored. Throws `worksheet.stale` where a newer
 * worksheet is stored than the page shows, `sheet.notAsStored` where the payload says something else than the
 * worksheet, and `worksheet.notNamed` where a worksheet is stored and the act does not say which version of it was
 * looked at: a page, a list of many or a program that never showed it signs nothing in its place.
 */
export async function signsWhatIsStored(
  tx: Tx,
  actor: SessionActor,
  request: TransitionCommand,
  action: SignedAction,
): Promise<void> {
  if (!looksAtWorksheet(request, action)) return;
  const { subjectId, payload, worksheet } = request;
  const isSigned = signsWorksheet(action);
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
