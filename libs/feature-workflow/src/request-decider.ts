import {
  applyChange,
  copyWorkingSet,
  decide,
  dueDatesOf,
  isRefusal,
  recordsOf,
  subjectOf,
  type Command,
  type DueDates,
  type MachineAction,
  type OutsideFacts,
  type RowChange,
  type WorkingSet,
} from '@linxuan/domain';
import {
  WorkflowRepository,
  type LoadedWorkingSet,
  type TakenRequest,
  type TransitionRequestEntity,
  type Tx,
} from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';
import { barOf, suspensionOf } from './applicant-bar';
import { changeOf } from './change-event';
import { namedTexts } from './command-texts';
import { accountsFor } from './common-act';
import type { EditionCache, LoadedEdition } from './edition-cache';
import { openCase } from './open-case';
import { applyOrder, isOrdered } from './ordered-change';
import type { OutsideFactsService } from './outside-facts.service';
import type { Settlement } from './settlement';
import { staleRefusal } from './stale-refusal';
import { toCommand } from './transition-command';

type Place = NonNullable<TakenRequest['place']>;

/**
 * Decides requests that are locked: loads what the decision looks at, asks the pure machine, and says what is to be
 * written. A refusal is a result; anything else is thrown.
 */
export class RequestDecider {
  private readonly dueDates: DueDates = dueDatesOf(workingCalendar);

  constructor(
    private readonly editions: EditionCache,
    private readonly facts: OutsideFactsService,
  ) {}

  /** Locks and loads the rows of the request, and decides it. */
  async settle(tx: Tx, { request, place }: TakenRequest): Promise<Settlement> {
    if (request.subjectType === 'case' && request.action === 'open') return this.open(tx, request);
    if (!place) return { request, refusal: { refused: true, code: 'subject.notFound', params: {} } };
    if (isOrdered(request.action)) return this.ordered(tx, request, place);
    const edition = await this.editions.get(tx, place.editionId, place.versions.at(-1));
    const repository = new WorkflowRepository(tx);
    const loaded = place.dossierId
      ? await repository.loadForDossier(edition.machine, place.dossierId)
      : await repository.loadForCase(edition.machine, place.caseId ?? '', accountsFor(edition, toCommand(request)));
    return this.decide(tx, request, place, edition, loaded);
  }

  /** The same where the rows are locked and loaded already. */
  async decide(
    tx: Tx,
    request: TransitionRequestEntity,
    place: Place,
    edition: LoadedEdition,
    { workingSet, heads }: LoadedWorkingSet,
  ): Promise<Settlement> {
    const command = toCommand(request);
    if (command.subjectType === 'deadline' && !workingSet.deadline.has(command.subjectId))
      await new WorkflowRepository(tx).addEndedDeadline(workingSet, command.subjectId);
    const { state, stage, version } = subjectOf(workingSet, command);
    if (request.expectedVersion !== null && request.expectedVersion !== version)
      return { request, refusal: await staleRefusal(tx, command.subjectId) };
    const action = edition.machine.find(command.subjectType, state, command.action, stage);
    if (place.versions.length > 1 && !(await this.goOnAlike(tx, place, stage))) {
      const params = { versions: place.versions.join(', ') };
      return { request, refusal: { refused: true, code: 'dossier.mixedVersions', params } };
    }
    const outside = await this.factsOf(tx, edition, workingSet, command, action);
    const decision = decide(edition.machine, workingSet, command, outside, this.dueDates);
    if (decision.refused) return { request, refusal: decision };

    const changes = decision.events.flatMap((event) => event.changes);
    const after = fold(workingSet, changes);
    return {
      request,
      applied: {
        state: decision.state,
        version: subjectOf(after, command).version,
        hint: changeOf(changes, workingSet),
        writes: {
          snapshots: namedTexts(command, changes, outside.paper),
          changes,
          events: decision.events,
          heads,
          digest: edition.digest,
          records: action
            ? recordsOf(
                { ...command, actingFor: request.actingFor },
                action,
                decision.events,
                workingSet,
                (id) => after.case.get(id) ?? after.dossier.get(id),
                edition.digest,
              )
            : [],
          revision: { command, before: workingSet, definition: edition.machine.definition },
        },
      },
    };
  }

  private async open(tx: Tx, request: TransitionRequestEntity): Promise<Settlement> {
    const opened = await openCase(tx, this.editions, request, this.dueDates);
    if (isRefusal(opened)) return { request, refusal: opened };
    const { decision, version, change } = opened;
    return { request, applied: { state: decision.state, version, hint: change } };
  }

  /** What a recorded order does to a running case or opinion, in the same transaction with the same ledger. */
  private async ordered(tx: Tx, request: TransitionRequestEntity, place: Place): Promise<Settlement> {
    const command = toCommand(request);
    const result = await applyOrder(tx, this.editions, request, place, command, this.dueDates);
    if ('code' in result) return { request, refusal: result };
    const { decision, edition, before, after, changes, heads, event } = result;
    const { stage, version } = subjectOf(after, command);
    return {
      request,
      applied: {
        state: decision.state,
        version,
        hint: changeOf(changes, before),
        writes: {
          snapshots: [],
          changes,
          events: decision.events,
          heads,
          digest: edition.digest,
          records: recordsOf(
            { ...command, actingFor: request.actingFor },
            { name: request.action, stage, event },
            decision.events,
            before,
            (id) => after.case.get(id) ?? after.dossier.get(id),
            edition.digest,
          ),
        },
      },
    };
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

  /** Cases of several versions can go in one dossier as long as the same stage follows for all of them. */
  private async goOnAlike(tx: Tx, { editionId, versions }: Place, stage: string): Promise<boolean> {
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
}

function followerOf(path: string[], stage: string): string | undefined {
  return path[path.indexOf(stage) + 1];
}

function fold(workingSet: WorkingSet, changes: RowChange[]): WorkingSet {
  const after = copyWorkingSet(workingSet);
  for (const change of changes) applyChange(after, change);
  return after;
}
