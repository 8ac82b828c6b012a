import type { CaseRow } from '../workflow/rows';
import { rowsOf } from '../workflow/working-set';
import { nextTurn } from './clock-acts';
import { possibleMoves, type Move } from './moves';
import { PLAY_LIMITS, type Play, type PlayAct, type PlayEvent } from './play';
import { numberOf } from './sample-setting';

/** Acts that end a case for its applicant, or a paper for its owner. */
const ENDING =
  /^(withdraw|reject|decline|exclude|not-accept|refuse-late|refuse|zero-return|uphold|end|unnominate|revoke|bar|lapse)$/;
/** Acts that send something back or move a date. */
const SELDOM =
  /^(return|recall|reopen|send-back|rectify|request-change|recuse|replace|revive|object|extend|recompute|look-again|expire|postpone)$/;

/** How often one act may be done with one case or paper; what goes on for ever, as yearly reports do, is seen by then. */
const MOST_REPEATS = 3;
/** So many events without anything new are the end. */
const MOST_IDLE = 120;
/** In the order in which they are tried: the shortest usual payload first. */
const VARIANTS = [0, 2, 4, 6, 1, 3, 5, 7] as const;

type Manner = 'straight' | 'curious' | 'ending';

/** Every third case goes straight through, every third takes each detour once, every third ends where none has ended yet. */
function mannerOf(row: CaseRow): Manner {
  return (['straight', 'curious', 'ending'] as const)[(numberOf(row) - 1) % 3] ?? 'straight';
}

/**
 * Plays by itself: what a diligent office would do next, now and then a detour, and waiting where nothing is to be
 * done. `next` gives one event that the play takes; null where it has come to its end.
 */
export class SelfPlay {
  private readonly done = new Map<string, number>();
  private readonly hopeless = new Map<string, number>();
  private counted = 0;
  /** Samples that were opened, or were to be; none where a person has chosen them. */
  private opened: number | null = null;
  private idle = 0;

  constructor(private readonly play: Play) {}

  /** Applies the next event and returns it. */
  step(): PlayEvent | null {
    if (this.play.isFull || this.idle >= MOST_IDLE) return null;
    this.catchUp();
    const before = this.play.walked.size;
    const event = this.opening() ?? this.acting() ?? this.waiting();
    this.idle = this.play.walked.size > before ? 0 : this.idle + 1;
    return event;
  }

  /** Counts what has happened since, whoever did it. */
  private catchUp(): void {
    this.opened ??= this.play.round.cases === 0 ? 0 : PLAY_LIMITS.cases;
    for (; this.counted < this.play.events.length; this.counted++) {
      const event = this.play.events[this.counted];
      if (event?.kind === 'act') this.count(event);
    }
  }

  /** One applicant of each way to apply first, then others until there are as many as the manners need. */
  private opening(): PlayEvent | null {
    const ways = this.ways();
    const wanted = Math.min(PLAY_LIMITS.cases, Math.max(9, this.play.setting.edition.definition.routes.length * 3));
    for (let opened = this.opened ?? 0; opened < wanted && ways.length > 0; opened++) {
      const event = { kind: 'open', applicant: ways[Math.floor(opened / 3) % ways.length] ?? 0 } as const;
      this.opened = opened + 1;
      if (!this.play.apply(event)) return event;
    }
    return null;
  }

  /** Kinds of applicants: the first of each route, then the second of each. */
  private ways(): number[] {
    const { samples, edition } = this.play.setting;
    const routes = edition.definition.routes.map(({ id }) =>
      samples.flatMap(({ route }, index) => (route === id ? [index] : [])),
    );
    return [0, 1, 2, 3].flatMap((n) => routes.flatMap((indexes) => indexes[n] ?? []));
  }

  private acting(): PlayEvent | null {
    const ranked = possibleMoves(this.play.round)
      .map((move) => ({ move, rank: this.rank(move) }))
      .filter(({ rank }) => rank < Infinity)
      .sort((one, other) => one.rank - other.rank);
    for (const { move } of ranked) {
      const event = this.tried(move);
      if (event) return event;
    }
    return null;
  }

  /** The first usual way to do it that is not refused; a move that nothing had changed for is not tried again. */
  private tried(move: Move): PlayEvent | null {
    const { subjectType, subjectId, action } = move;
    const key = `${subjectId}|${action.stage}.${action.name}`;
    if (this.hopeless.get(key) === this.play.log.length) return null;
    for (const variant of VARIANTS) {
      const event = { kind: 'act', subjectType, subjectId, stage: action.stage, action: action.name, variant } as const;
      if (!this.play.preview(move, variant) && !this.play.apply(event)) return event;
    }
    this.hopeless.set(key, this.play.log.length);
    return null;
  }

  /** Lower is sooner: stage by stage, so that what is decided together comes together; detours before the way. */
  private rank(move: Move): number {
    const { subjectType, subjectId, action } = move;
    if (action.who.every(({ relation }) => relation === 'system')) return Infinity;
    if (subjectType === 'dossier' && this.isIdle(subjectId)) return Infinity;
    const here = this.done.get(this.storyOf(move)) ?? 0;
    if (here >= MOST_REPEATS) return Infinity;
    const ever = this.done.get(`${subjectType}|${action.stage}.${action.name}`) ?? 0;
    const manner = this.mannerOf(subjectType, subjectId);
    const stage = 100 * [...this.play.round.machine.stages.keys()].indexOf(action.stage);
    if (ENDING.test(action.name)) return manner === 'ending' && ever === 0 ? stage + 2 : Infinity;
    if (subjectType === 'deadline' || SELDOM.test(action.name))
      return manner !== 'straight' && ever === 0 ? stage + 1 : Infinity;
    // What was done here before is done again only where nothing else goes on.
    return stage + 10 + Math.min(10, ever) + here * 10_000;
  }

  /** A paper without a case in it and without one that could be put into it. */
  private isIdle(dossierId: string): boolean {
    const { workingSet } = this.play.round;
    const dossier = workingSet.dossier.get(dossierId);
    if (!dossier || dossier.kind === 'quota-request') return false;
    return (
      rowsOf(workingSet, 'dossierItem', (item) => item.dossierId === dossierId).length === 0 &&
      rowsOf(workingSet, 'case', ({ stage, outcome }) => stage === dossier.stage && outcome === 'running').length === 0
    );
  }

  /** What repetitions are counted by: an act on a case or on anything of it, or on a paper. */
  private storyOf({
    subjectType,
    subjectId,
    action,
  }: Pick<Move, 'subjectType' | 'subjectId'> & { action: { stage: string; name: string } }): string {
    const row = this.play.round.workingSet[subjectType].get(subjectId) as { caseId?: string | null } | undefined;
    const each = subjectType === 'opinion' || subjectType === 'seat' ? subjectId : (row?.caseId ?? subjectId);
    return `${each}|${action.stage}.${action.name}`;
  }

  /** A paper goes the way of the most careful of its cases; one without cases may take any. */
  private mannerOf(subjectType: Move['subjectType'], subjectId: string): Manner {
    const { workingSet } = this.play.round;
    const own =
      subjectType === 'case'
        ? [subjectId]
        : subjectType === 'dossier'
          ? rowsOf(workingSet, 'dossierItem', ({ dossierId }) => dossierId === subjectId).map(({ caseId }) => caseId)
          : [(workingSet[subjectType].get(subjectId) as { caseId: string | null }).caseId ?? ''];
    const manners = own.flatMap((id) => {
      const row = workingSet.case.get(id);
      return row ? [mannerOf(row)] : [];
    });
    return manners.includes('straight') ? 'straight' : manners.includes('curious') ? 'curious' : 'ending';
  }

  private waiting(): PlayEvent | null {
    const { round } = this.play;
    const busy =
      [...round.workingSet.case.values()].some(
        ({ outcome, state }) => outcome === 'running' || !!round.machine.states.get(state)?.followed,
      ) || rowsOf(round.workingSet, 'task', ({ doneAt }) => doneAt === null).length > 0;
    const until = busy ? nextTurn(round) : null;
    if (until === null || until > this.play.end()) return null;
    const event = { kind: 'wait', until } as const;
    return this.play.apply(event) ? null : event;
  }

  private count({ subjectType, subjectId, stage, action: name }: PlayAct): void {
    for (const key of [
      this.storyOf({ subjectType, subjectId, action: { stage, name } }),
      `${subjectType}|${stage}.${name}`,
    ])
      this.done.set(key, (this.done.get(key) ?? 0) + 1);
  }
}
