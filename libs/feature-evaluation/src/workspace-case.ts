import type { WorkspaceCase } from '@linxuan/contracts';
import { timeLeft } from '@linxuan/domain';
import { caseAsOf, namedAsOf, type WorkspaceCaseRow, type Tx } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';

const calendar = workingCalendar;

/** The case as it was when something was decided on it: a paper of the decision says what was decided upon. */
export async function rowAsOf(tx: Tx, row: WorkspaceCaseRow, at: string): Promise<WorkspaceCaseRow> {
  const then = await caseAsOf(tx, row.id, at);
  if (!then) return row;
  const { revision, revisionSha, holderName } = then;
  // Who may not see the holder has none in the row, and gets none from the revision.
  return {
    ...namedAsOf(row, then),
    holderName: row.holderName && (holderName ?? row.holderName),
    revision,
    revisionSha,
  };
}

/** How pressing a due instant is, in a degree and in words. */
export function urgencyOf(now: string, dueAt: string | null): Pick<WorkspaceCase, 'urgency' | 'timeLeft'> {
  if (dueAt === null) return { urgency: 'none', timeLeft: null };
  const left = timeLeft(now, dueAt, calendar);
  return { urgency: left.urgency, timeLeft: left.words };
}

export function workspaceCase(row: WorkspaceCaseRow, now: string): WorkspaceCase {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    holderName: row.holderName,
    area: row.area,
    category: row.category,
    stage: row.stage,
    state: row.state,
    version: row.version,
    nominator:
      row.nominatorOrg === null
        ? null
        : {
            org: row.nominatorOrg,
            name: { zh: row.nominatorZh ?? row.nominatorOrg, en: row.nominatorEn ?? row.nominatorOrg },
          },
    enteredAt: row.enteredAt,
    dueAt: row.dueAt,
    ...urgencyOf(now, row.dueAt),
  };
}
