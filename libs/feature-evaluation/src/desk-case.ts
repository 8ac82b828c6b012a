import type { DeskCase } from '@linxuan/contracts';
import { timeLeft } from '@linxuan/domain';
import { caseAsOf, namedAsOf, type Tx } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';

export interface DeskCaseRow {
  id: string;
  edition_id: string;
  number: string;
  title: string;
  holder_name: string;
  nominator_org: string | null;
  nominator_zh: string | null;
  nominator_en: string | null;
  area: string | null;
  category: string | null;
  route: string | null;
  stage: string;
  state: string;
  version: number;
  revision: number;
  revision_sha: string | null;
  first_submitted_at: Date | null;
  entered_at: Date;
  due_at: Date | null;
}

const calendar = workingCalendar;

/** The case as it was when something was decided on it: a paper of the decision says what was decided upon. */
export async function rowAsOf(tx: Tx, row: DeskCaseRow, at: string): Promise<DeskCaseRow> {
  const then = await caseAsOf(tx, row.id, at);
  if (!then) return row;
  const { revision, revisionSha, holderName } = then;
  // Who may not see the holder has none in the row, and gets none from the revision.
  const holder_name = row.holder_name && (holderName ?? row.holder_name);
  return { ...namedAsOf(row, then), holder_name, revision, revision_sha: revisionSha };
}

/** How pressing a due instant is, in a degree and in words. */
export function urgencyOf(now: string, dueAt: string | null): Pick<DeskCase, 'urgency' | 'timeLeft'> {
  if (dueAt === null) return { urgency: 'none', timeLeft: null };
  const left = timeLeft(now, dueAt, calendar);
  return { urgency: left.urgency, timeLeft: left.words };
}

export const iso = (value: Date | string | null): string | null =>
  value === null ? null : new Date(value).toISOString();

export function deskCase(row: DeskCaseRow, now: string): DeskCase {
  const dueAt = iso(row.due_at);
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    holderName: row.holder_name,
    area: row.area,
    category: row.category,
    stage: row.stage,
    state: row.state,
    version: row.version,
    nominator:
      row.nominator_org === null
        ? null
        : {
            org: row.nominator_org,
            name: { zh: row.nominator_zh ?? row.nominator_org, en: row.nominator_en ?? row.nominator_org },
          },
    enteredAt: iso(row.entered_at) ?? '',
    dueAt,
    ...urgencyOf(now, dueAt),
  };
}

const SELECT = `SELECT c.id, c.edition_id, c.number, c.title, c.holder_name, c.nominator_org, o.name_zh AS nominator_zh, o.name_en AS nominator_en, c.area, c.category, c.route, c.stage, c.state, c.version, c.revision, c.revision_sha,
    c.first_submitted_at, c.entered_at, c.due_at
  FROM case_file c LEFT JOIN organisation o ON o.id = c.nominator_org`;

/** Cases by id that the person may see, in no order. */
export function casesByIds(tx: Tx, ids: readonly string[]): Promise<DeskCaseRow[]> {
  return tx.query(`${SELECT} WHERE c.id = ANY($1)`, [ids]);
}

/** Running cases of an edition that stand in a stage, most pressing first; a stage of a round holds some hundreds at most. */
export function casesInStage(
  tx: Tx,
  editionId: string,
  stage: string,
  states: readonly string[],
): Promise<DeskCaseRow[]> {
  return tx.query(
    `${SELECT} WHERE c.edition_id = $1 AND c.stage = $2 AND c.state = ANY($3) ORDER BY c.due_at NULLS LAST, c.number LIMIT 1000`,
    [editionId, stage, states],
  );
}
