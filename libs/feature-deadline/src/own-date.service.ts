import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OwnDateBodyDto, OwnDateDto } from '@linxuan/contracts';
import { businessDateOf, endOfBusinessDay, type CaseMachine } from '@linxuan/domain';
import { EditionEntity, RecordedOrderRepository, UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';

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
 * Earlier dates that a nominator sets for its own applicants and departments. They lie within the national date and
 * bind only those who apply to it or whom it asks; the newest one per purpose counts.
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
      const rows = await new RecordedOrderRepository(tx).ownDatesOf(actor.orgId);
      return Promise.all(
        rows.map(async (row) => ({
          editionId: row.editionId,
          what: row.payload.what,
          date: businessDateOf(row.payload.until),
          nationalDate: await this.nationalDate(tx, actor, row.editionId),
          reason: row.reason,
          documentNumber: row.documentNumber,
          at: row.orderedAt,
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
      await new RecordedOrderRepository(tx).add({
        id,
        editionId: body.editionId,
        kind: 'own-date',
        orgId: actor.orgId,
        payload: { what: body.what, until },
        documentNumber: body.documentNumber,
        reason: body.reason,
        orderedBy: actor.scope.userId,
        orderedAt: now,
      });
      return { id };
    });
  }

  /**
   * The day by which this nominator sends its nomination, a recorded extension included; 404 where it is no nominator
   * of the edition.
   */
  private async nationalDate(tx: Tx, actor: SessionActor, editionId: string): Promise<string | null> {
    if (!(await tx.existsBy(EditionEntity, { id: editionId })))
      throw new DomainError('subject.notFound', {}, UNKNOWN_EDITION);
    const { machine } = await this.editions.get(tx, editionId);
    const entry = machine.definition.roster.find(({ org }) => org === actor.orgId);
    if (!entry) throw new DomainError('subject.notFound', {}, UNKNOWN_EDITION);
    const extended = await new RecordedOrderRepository(tx).nominationExtendedTo(editionId, actor.orgId);
    const dates = [statedDate(machine, entry.route), extended === null ? null : businessDateOf(extended)].filter(
      (date): date is string => date !== null,
    );
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
