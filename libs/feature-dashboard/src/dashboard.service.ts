import { Inject, Injectable } from '@nestjs/common';
import type { DepartmentRow, MinistryDashboard, NominatorDetail } from '@linxuan/contracts';
import { timeLeft } from '@linxuan/domain';
import {
  DashboardRepository,
  SentReminderRepository,
  UnitOfWork,
  type OpenWorkCount,
  type Tx,
} from '@linxuan/persistence';
import {
  Clock,
  workspaceEdition,
  DomainError,
  EDITIONS,
  workingCalendar,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { deadlines, organisations, slotUse } from './dashboard-facts';
import { openWorkOf, nominatorRows, type NominatorFacts } from './nominator-rows';
import { reminderRows } from './reminder-rows';

/** The ministry's view over all nominators. Nine queries, however many nominators, cases and tasks there are. */
@Injectable()
export class DashboardService {
  private readonly calendar = workingCalendar;

  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  ministry(actor: SessionActor, editionId?: string): Promise<MinistryDashboard> {
    return this.work.run(actor.scope, async (tx) => {
      const now = this.clock.iso();
      const edition = await workspaceEdition(tx, this.editions, actor, 'dashboard', this.clock.iso(), editionId);
      const facts = await this.facts(tx, edition, actor, now);
      const { definition, stages } = edition.machine;
      const first = facts.deadlineOf(definition.roster[0]?.org ?? '');
      return {
        edition: { id: edition.id, title: definition.title },
        now,
        deadline: first && { ...first, words: timeLeft(now, first.at, this.calendar).words },
        data: nominatorRows(edition, facts),
        departments: departmentRows(edition, facts.openWork),
        funnel: [...stages.values()].map(({ id, title }) => {
          const here = facts.counts.filter(({ stage }) => stage === id);
          const sum = (running: boolean) =>
            here
              .filter(({ outcome }) => (outcome === 'running') === running)
              .reduce((total, { cases }) => total + cases, 0);
          return { stage: id, title, running: sum(true), ended: sum(false) };
        }),
      };
    });
  }

  /**
   * One nominator: stages with counts, openWork with open and overdue work, batches sent, reminders. Throws 404 outside
   * the roster.
   */
  nominator(actor: SessionActor, org: string, editionId?: string): Promise<NominatorDetail> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await workspaceEdition(tx, this.editions, actor, 'dashboard', this.clock.iso(), editionId);
      const facts = await this.facts(tx, edition, actor, this.clock.iso());
      const nominator = nominatorRows(edition, facts).find((row) => row.org === org);
      if (!nominator) throw new DomainError('subject.notFound');
      const openWork = openWorkOf(edition, org, facts.openWork);
      const names = await organisations(tx, [...new Set(openWork.map((row) => row.org))]);
      const stageTitle = (stage: string) => edition.machine.stages.get(stage)?.title ?? { zh: stage, en: stage };
      const dossiers = await new DashboardRepository(tx).releasedBatches(edition.id, org, actor.orgId);
      return {
        nominator,
        stages: stagesOf(edition, facts, org, openWork),
        desks: openWork
          .map(({ org: holder, role, stage, kind, open, overdue, earliestDue }) => ({
            org: holder,
            name: names.get(holder)?.name ?? { zh: holder, en: holder },
            role,
            stage,
            stageTitle: stageTitle(stage),
            kind,
            open,
            overdue,
            earliestDue,
          }))
          .sort((a, b) => b.overdue - a.overdue || (a.earliestDue ?? '9').localeCompare(b.earliestDue ?? '9')),
        dossiers,
        reminders: await reminderRows(tx, edition.id, org),
      };
    });
  }

  private async facts(tx: Tx, edition: CompiledEdition, actor: SessionActor, now: string): Promise<NominatorFacts> {
    const { roster, ministryDepartments } = edition.machine.definition;
    const figures = new DashboardRepository(tx);
    return {
      organisations: await organisations(
        tx,
        [...roster, ...ministryDepartments].map(({ org }) => org),
      ),
      counts: await figures.caseCounts(edition.id),
      openWork: await figures.openWorkCounts(edition.id, now),
      sent: await figures.sentBatches(edition.id, actor.orgId),
      slots: await slotUse(tx, edition.id),
      reminders: await new SentReminderRepository(tx).lastOf(edition.id),
      deadlineOf: await deadlines(tx, edition, now),
    };
  }
}

function departmentRows({ machine }: CompiledEdition, openWork: readonly OpenWorkCount[]): DepartmentRow[] {
  return machine.definition.ministryDepartments.map(({ org, name }) => {
    const own = openWork.filter((row) => row.org === org);
    const due = own.flatMap(({ earliestDue }) => earliestDue ?? []).sort();
    return {
      org,
      name,
      open: own.reduce((sum, { open }) => sum + open, 0),
      overdue: own.reduce((sum, { overdue }) => sum + overdue, 0),
      earliestDue: due[0] ?? null,
    };
  });
}

function stagesOf(
  { machine }: CompiledEdition,
  facts: NominatorFacts,
  org: string,
  openWork: readonly OpenWorkCount[],
): NominatorDetail['stages'] {
  const route = machine.definition.roster.find((entry) => entry.org === org)?.route ?? null;
  const own = facts.counts.filter(({ nominator }) => nominator === org);
  return machine.path(route).flatMap((id) => {
    const here = own.filter(({ stage }) => stage === id);
    const count = here.reduce((sum, { cases }) => sum + cases, 0);
    const overdue = openWork.filter(({ stage }) => stage === id).reduce((sum, row) => sum + row.overdue, 0);
    const title = machine.stages.get(id)?.title ?? { zh: id, en: id };
    const states = here.map(({ state, cases }) => ({ state: machine.states.get(state)?.name ?? state, count: cases }));
    return count > 0 || overdue > 0 ? [{ stage: id, title, states, count, overdue }] : [];
  });
}
