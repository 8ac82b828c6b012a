import { Inject, Injectable } from '@nestjs/common';
import type { BoardApplicant, DeadlineBoard } from '@linxuan/contracts';
import {
  INTERVAL,
  paceWindow,
  PRIOR_DAYS,
  startOfBusinessDay,
  timeLeft,
  WINDOW_DAYS,
  workingClock,
} from '@linxuan/domain';
import {
  DeadlineBoardRepository,
  SentReminderRepository,
  UnitOfWork,
  type CaseInCorrection,
  type Tx,
} from '@linxuan/persistence';
import {
  Clock,
  EDITIONS,
  workingCalendar,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import type { Moment } from './board-cells';
import {
  boardEdition,
  boardEditions,
  choicesOf,
  commonest,
  corrections,
  isAuthority,
  ownDates,
  type EditionChoice,
} from './board-facts';
import { deadlines, organisations, type OrgFact } from './dashboard-facts';
import { departmentBoard } from './department-board';
import { nominatorBoard, stagesOfNominator } from './nominator-board';

/** Who will be late: a fixed number of statements, however many organisations, cases and opinions there are. */
@Injectable()
export class DeadlineBoardService {
  private readonly calendar = workingCalendar;
  private readonly workingClock = workingClock(this.calendar);

  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** Throws 404 where no edition concerns the organisation. */
  board(actor: SessionActor, editionId?: string): Promise<DeadlineBoard> {
    return this.work.run(actor.scope, async (tx) => {
      const places = await boardEditions(tx, this.editions, actor, this.clock.iso(), editionId);
      return this.assemble(tx, actor, boardEdition(places, editionId), choicesOf(places));
    });
  }

  private async assemble(
    tx: Tx,
    actor: SessionActor,
    edition: CompiledEdition,
    choices: EditionChoice[],
  ): Promise<DeadlineBoard> {
    const now = this.clock.iso();
    const { machine } = edition;
    const { roster, ministryDepartments, title } = machine.definition;
    const window = paceWindow(now, this.calendar);
    const moment: Moment = {
      now,
      calendar: this.calendar,
      clock: this.workingClock,
      windowDays: window?.days ?? WINDOW_DAYS,
    };
    const since = window ? startOfBusinessDay(window.from) : now;
    const authority = isAuthority(actor);
    const own = authority ? roster : roster.filter(({ org }) => org === actor.orgId);
    const asked = await corrections(tx, edition.id, machine, actor);
    const board = new DeadlineBoardRepository(tx);
    const opinions = await board.opinions(edition.id, actor.orgId, now, since);
    const departments = [
      ...new Set([
        ...(authority ? ministryDepartments.map(({ org }) => org) : (own[0]?.departments ?? [])),
        ...opinions.map(({ org }) => org),
      ]),
    ];
    const known = await organisations(tx, [
      ...new Set([...roster.map(({ org }) => org), ...departments, ...asked.map(({ org }) => org)]),
    ]);
    const reminded = await new SentReminderRepository(tx).lastOf(edition.id, actor.orgId);
    const deadlineOf = await deadlines(tx, edition, now);
    const facts = {
      load: await board.stageLoad(edition.id, now),
      flow: await board.stageFlow(edition.id, since),
      organisations: known,
      reminded,
      deadlineOf,
    };
    const first = commonest(own.flatMap(({ org }) => deadlineOf(org)?.at ?? []));
    const earlier = authority ? [] : await ownDates(tx, edition.id, actor.orgId, now);
    const stages = [...new Set(own.flatMap(({ route }) => stagesOfNominator(machine, route)))];
    return {
      edition: { id: edition.id, title },
      editions: choices,
      now,
      scope: authority ? 'authority' : 'nominator',
      deadline: first === null ? null : { at: first, words: timeLeft(now, first, this.calendar).words },
      ownDates: earlier.map(({ what, until }) => ({
        what,
        at: until,
        words: timeLeft(now, until, this.calendar).words,
      })),
      stages: stages.map((stage) => ({ stage, title: machine.stages.get(stage)?.title ?? { zh: stage, en: stage } })),
      rows: nominatorBoard(
        edition,
        facts,
        own.map(({ org }) => org),
        moment,
      ),
      departments: departmentBoard(
        edition,
        opinions,
        departments,
        { organisations: known, reminded, until: earlier.find(({ what }) => what === 'opinion')?.until ?? null },
        moment,
      ),
      applicants: asked.map((one) => this.applicant(one, edition, known, reminded, now)),
      method: { windowDays: WINDOW_DAYS, priorDays: PRIOR_DAYS, interval: INTERVAL },
    };
  }

  private applicant(
    { stage, org, dueAt, ...one }: CaseInCorrection,
    { machine }: CompiledEdition,
    known: Map<string, OrgFact>,
    reminded: Map<string, string>,
    now: string,
  ): BoardApplicant {
    const left = dueAt === null ? null : timeLeft(now, dueAt, this.calendar);
    return {
      ...one,
      org,
      dueAt,
      name: known.get(org)?.name ?? { zh: org, en: org },
      stageTitle: machine.stages.get(stage)?.title ?? { zh: stage, en: stage },
      overdue: left?.overdue ?? false,
      timeLeft: left?.words ?? null,
      lastReminder: reminded.get(org) ?? null,
    };
  }
}
