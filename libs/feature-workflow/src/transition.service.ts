import { cutUnits } from '@linxuan/form-rules';
import { Injectable } from '@nestjs/common';
import {
  applyChange,
  dueDatesOf,
  copyWorkingSet,
  decide,
  isRefusal,
  recordsOf,
  subjectOf,
  type DueDates,
  type Command,
  type Decision,
  type MachineAction,
  type OutsideFacts,
  type RowChange,
  type WorkingSet,
} from '@linxuan/domain';
import {
  addApplied,
  addChanges,
  addEvents,
  addOutcome,
  addRecords,
  addSnapshots,
  tellApplied,
  tellOutcome,
  TransitionRequestRepository,
  UnitOfWork,
  WorkflowRepository,
  WriteBatch,
  type TakenRequest,
  type TransitionRequestEntity,
  type Tx,
} from '@linxuan/persistence';
import { barOf, suspensionOf } from './applicant-bar';
import { changeOf } from './change-event';
import { namedTexts } from './command-texts';
import { EditionCache, type LoadedEdition } from './edition-cache';
import { openCase } from './open-case';
import { applyOrder, isOrdered } from './ordered-change';
import { OutsideFactsService } from './outside-facts.service';
import { withOrganisationNames } from './named-organisations';
import { staleRefusal } from './stale-refusal';
import { writeRevision } from './revision-writer';
import { stampOf, toCommand } from './transition-command';
import { transitions, workingCalendar } from '@linxuan/platform';

/**
 * The one place for state changes. `apply` is one transaction in a fixed order: lock request, lock dossier, lock its
 * cases by id, lock quota accounts, load facts, decide (pure), write rows, ledger, records, result and outbox. It may
 * run any number of times: a request that is no longer pending is left alone. A refusal is a result; anything else is
 * thrown.
 */
@Injectable()
export class TransitionService {
  private readonly dueDates: DueDates = dueDatesOf(workingCalendar);

  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: EditionCache,
    private readonly facts: OutsideFactsService,
  ) {}

  async apply(requestId: string): Promise<void> {
    const settled = await this.work.system(async (tx) => {
      const taken = await new TransitionRequestRepository(tx).take(requestId);
      if (!taken || taken.request.state !== 'pending') return undefined;
      const { request, place } = taken;
      if (request.subjectType === 'case' && request.action === 'open') return this.open(tx, request);
      if (!place) return refuse(tx, request, { refused: true, code: 'subject.notFound', params: {} });
      if (isOrdered(request.action)) return this.writeOrdered(tx, request, place);
      return this.decideAndWrite(tx, request, place);
    });
    // Counted behind the commit: what was rolled back and run again is one transition.
    if (settled) transitions.inc(settled);
  }

  private async open(tx: Tx, request: TransitionRequestEntity): Promise<Settled> {
    const opened = await openCase(tx, this.editions, request, this.dueDates);
    return isRefusal(opened) ? refuse(tx, request, opened) : finish(tx, new WriteBatch(), request, opened);
  }

  /**
   * A measure of another edition of the programme counts too, so it is looked up here where every edition is at hand.
   */
  private async factsOf(
    tx: Tx,
    edition: LoadedEdition,
    workingSet: WorkingSet,
    command: Command,
    action: MachineAction | undefined,
  ): Promise<OutsideFacts> {
    const outside = await this.facts.load(tx, edition, workingSet, command, action);
    const { definition } = edition.machine;
    const row =
      command.subjectType === 'case' && command.action === 'submit'
        ? workingSet.case.get(command.subjectId)
        : undefined;
    if (row)
      return { ...outside, bar: await barOf(tx, this.editions, definition, row.applicantOrg, command.acceptedAt) };
    const paid = action?.guards.includes('paymentsNotSuspended')
      ? workingSet.case.get(workingSet.obligation.get(command.subjectId)?.caseId ?? '')
      : undefined;
    return paid
      ? {
          ...outside,
          suspension: await suspensionOf(tx, this.editions, definition, paid.applicantOrg, command.acceptedAt),
        }
      : outside;
  }

  private async decideAndWrite(
    tx: Tx,
    request: TransitionRequestEntity,
    place: NonNullable<TakenRequest['place']>,
  ): Promise<Settled> {
    const command = toCommand(request);
    const edition = await this.editions.get(tx, place.editionId, place.versions.at(-1));
    const repository = new WorkflowRepository(tx);
    const { workingSet, heads } = place.dossierId
      ? await repository.loadForDossier(edition.machine, place.dossierId)
      : await repository.loadForCase(edition.machine, place.caseId ?? '', touchesQuota(edition, command));
    if (command.subjectType === 'deadline' && !workingSet.deadline.has(command.subjectId))
      await repository.addEndedDeadline(workingSet, command.subjectId);
    const { state, stage, version } = subjectOf(workingSet, command);
    if (request.expectedVersion !== null && request.expectedVersion !== version)
      return refuse(tx, request, await staleRefusal(tx, command.subjectId));
    const action = edition.machine.find(command.subjectType, state, command.action, stage);
    if (place.versions.length > 1 && !(await this.goOnAlike(tx, place, stage)))
      return refuse(tx, request, {
        refused: true,
        code: 'dossier.mixedVersions',
        params: { versions: place.versions.join(', ') },
      });
    const outside = await this.factsOf(tx, edition, workingSet, command, action);
    const decision = decide(edition.machine, workingSet, command, outside, this.dueDates);
    if (decision.refused) return refuse(tx, request, decision);

    const changes = decision.events.flatMap((event) => event.changes);
    const after = fold(workingSet, changes);
    const batch = new WriteBatch();
    addSnapshots(batch, namedTexts(command, changes, outside.paper));
    addChanges(batch, changes);
    addEvents(batch, decision.events, stampOf(request, edition.digest), heads);
    if (action)
      addRecords(
        batch,
        recordsOf(
          { ...command, actingFor: request.actingFor },
          action,
          decision.events,
          workingSet,
          (id) => after.case.get(id) ?? after.dossier.get(id),
          edition.digest,
        ),
      );
    await writeRevision(tx, changes, command, workingSet, edition.machine.definition);
    return finish(tx, batch, request, {
      decision,
      version: subjectOf(after, command).version,
      change: changeOf(changes, workingSet),
    });
  }

  /** Cases of several versions can go in one dossier as long as the same stage follows for all of them. */
  private async goOnAlike(
    tx: Tx,
    { editionId, versions }: NonNullable<TakenRequest['place']>,
    stage: string,
  ): Promise<boolean> {
    const machines = await Promise.all(
      versions.map(async (version) => (await this.editions.get(tx, editionId, version)).machine),
    );
    return machines.every(({ path }, index) => {
      const [here, first] = [machines[index], machines[0]];
      return here?.definition.routes.every(
        ({ id }) => followerOf(path(id), stage) === followerOf(first?.path(id) ?? [], stage),
      );
    });
  }

  /** What a recorded order does to a running case or opinion, in the same transaction with the same ledger. */
  private async writeOrdered(
    tx: Tx,
    request: TransitionRequestEntity,
    place: NonNullable<TakenRequest['place']>,
  ): Promise<Settled> {
    const command = toCommand(request);
    const result = await applyOrder(tx, this.editions, request, place, command, this.dueDates);
    if ('code' in result) return refuse(tx, request, result);
    const { decision, edition, before, after, changes, heads, event } = result;
    const batch = new WriteBatch();
    addChanges(batch, changes);
    addEvents(batch, decision.events, stampOf(request, edition.digest), heads);
    const { stage, version } = subjectOf(after, command);
    const action = { name: request.action, stage, event };
    addRecords(
      batch,
      recordsOf(
        { ...command, actingFor: request.actingFor },
        action,
        decision.events,
        before,
        (id) => after.case.get(id) ?? after.dossier.get(id),
        edition.digest,
      ),
    );
    return finish(tx, batch, request, { decision, version, change: changeOf(changes, before) });
  }
}

function followerOf(path: string[], stage: string): string | undefined {
  return path[path.indexOf(stage) + 1];
}

async function refuse(
  tx: Tx,
  request: TransitionRequestEntity,
  { code, params, rule, fields }: Extract<Decision, { refused: true }>,
): Promise<Settled> {
  const batch = new WriteBatch();
  addOutcome(batch, request.id, 'refused', { code, params: await withOrganisationNames(tx, params), rule, fields });
  await batch.run(tx, tellOutcome(request.id));
  return settledAs(request, 'refused', code);
}

/**
 * Writes everything with the outcome in one statement, tells other features by the outbox and other processes by a
 * hint.
 */
async function finish(
  tx: Tx,
  batch: WriteBatch,
  request: TransitionRequestEntity,
  result: { decision: Extract<Decision, { refused: false }>; version: number; change: object },
): Promise<Settled> {
  addOutcome(batch, request.id, 'applied', { state: result.decision.state, version: result.version });
  addApplied(batch, request.id);
  await batch.run(tx, tellApplied(request.id, cutUnits(JSON.stringify(result.change), 7000)));
  return settledAs(request, 'applied', '');
}

/** How a request was settled, in the labels under which it is counted. */
type Settled = Record<'subject' | 'action' | 'outcome' | 'code', string>;

function settledAs({ subjectType, action }: TransitionRequestEntity, outcome: string, code: string): Settled {
  return { subject: subjectType, action, outcome, code };
}

/** Accounts are locked only where a slot may move: an account is the one row that a whole province shares. */
function touchesQuota(edition: LoadedEdition, command: Command): boolean {
  return edition.machine.actions.some(
    (action) => action.subject === command.subjectType && action.name === command.action && action.quota !== undefined,
  );
}

function fold(workingSet: WorkingSet, changes: RowChange[]): WorkingSet {
  const after = copyWorkingSet(workingSet);
  for (const change of changes) applyChange(after, change);
  return after;
}
