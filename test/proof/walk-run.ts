import fc from 'fast-check';
import { deriveId, isRefusal, subjectOf, type Actor, type Command } from '@linxuan/domain';
import { SYSTEM_USER } from '@linxuan/feature-workflow';
import type { EditionRound, RoundSetting, SampleApplicant } from '../../libs/domain/src/play/edition-round';
import { payloadFor } from '../../libs/domain/src/play/payload-choice';
import { actorFor, possibleMoves, SUBJECTS, type Move } from '../../libs/domain/src/play/moves';
import { SELDOM } from '../../libs/domain/src/workflow/testing/random-walk.spec-support';
import { frozenLetter } from '../../libs/feature-workflow/src/frozen-letter';
import type { TourRunner } from './tour-runner';
import { Agreement } from './walk-agreement';

/** What kind of command is tried: mostly ones that go on, and each way in which a command can be wrong. */
const HOW = fc.oneof(
  { arbitrary: fc.constant('likely' as const), weight: 9 },
  { arbitrary: fc.constant('any' as const), weight: 4 },
  { arbitrary: fc.constantFrom('wrong-actor' as const, 'stale' as const, 'wrong-state' as const), weight: 6 },
  { arbitrary: fc.constantFrom('unknown' as const, 'open' as const), weight: 1 },
);

export const walkStep = fc.record({
  how: HOW,
  pick: fc.nat({ max: 99_999 }),
  variant: fc.nat({ max: 999 }),
  hours: fc.nat({ max: 20 }),
});
export type WalkStep = typeof walkStep extends fc.Arbitrary<infer T> ? T : never;

interface Attempt {
  command: Command;
  /** The version that the sender saw, where he says so. */
  version: number | null;
}

/**
 * One random walk: each command is given to the service on PostgreSQL and to the pure machine, and they are compared
 * after each.
 */
export class WalkRun {
  /** People and contents that the database knows already. */
  private readonly sent = new Set<string>();
  private readonly agreement: Agreement;
  private steps = 0;

  constructor(
    private readonly runner: TourRunner,
    private readonly setting: RoundSetting,
    private readonly model: EditionRound,
    private readonly met: Map<string, number>,
  ) {
    this.agreement = new Agreement(runner.engine.work, model);
  }

  async begin(): Promise<void> {
    const { applicants } = this.setting;
    const opened = new Set<string>();
    for (const applicant of new Set([...applicants.slice(0, 2), ...applicants.slice(-1)]))
      opened.add(await this.open(applicant));
    await this.agreement.begin(opened);
  }

  async play(step: WalkStep): Promise<void> {
    this.steps += 1;
    const later = new Date(Date.parse(this.model.now) + step.hours * 3_600_000).toISOString();
    // The working calendar ends where next year is not announced; a round does not outlive it.
    if (later < '2026-09-01') this.runner.engine.now = this.model.now = later;
    const label = step.how === 'open' ? await this.openOne(step) : await this.attempt(step);
    if (label === null) return;
    this.met.set(label, (this.met.get(label) ?? 0) + 1);
    const apart = await this.agreement.differences();
    if (apart.length > 0) throw new Error(`step ${this.steps}, ${step.how} ${label}: ${apart.slice(0, 3).join('; ')}`);
  }

  private async openOne({ pick }: WalkStep): Promise<string | null> {
    const applicant = this.setting.applicants[pick % this.setting.applicants.length];
    const first = this.setting.edition.definition.stages[0];
    const closes = first?.kind === 'application' ? this.setting.dueDates.due(first.closes, this.model.now) : null;
    if (!applicant || this.model.cases >= 6 || (closes !== null && this.model.now > closes)) return null;
    await this.agreement.begin(new Set([await this.open(applicant)]));
    return 'open';
  }

  private async open(applicant: SampleApplicant): Promise<string> {
    const { step, caseId } = this.model.open(applicant);
    const command = this.runner.commandOf(step);
    const outcome = command && (await this.send(command, null));
    if (outcome !== 'applied') throw new Error(`step ${this.steps}, open for ${applicant.org}: service ${outcome}`);
    return caseId;
  }

  private async attempt(step: WalkStep): Promise<string | null> {
    const attempt = this.attemptOf(step);
    if (!attempt) return null;
    const { command, version } = attempt;
    this.model.letter = await this.letterFor(command);
    const expected = this.expected(attempt);
    this.model.letter = undefined;
    const found = await this.send(command, version);
    if (found !== expected)
      throw new Error(
        `step ${this.steps}, ${step.how} ${command.subjectType} ${command.action} by ${command.actor.role}@${command.actor.orgId} with ${JSON.stringify(command.payload).slice(0, 300)}: model ${expected}, service ${found}`,
      );
    return expected === 'applied' ? `${command.subjectType} ${command.action}` : `refused:${expected}`;
  }

  /** A letter is drawn by the engine of rows that the machine does not hold, so the model is given the same one. */
  private async letterFor(command: Command): Promise<EditionRound['letter']> {
    const { machine, workingSet } = this.model;
    const dossier = command.subjectType === 'dossier' ? workingSet.dossier.get(command.subjectId) : undefined;
    if (!dossier) return undefined;
    const { state, stage } = subjectOf(workingSet, command);
    if (machine.find('dossier', state, command.action, stage)?.freezes !== 'letter') return undefined;
    return this.runner.engine.work.system((tx) => frozenLetter(tx, { machine }, workingSet, command, dossier));
  }

  /** What the machine says, written into the model unless it refuses. */
  private expected({ command, version }: Attempt): string {
    const { workingSet } = this.model;
    if (!workingSet[command.subjectType].has(command.subjectId)) return 'subject.notFound';
    if (version !== null && subjectOf(workingSet, command).version !== version) return 'version.stale';
    const decision = this.model.decide(command);
    return isRefusal(decision) ? decision.code : 'applied';
  }

  private async send(command: Command, version: number | null): Promise<string> {
    for (const [key, { name, org, role }] of this.setting.people) {
      if (!this.sent.has(key) && role !== 'system' && role !== 'public' && org !== '')
        await this.runner.engine.person(name, org, role);
      this.sent.add(key);
    }
    const sha = String(command.payload['revisionSha'] ?? '');
    const content = this.setting.snapshots.get(sha);
    if (content && !this.sent.has(sha)) await this.runner.engine.store(content);
    this.sent.add(sha);
    await this.runner.send(command, version);
    await this.runner.engine.batches.apply(command.id).catch((error: unknown) => {
      throw new Error(
        `step ${this.steps}, ${command.subjectType} ${command.action} of ${command.subjectId}: the service threw ${String(error)}`,
        { cause: error },
      );
    });
    const { state, outcome } = await this.runner.engine.outcome(command.id);
    return state === 'refused' ? String(outcome?.['code']) : state;
  }

  private attemptOf({ how, pick, variant }: WalkStep): Attempt | null {
    const moves = possibleMoves(this.model).filter(
      ({ action }) => how === 'any' || variant % 9 === 0 || !SELDOM.test(action.name),
    );
    const move = moves[pick % Math.max(1, moves.length)];
    if (!move) return null;
    switch (how) {
      case 'any':
        return { command: this.command(move, variant), version: null };
      case 'likely':
      case 'open': {
        const tries = Array.from({ length: Math.min(16, moves.length) }, (_, n) =>
          this.command(moves[(pick + n * 7) % moves.length] ?? move, variant + n),
        );
        return {
          command: tries.find((command) => !isRefusal(this.model.preview(command))) ?? this.command(move, variant),
          version: null,
        };
      }
      case 'wrong-actor':
        return { command: { ...this.command(move, variant), actor: this.stranger(pick, variant) }, version: null };
      case 'stale':
        return {
          command: this.command(move, variant),
          version: subjectOf(this.model.workingSet, move).version + (variant % 3) - 1,
        };
      case 'wrong-state':
        return { command: this.command(this.impossible(pick, variant) ?? move, variant), version: null };
      case 'unknown':
        return {
          command: { ...this.command(move, variant), subjectId: deriveId(this.model.name, `unknown/${this.steps}`) },
          version: null,
        };
    }
  }

  private command(move: Move, variant: number): Command {
    const standing = actorFor(this.model, move, variant);
    // Where the subject has nobody in the asked relation, the authority tries.
    const actor =
      standing.orgId === ''
        ? this.setting.user(this.setting.edition.definition.authority, 'authority-clerk', 0)
        : standing;
    return {
      id: deriveId(this.model.name, `walk/${this.steps}`),
      subjectType: move.subjectType,
      subjectId: move.subjectId,
      action: move.action.name,
      payload: payloadFor(this.model, move, variant),
      actor: actor.role === 'system' ? { userId: SYSTEM_USER, orgId: 'system', role: 'system' } : actor,
      acceptedAt: this.model.now,
    };
  }

  /** Anybody who acts in this round, for whatever he comes. */
  private stranger(pick: number, variant: number): Actor {
    const people = [...this.setting.people.values()]
      .filter(({ role, org }) => role !== 'system' && role !== 'public' && org !== '')
      .sort((a, b) => (`${a.name}${a.org}` < `${b.name}${b.org}` ? -1 : 1));
    const person = people[pick % Math.max(1, people.length)];
    return this.setting.user(
      person?.org ?? this.setting.edition.definition.authority,
      person?.role ?? 'authority-clerk',
      variant % 2,
    );
  }

  /** An action of the machine that does not lead on from where its subject is. */
  private impossible(pick: number, variant: number): Move | undefined {
    const subjects = SUBJECTS.flatMap((subjectType) =>
      [...this.model.workingSet[subjectType].keys()].sort().map((subjectId) => ({ subjectType, subjectId })),
    );
    const subject = subjects[pick % Math.max(1, subjects.length)];
    if (!subject) return undefined;
    const { state, stage } = subjectOf(this.model.workingSet, subject);
    const others = this.setting.machine.actions.filter(
      (action) =>
        action.subject === subject.subjectType &&
        !this.setting.machine.find(subject.subjectType, state, action.name, stage),
    );
    const action = others[variant % Math.max(1, others.length)];
    return action ? { ...subject, action } : undefined;
  }
}
