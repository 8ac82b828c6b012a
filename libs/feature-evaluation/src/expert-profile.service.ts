import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  ExpertDetailDto,
  ExpertDto,
  ExpertFactBodyDto,
  ExpertFactDto,
  ExpertProfileBodyDto,
  ExpertQueryDto,
  VettingBodyDto,
} from '@linxuan/contracts';
import { businessDateOf } from '@linxuan/domain';
import { ExpertHistoryRepository, UnitOfWork, type ExpertListRow, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';
import { factOf } from './stated-fact';

/** A history that is longer than this is no history of one person. */
const MOST_FACTS = 300;

/** The pool of experts: each keeps the own profile and history, the secretariat reads and vets them. */
@Injectable()
export class ExpertProfileService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  list(actor: SessionActor, query: ExpertQueryDto): Promise<{ data: ExpertDto[]; total: number }> {
    return this.work.list(actor.scope, async (tx) => {
      const { rows, total } = await new ExpertHistoryRepository(tx).page(query, { ...query, today: this.today() });
      return { data: rows.map(toExpert), total };
    });
  }

  /** Throws `subject.notFound` for somebody who is no expert. */
  one(actor: SessionActor, id: string): Promise<ExpertDetailDto> {
    return this.work.run(actor.scope, (tx) => this.detail(tx, id));
  }

  own(actor: SessionActor): Promise<ExpertDetailDto> {
    return this.one(actor, actor.scope.userId);
  }

  /** Throws `expert.profileChanged` where another page has saved meanwhile, `expert.away` for half a period. */
  save(actor: SessionActor, body: ExpertProfileBodyDto): Promise<ExpertDetailDto> {
    const { version, consent, ...stated } = body;
    const { awayFrom, awayUntil } = stated;
    if ((awayFrom === null) !== (awayUntil === null) || (awayFrom && awayUntil && awayUntil < awayFrom))
      throw new DomainError('expert.away', {}, { fields: [{ pointer: '/awayUntil', code: 'period' }] });
    return this.work.run(actor.scope, async (tx) => {
      const now = this.clock.iso();
      const { userId } = actor.scope;
      const history = new ExpertHistoryRepository(tx);
      const { consentedAt } = await this.detail(tx, userId);
      const profile = { ...stated, userId, consentedAt: consent ? (consentedAt ?? now) : null, updatedAt: now };
      if (!(await history.save(profile, version))) throw new DomainError('expert.profileChanged');
      return this.detail(tx, userId);
    });
  }

  /** Throws where the fact is not whole, or the history is full. */
  addFact(actor: SessionActor, body: ExpertFactBodyDto): Promise<ExpertDetailDto> {
    const stated = factOf(body);
    return this.work.run(actor.scope, async (tx) => {
      const { userId } = actor.scope;
      const history = new ExpertHistoryRepository(tx);
      if ((await history.standing(userId)) >= MOST_FACTS)
        throw new DomainError('expert.historyFull', { most: MOST_FACTS });
      await history.add({ ...stated, id: randomUUID(), userId, enteredAt: this.clock.iso() });
      return this.detail(tx, userId);
    });
  }

  /** What was wrong is taken back and stays on record. */
  withdrawFact(actor: SessionActor, id: string): Promise<ExpertDetailDto> {
    return this.work.run(actor.scope, async (tx) => {
      const { userId } = actor.scope;
      const found = await new ExpertHistoryRepository(tx).withdraw(userId, id, this.clock.iso());
      if (!found) throw new DomainError('subject.notFound');
      return this.detail(tx, userId);
    });
  }

  vet(actor: SessionActor, expert: string, { version, until }: VettingBodyDto): Promise<ExpertDetailDto> {
    return this.work.run(actor.scope, async (tx) => {
      const outcome = await new ExpertHistoryRepository(tx).vet({ expert, version, until }, this.clock.iso());
      if (outcome !== 'done') throw new DomainError(outcome);
      return this.detail(tx, expert);
    });
  }

  private async detail(tx: Tx, id: string): Promise<ExpertDetailDto> {
    const history = new ExpertHistoryRepository(tx);
    const { rows } = await history.page({ id }, { page: 1, perPage: 1, today: this.today() });
    const [row] = rows;
    if (!row) throw new DomainError('subject.notFound');
    const facts = await history.facts(id);
    const view = ({ withdrawnAt: _, userId: _user, user: _row, ...fact }: (typeof facts)[number]): ExpertFactDto =>
      fact;
    return {
      ...toExpert(row),
      version: row.profileVersion ?? 0,
      consentedAt: row.consentedAt,
      vettedAt: row.vettedAt,
      vettedBy: row.vettedBy,
      facts: facts.filter(({ withdrawnAt }) => withdrawnAt === null).map(view),
      withdrawn: facts.filter(({ withdrawnAt }) => withdrawnAt !== null).map(view),
    };
  }

  private today(): string {
    return businessDateOf(this.clock.iso());
  }
}

function toExpert(row: ExpertListRow): ExpertDto {
  const { id, name, zh, en, expertise, load, loadCap, awayFrom, awayUntil, vetting, vettedUntil } = row;
  return {
    id,
    name,
    orgName: { zh, en },
    expertise,
    title: row.title ?? '',
    level: row.level ?? 'other',
    load,
    loadCap,
    awayFrom,
    awayUntil,
    vetting,
    vettedUntil,
  };
}
