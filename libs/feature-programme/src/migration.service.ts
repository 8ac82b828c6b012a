import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EditionProposeBodyDto, MigrationCaseDto, MigrationDryRunDto } from '@linxuan/contracts';
import {
  dueDatesOf,
  compile,
  type CaseMachine,
  type ProgrammeDefinition,
  type StageDefinition,
  type Text,
} from '@linxuan/domain';
import {
  EditionProgressRepository,
  OrganisationRepository,
  RecordedOrderRepository,
  UnitOfWork,
  type RunningCase,
  type Tx,
} from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  TRANSITION_REQUESTS,
  EDITIONS,
  type TransitionRequests,
  type Editions,
  type SessionActor,
  workingCalendar,
} from '@linxuan/platform';
import { mustBeOf, versionOf } from './edition-rows';

/** Running cases keep their version until a recorded order moves them; the order holds the list that was looked at. */
@Injectable()
export class MigrationService {
  private readonly dueDates = dueDatesOf(workingCalendar);

  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    @Inject(TRANSITION_REQUESTS) private readonly transitionRequests: TransitionRequests,
    private readonly clock: Clock,
  ) {}

  dryRun(actor: SessionActor, id: string, version: number): Promise<MigrationDryRunDto> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await versionOf(tx, id, version);
      mustBeOf(actor, row);
      return this.compare(tx, id, version, row.definition);
    });
  }

  /** What would become of each running case under the version; nothing is changed. */
  async compare(
    tx: Tx,
    id: string,
    version: number,
    definition: ProgrammeDefinition | null,
  ): Promise<MigrationDryRunDto> {
    if (!definition) throw new DomainError('edition.faulty', { count: 1 });
    const rows = await new EditionProgressRepository(tx).runningUnderOther(id, version);
    const to = compile(definition);
    const names = await new OrganisationRepository(tx).namesOf(rows.map(({ nominatorOrg }) => nominatorOrg));
    const cases: MigrationCaseDto[] = [];
    for (const row of rows) {
      const from = (await this.editions.get(tx, id, row.editionVersion)).machine;
      cases.push(this.one(row, from, to, names.get(row.nominatorOrg ?? '') ?? null));
    }
    return { toVersion: version, cases };
  }

  private one(row: RunningCase, from: CaseMachine, to: CaseMachine, nominator: Text | null): MigrationCaseDto {
    const before = row.dueAt;
    const base = {
      id: row.id,
      number: row.number,
      stage: row.stage,
      stageTitle: from.stages.get(row.stage)?.title ?? { zh: row.stage, en: row.stage },
      nominator,
      fromVersion: row.editionVersion,
      dueBefore: before,
    };
    if (!to.states.has(row.state))
      return { ...base, result: 'blocked', newStages: [], passedStages: [], dueAfter: before };
    const known = new Set(from.path(row.route));
    const path = to.path(row.route);
    const place = path.indexOf(row.stage);
    const inserted = path.flatMap((stage, index) =>
      known.has(stage) ? [] : [{ index, title: to.stages.get(stage)?.title ?? { zh: stage, en: stage } }],
    );
    const after = row.correcting
      ? before
      : this.dueUnder(from.stages.get(row.stage), to.stages.get(row.stage), row, before);
    const newStages = inserted.filter(({ index }) => index > place).map(({ title }) => title);
    const passedStages = inserted.filter(({ index }) => index < place).map(({ title }) => title);
    return {
      ...base,
      result: newStages.length > 0 || after !== before ? 'moves' : 'stays',
      newStages,
      passedStages,
      dueAfter: after,
    };
  }

  private dueUnder(
    from: StageDefinition | undefined,
    to: StageDefinition | undefined,
    row: RunningCase,
    before: string | null,
  ): string | null {
    const [was, is] = [termOf(from), termOf(to)];
    if (JSON.stringify(was) === JSON.stringify(is)) return before;
    return is ? this.dueDates.due(is, row.enteredAt) : null;
  }

  /**
   * Moves every running case that can be moved; each goes through the request service by itself and keeps its own
   * record.
   */
  async migrate(
    actor: SessionActor,
    id: string,
    version: number,
    { documentNumber, reason }: EditionProposeBodyDto,
  ): Promise<{ orderId: string; requested: number; blocked: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await versionOf(tx, id, version);
      mustBeOf(actor, row);
      if (row.state !== 'open') throw new DomainError('edition.notOpen');
      const { cases } = await this.compare(tx, id, version, row.definition);
      const moved = cases.filter(({ result }) => result !== 'blocked');
      if (moved.length === 0) throw new DomainError('order.unchanged');
      const orderId = randomUUID();
      await new RecordedOrderRepository(tx).add({
        id: orderId,
        editionId: id,
        kind: 'migrate-cases',
        orgId: null,
        payload: { toVersion: version, subjects: moved.map((one) => one.id), cases },
        documentNumber,
        reason,
        orderedBy: actor.scope.userId,
        orderedAt: this.clock.iso(),
      });
      for (const one of moved)
        await this.transitionRequests.accept(tx, actor, {
          subjectType: 'case',
          subjectId: one.id,
          action: 'migrate',
          version: null,
          payload: { orderId, reason },
          idempotencyKey: `${orderId}/${one.id}`,
        });
      return { orderId, requested: moved.length, blocked: cases.length - moved.length };
    });
  }
}

function termOf(stage: StageDefinition | undefined) {
  return stage?.kind === 'application' ? stage.closes : stage?.due;
}
