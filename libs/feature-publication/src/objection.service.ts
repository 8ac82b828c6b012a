import { shortened } from '@linxuan/form-rules';
import { Inject, Injectable } from '@nestjs/common';
import type { HeldItemDto, ObjectionDetailDto, ObjectionListItem } from '@linxuan/contracts';
import type { ObjectionGround, ObjectionRow } from '@linxuan/domain';
import {
  eachWord,
  idsHolding,
  SnapshotRepository,
  UnitOfWork,
  WorkflowRepository,
  type Tx,
} from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { namedEdition, editionAt, offered, noticeStageOf, type Lang } from './desk';
import { filesOf } from './objection-file.service';

/** Who verifies an objection must be able to ask back; nobody else is told who objected. */
const MAY_KNOW = ['publicity-officer', 'authority-lead', 'nominator-clerk', 'nominator-lead'];

interface ListRow {
  id: string;
  number: string;
  state: ObjectionRow['state'];
  version: number;
  filed_at: Date;
  due_at: Date | null;
  settled_at: Date | null;
  case_id: string;
  case_number: string;
  title: string;
  holder_name: string;
  grounds: ObjectionGround;
  excerpt: string;
}
const LIST = `SELECT b.id, b.number, b.state, b.version, b.filed_at, b.due_at, b.settled_at, b.case_id, c.number AS case_number, c.title, c.holder_name, s.content::jsonb->>'grounds' AS grounds, s.content::jsonb->>'text' AS excerpt
  FROM objection b JOIN case_file c ON c.id = b.case_id JOIN snapshot s ON s.sha = b.content_sha`;

const byNumberOrCase = (place: string) =>
  `b.id IN (${idsHolding('objection', place)} UNION ALL SELECT about.id FROM objection about WHERE about.case_id IN (SELECT case_search(${place})))`;

/** The inbox of objections and the items that they hold. */
@Injectable()
export class ObjectionService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  list(
    actor: SessionActor,
    { page, perPage, state, q }: { page: number; perPage: number; state?: 'open' | 'settled'; q?: string },
  ): Promise<{ data: ObjectionListItem[]; total: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const params: unknown[] = [state ?? null];
      const words = eachWord(q, (given) => `$${params.push(given)}`, byNumberOrCase);
      const where = `WHERE ${["($1::text IS NULL OR (b.state IN ('filed', 'verifying')) = ($1 = 'open'))", ...words].join(' AND ')}`;
      const rows: ListRow[] = await tx.query(
        `${LIST} ${where} ORDER BY (b.state IN ('filed', 'verifying')) DESC, b.due_at, b.filed_at, b.id LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`,
        params,
      );
      const [{ total }] = await tx.query(
        `SELECT count(*)::int AS total FROM objection b JOIN case_file c ON c.id = b.case_id ${where}`,
        params,
      );
      return { data: rows.map(toItem), total };
    });
  }

  detail(actor: SessionActor, lang: Lang, id: string): Promise<ObjectionDetailDto> {
    return this.work.run(actor.scope, async (tx) => {
      const [row]: ListRow[] = await tx.query(`${LIST} WHERE b.id = $1`, [id]);
      if (!row) throw new DomainError('subject.notFound');
      const [more]: {
        content: string;
        answer: string | null;
        notice: string;
        ends: Date;
        state: string;
        edition_id: string;
      }[] = await tx.query(
        `SELECT s.content, a.content AS answer, p.content::jsonb->>'title' AS notice, d.window_ends_at AS ends, c.state, c.edition_id FROM objection b JOIN snapshot s ON s.sha = b.content_sha LEFT JOIN snapshot a ON a.sha = b.answer_sha
         JOIN dossier d ON d.id = b.dossier_id JOIN snapshot p ON p.sha = d.content_sha JOIN case_file c ON c.id = b.case_id WHERE b.id = $1`,
        [id],
      );
      if (!more) throw new DomainError('subject.notFound');
      const edition = await namedEdition(tx, this.editions, more.edition_id);
      const workingSet = await new WorkflowRepository(tx).readRows([row.case_id]);
      const content = JSON.parse(more.content) as {
        name: string;
        contact: string;
        text: string;
        evidence: string;
        files?: unknown[];
      };
      const hears = MAY_KNOW.includes(actor.role);
      return {
        ...toItem(row),
        text: content.text,
        evidence: content.evidence,
        files: hears ? await filesOf(tx, id) : null,
        fileCount: content.files?.length ?? 0,
        objector: hears ? { name: content.name, contact: content.contact } : null,
        answer: more.answer === null ? null : (JSON.parse(more.answer) as string),
        noticeTitle: more.notice,
        caseState: more.state,
        inTime: row.filed_at <= more.ends,
        actions: offered(edition, workingSet, actor, this.clock.iso(), lang, 'objection', id),
        timeline: await timeline(tx, id),
      };
    });
  }

  /** Items whose notice is over and that an objection has held, with everything filed against them. */
  held(actor: SessionActor, lang: Lang, editionId?: string): Promise<HeldItemDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await editionAt(tx, this.editions, actor, 'notice', this.clock.iso(), editionId);
      const stage = noticeStageOf(edition, actor);
      const found: { id: string }[] = await tx.query(
        `SELECT id FROM case_file WHERE edition_id = $1 AND state = $2 ORDER BY number`,
        [edition.id, `${stage.id}.held`],
      );
      const ids = found.map(({ id }) => id);
      const workingSet = await new WorkflowRepository(tx).readRows(ids);
      const objections: ListRow[] = await tx.query(`${LIST} WHERE b.case_id = ANY($1) ORDER BY b.filed_at`, [ids]);
      const answers = await new SnapshotRepository(tx).getAll(
        [...workingSet.objection.values()].flatMap(({ answerSha }) => answerSha ?? []),
      );
      const now = this.clock.iso();
      return ids.flatMap((id) => {
        const row = workingSet.case.get(id);
        if (!row) return [];
        const { number, title, holderName, version, state } = row;
        return [
          {
            case: { id, number, title, holderName, version, state },
            category: edition.name(row.category),
            actions: offered(edition, workingSet, actor, now, lang, 'case', id).filter(
              ({ name }) => name === 'clear' || name === 'exclude',
            ),
            objections: objections
              .filter(({ case_id }) => case_id === id)
              .map((one) => ({
                ...toItem(one),
                answer: (answers.get(workingSet.objection.get(one.id)?.answerSha ?? '') as string | undefined) ?? null,
              })),
          },
        ];
      });
    });
  }
}

function toItem(row: ListRow): ObjectionListItem {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    version: row.version,
    filedAt: row.filed_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    settledAt: row.settled_at?.toISOString() ?? null,
    caseId: row.case_id,
    caseNumber: row.case_number,
    caseTitle: row.title,
    holderName: row.holder_name,
    grounds: row.grounds,
    excerpt: shortened(row.excerpt, 121),
  };
}

async function timeline(tx: Tx, id: string): Promise<ObjectionDetailDto['timeline']> {
  const rows: { at: Date; event: string; name: string | null }[] = await tx.query(
    `SELECT r.at, r.event, u.display_name AS name FROM decision_record r LEFT JOIN app_user u ON u.id = r.actor_user WHERE r.subject_type = 'objection' AND r.subject_id = $1 ORDER BY r.at`,
    [id],
  );
  return rows.map(({ at, event, name }) => ({ at: at.toISOString(), event, actorName: name }));
}
