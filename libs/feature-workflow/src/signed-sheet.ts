import { signsSheet, type MachineAction } from '@linxuan/domain';
import { WorksheetRepository, type StoredSheet, type Tx } from '@linxuan/persistence';
import { DomainError, type TransitionCommand, type SessionActor } from '@linxuan/platform';

/**
 * What a person signs is what the screen shows and the server has stored. Throws `worksheet.stale` where a newer sheet
 * is stored than the page shows, `sheet.notAsStored` where the payload says something else than the sheet, and
 * `worksheet.notNamed` where a sheet is stored and the act does not say which version of it was looked at: a page, a
 * list of many or a program that never showed it signs nothing in its place.
 */
export async function signsWhatIsStored(
  tx: Tx,
  actor: SessionActor,
  { subjectId, payload, sheet }: TransitionCommand,
  action: Pick<MachineAction, 'subject' | 'name' | 'stage' | 'unlikeSheet'>,
): Promise<void> {
  const isSigned = signsSheet(action);
  if (!sheet && !isSigned) return;
  const stored = await sheetOf(tx, actor, subjectId, isSigned ? action.stage : (sheet?.stage ?? action.stage));
  // The sheet of another stage says nothing of this one.
  const named = isSigned && sheet?.stage !== action.stage ? undefined : sheet;
  if (named && named.version !== (stored?.version ?? 0))
    throw new DomainError('worksheet.stale', {
      by: stored?.name ?? '',
      at: stored?.updatedAt ?? '',
    });
  const fields = stored && action.unlikeSheet ? action.unlikeSheet(payload, stored.content) : [];
  if (fields.length > 0) throw new DomainError('sheet.notAsStored', { count: fields.length }, { fields });
  if (!named && isSigned && stored && stored.version > 0)
    throw new DomainError('worksheet.notNamed', {
      by: stored.name ?? '',
      at: stored.updatedAt,
    });
}

/** The desk's sheet, or the expert's own; row-level security shows no other. */
function sheetOf(tx: Tx, actor: SessionActor, subjectId: string, stage: string): Promise<StoredSheet | undefined> {
  const expert = actor.role === 'expert' ? actor.scope.userId : null;
  return new WorksheetRepository(tx).signedBy(subjectId, stage, actor.orgId, expert);
}
