import type { CalendarData } from '../calendar';
import type { Command, MachineAction } from '../programme/machine';
import { noticesIn, noticesOf, type EditionNotices, type NewNotice } from '../notification';
import type { Actor, Role } from '../workflow/actor';
import { senseOf } from '../workflow/available-actions';
import { recordsOf } from '../workflow/decision-record';
import { isRefusal, refuse, type Refusal } from '../workflow/refusal';
import type { SubjectType } from '../workflow/rows';
import { emptyWorkingSet } from '../workflow/working-set';
import { clockActs, nextTurn } from './clock-acts';
import { EditionRound } from './edition-round';
import { machineEdges, walkedEdges } from './machine-edges';
import { actorFor, movesOf, type Move } from './moves';
import { payloadFor } from './payload-choice';
import { SampleSetting, type SampledEdition } from './sample-setting';
import { toldMove } from './told-move';

/** One thing that somebody let happen in a play. Kept as it is; playing them one after the other gives the same rows. */
export type PlayEvent = { kind: 'open'; applicant: number } | PlayAct | { kind: 'wait'; until: string };

export interface PlayAct {
  kind: 'act';
  subjectType: SubjectType;
  subjectId: string;
  stage: string;
  action: string;
  /** Which of the actors and of the usual payloads; what was typed instead stands in `edited`, by key of the payload. */
  variant: number;
  edited?: Record<string, unknown>;
}

/** What happened, as the play tells it; the newest last. */
export interface PlayEntry {
  at: string;
  by: 'person' | 'clock';
  subjectType: SubjectType;
  subjectId: string;
  caseId: string | null;
  dossierId: string | null;
  stage: string;
  action: string;
  event: string;
  actor: Actor;
}

/** Most that one play may hold: a person looks at it, and a process keeps it. */
export const PLAY_LIMITS = { events: 600, cases: 12, years: 8 } as const;

/** As many acts of the clock as one wait may cause; more would be a loop. */
const ACTS_OF_A_WAIT = 200;

/** A round of an edition that is not open, in memory: nothing of it is stored, sent or seen by anybody else. */
export class Play {
  readonly round: EditionRound;
  readonly setting: SampleSetting;
  readonly events: PlayEvent[] = [];
  readonly log: PlayEntry[] = [];
  readonly notices: NewNotice[] = [];
  /** Edges of the machine that were walked, by key. */
  readonly walked = new Set<string>();
  /** Stages in which a case stood or an act was done. */
  readonly entered = new Set<string>();
  readonly roles = new Set<Role>();
  readonly edges: ReturnType<typeof machineEdges>;
  private readonly asked = new Set<string>();
  readonly table: EditionNotices;

  constructor(
    edition: SampledEdition,
    readonly calendar: CalendarData,
  ) {
    this.setting = new SampleSetting(edition, calendar);
    this.round = new EditionRound(
      this.setting,
      `play/${this.setting.editionId}`,
      emptyWorkingSet(),
      startOf(this.setting),
    );
    this.edges = machineEdges(this.setting.machine);
    this.table = noticesIn(this.setting.editionId, edition.definition);
  }

  get isFull(): boolean {
    return this.events.length >= PLAY_LIMITS.events;
  }

  /** Lets it happen, or says why not; what was refused changes nothing. */
  apply(event: PlayEvent): Refusal | null {
    if (this.isFull) return refuse('play.full', { most: PLAY_LIMITS.events });
    const refusal = this.happen(event);
    if (!refusal) this.events.push(event);
    return refusal;
  }

  /** Lets it happen as it did before; what the rules refuse by now is passed over, and keeps its place. */
  replay(event: PlayEvent): void {
    this.happen(event);
    this.events.push(event);
  }

  private happen(event: PlayEvent): Refusal | null {
    switch (event.kind) {
      case 'open':
        return this.open(event.applicant);
      case 'wait':
        return this.wait(event.until);
      case 'act': {
        const move = this.moveOf(event);
        return move
          ? this.act(move, event.variant, event.edited, 'person')
          : refuse('state.wrong', { action: event.action });
      }
    }
  }

  /** The move that an act speaks of; undefined where it is not possible now. */
  moveOf({ subjectType, subjectId, stage, action }: Omit<PlayAct, 'kind' | 'variant'>): Move | undefined {
    if (!this.round.workingSet[subjectType].has(subjectId)) return undefined;
    return movesOf(this.round, subjectType, subjectId).find(
      (move) => move.action.name === action && move.action.stage === stage,
    );
  }

  payload(move: Move, variant: number, edited: Record<string, unknown> = {}): Record<string, unknown> {
    const payload = { ...payloadFor(this.round, move, variant), ...edited };
    return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== null));
  }

  /** Decides without writing. */
  preview(move: Move, variant: number): Refusal | null {
    const decision = this.round.preview(this.command(move, variant));
    return isRefusal(decision) ? decision : null;
  }

  private command(
    { subjectType, subjectId, action }: Move,
    variant: number,
    edited?: Record<string, unknown>,
  ): Command {
    const move = { subjectType, subjectId, action };
    const actor = actorFor(this.round, move, variant);
    return this.round.command(subjectType, subjectId, action.name, actor, this.payload(move, variant, edited));
  }

  /** Another case of one of the kinds of applicants that the routes take. */
  private open(index: number): Refusal | null {
    const kind = this.setting.samples[index];
    if (!kind) return refuse('subject.notFound');
    if (this.round.cases >= PLAY_LIMITS.cases) return refuse('play.cases', { most: PLAY_LIMITS.cases });
    const closes = this.closes();
    if (closes !== null && this.round.now > closes) return refuse('application.editionClosed');
    const applicant = this.setting.another(kind, [...this.round.workingSet.case.values()]);
    this.round.open(applicant);
    return null;
  }

  /** What a stage is about, for the words of its acts. */
  sense(stage: string): string {
    return senseOf(this.setting.machine, stage);
  }

  closes(): string | null {
    const first = this.setting.edition.definition.stages[0];
    return first?.kind === 'application' ? this.setting.dueDates.due(first.closes, this.round.now) : null;
  }

  /** Lets time pass, and the clock act at each instant on the way. */
  private wait(until: string): Refusal | null {
    if (until <= this.round.now) return refuse('play.past', { now: this.round.now });
    if (until > this.end()) return refuse('play.late', { end: this.end() });
    for (let turn = nextTurn(this.round); turn !== null && turn < until; turn = nextTurn(this.round)) {
      this.round.now = turn;
      this.tick();
    }
    this.round.now = until;
    this.tick();
    return null;
  }

  /** Last instant to which a play goes. */
  end(): string {
    const end = new Date(this.round.start);
    end.setUTCFullYear(end.getUTCFullYear() + PLAY_LIMITS.years);
    return end.toISOString();
  }

  private tick(): void {
    for (let acts = 0; acts < ACTS_OF_A_WAIT; acts++) {
      const due = clockActs(this.round).find(({ key }) => !this.asked.has(key));
      if (!due) return;
      this.asked.add(due.key);
      const move = movesOf(this.round, due.subjectType, due.subjectId).find(({ action }) => action.name === due.action);
      const variant = move ? systemVariant(move.action) : undefined;
      if (move && variant !== undefined) this.act(move, variant, undefined, 'clock');
    }
  }

  private act(
    move: Move,
    variant: number,
    edited: Record<string, unknown> | undefined,
    by: PlayEntry['by'],
  ): Refusal | null {
    const command = this.command(move, variant, edited);
    const before = this.round.copy();
    const decision = this.round.decide(command);
    if (isRefusal(decision)) return decision;
    for (const key of walkedEdges(before, this.round, move)) if (this.edges.has(key)) this.walked.add(key);
    this.entered.add(move.action.stage);
    for (const { stage } of this.round.workingSet.case.values()) this.entered.add(stage);
    this.roles.add(command.actor.role);
    const states = { before: before.workingSet, after: this.round.workingSet };
    const records = recordsOf(
      { ...command, actingFor: null },
      move.action,
      decision.events,
      states.before,
      (id) => states.after.case.get(id) ?? states.after.dossier.get(id),
      '',
    );
    for (const record of records)
      if (record.audienceOrgs === null || record.subjectType === 'deadline')
        this.notices.push(...noticesOf(toldMove(record, states, this.setting), this.table, this.calendar));
    const [record] = records;
    this.log.push({
      at: this.round.now,
      by,
      subjectType: move.subjectType,
      subjectId: move.subjectId,
      caseId: record?.caseId ?? null,
      dossierId: record?.dossierId ?? null,
      stage: move.action.stage,
      action: move.action.name,
      event: move.action.event,
      actor: command.actor,
    });
    return null;
  }
}

const DAY_MS = 86_400_000;
/** A call is followed by its close within months; where it is not, as in a copy with later dates, the play begins before the close. */
const LONGEST_CALL_DAYS = 200;
const BEFORE_CLOSE_DAYS = 60;

/** The morning after the call, or 60 days before applications close where the call is of another year. */
function startOf({ edition, dueDates }: SampleSetting): string | undefined {
  const { call, stages } = edition.definition;
  const [first] = stages;
  const called = Date.parse(`${call.date}T01:00:00.000Z`) + DAY_MS;
  const closes = first?.kind === 'application' ? dueDates.due(first.closes, new Date(called).toISOString()) : null;
  if (closes === null || Date.parse(closes) - called <= LONGEST_CALL_DAYS * DAY_MS) return undefined;
  const day = new Date(Date.parse(closes) - BEFORE_CLOSE_DAYS * DAY_MS).toISOString().slice(0, 10);
  return `${day}T01:00:00.000Z`;
}

/** The variant with which the clock is the actor; undefined where it never is. */
function systemVariant({ who }: MachineAction): number | undefined {
  const index = who.findIndex(({ relation }) => relation === 'system');
  return index === -1 ? undefined : index;
}
