import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OwnDateBodyDto, OwnDateDto } from '@linxuan/contracts';
import { businessDateOf, endOfBusinessDay, type CaseMachine } from '@linxuan/domain';
import { UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';

interface OwnDateRecord {
  edition_id: string;
  payload: { what: OwnDateDto['what']; until: string };
  document_number: string;
  reason: string;
  ordered_at: Date;
}

const UNKNOWN_EDITION = {
  fields: [
    {
      pointer: '/editionId',
      code: 'unknown',
      words: { zh: '本单位不是该项目的推荐单位', en: 'Your organisation nominates nothing in this programme' },
    },
  ],
};

/**
 * Earlier dates that a nominator sets for its own applicants and departments. They lie within the national date and bind only
 * those who apply to it or whom it asks; the newest one per purpose counts.
 */
@Injectable()
export class OwnDateService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  list(actor: SessionActor): Promise<OwnDateDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const rows: OwnDateRecord[] = await tx.query(
        `SELECT DISTINCT ON (edition_id, payload->>'what') edition_id, payload, document_number, reason, ordered_at FROM recorded_order
         WHERE kind = 'own-date' AND org_id = $1 ORDER BY edition_id, payload->>'what', ordered_at DESC`,
        [actor.orgId],
      );
      return Promise.all(
        rows.map(async (row) => ({
          editionId: row.edition_id,
          what: row.payload.what,
          date: businessDateOf(row.payload.until),
          nationalDate: await this.nationalDate(tx, actor, row.edition_id),
          reason: row.reason,
          documentNumber: row.document_number,
          at: row.ordered_at.toISOString(),
        })),
      );
    });
  }

  /** Throws `ownDate.passed` for a day that is over and `ownDate.afterNational` for one beyond the national date. */
  set(actor: SessionActor, body: OwnDateBodyDto): Promise<{ id: string }> {
    return this.work.run(actor.scope, async (tx) => {
      const national = await this.nationalDate(tx, actor, body.editionId);
      const [now, until] = [this.clock.iso(), endOfBusinessDay(body.date)];
      if (until < now)
        throw new DomainError(
          'ownDate.passed',
          { date: body.date },
          {
            fields: [
              { pointer: '/date', code: 'past', words: { zh: `${body.date} 已经过去`, en: `${body.date} is over` } },
            ],
          },
        );
      if (national !== null && body.date > national)
        throw new DomainError(
          'ownDate.afterNational',
          { date: national },
          {
            fields: [
              { pointer: '/date', code: 'maximum', words: { zh: `不得晚于 ${national}`, en: `Not after ${national}` } },
            ],
          },
        );
      const id = randomUUID();
      await tx.query(
        `INSERT INTO recorded_order (id, edition_id, kind, org_id, payload, document_number, reason, ordered_by, ordered_at) VALUES ($1, $2, 'own-date', $3, $4, $5, $6, $7, $8)`,
        [
          id,
          body.editionId,
          actor.orgId,
          { what: body.what, until },
          body.documentNumber,
          body.reason,
          actor.scope.userId,
          now,
        ],
      );
      return { id };
    });
  }

  /** The day by which this nominator sends its nomination, a recorded extension included; 404 where it is no nominator of the edition. */
  private async nationalDate(tx: Tx, actor: SessionActor, editionId: string): Promise<string | null> {
    const [known] = await tx.query(`SELECT id FROM edition WHERE id = $1`, [editionId]);
    if (!known) throw new DomainError('subject.notFound', {}, UNKNOWN_EDITION);
    const { machine } = await this.editions.get(tx, editionId);
    const entry = machine.definition.roster.find(({ org }) => org === actor.orgId);
    if (!entry) throw new DomainError('subject.notFound', {}, UNKNOWN_EDITION);
    const [order] = await tx.query(
      `SELECT max(payload->>'until') AS until FROM recorded_order WHERE edition_id = $1 AND kind = 'extend-nomination' AND (org_id IS NULL OR org_id = $2)`,
      [editionId, actor.orgId],
    );
    const dates = [
      statedDate(machine, entry.route),
      order?.until ? businessDateOf(order.until as string) : null,
    ].filter((date): date is string => date !== null);
    return dates.sort().at(-1) ?? null;
  }
}

function statedDate(machine: CaseMachine, route: string): string | null {
  const dates = machine.path(route).flatMap((id) => {
    const stage = machine.stages.get(id);
    return stage?.kind === 'nomination' && stage.deadline.date ? [stage.deadline.date] : [];
  });
  return dates.at(-1) ?? null;
}
