import { Injectable } from '@nestjs/common';
import {
  CaseWorkingSets,
  TransitionRequestRepository,
  UnitOfWork,
  type LoadedWorkingSet,
  type LockedCase,
  type Tx,
  type WantedCase,
} from '@linxuan/persistence';
import { accountsFor, goesTogether, isOfOneCase, type OfOneCase } from './common-act';
import { EditionCache, type LoadedEdition } from './edition-cache';
import { OutsideFactsService } from './outside-facts.service';
import { RequestDecider } from './request-decider';
import { countSettled, writeSettlements, type Settlement } from './settlement';
import { toCommand } from './transition-command';

/**
 * What became of a request in a common transaction: it is `done`, it waits for one before it (`later`), it needs a
 * transaction to itself (`alone`), or it threw.
 */
export type Fate = 'done' | 'later' | 'alone' | { error: unknown };

interface Member {
  taken: OfOneCase;
  edition: LoadedEdition;
  wanted: WantedCase;
}

/**
 * The one place for state changes. A transaction has a fixed order: lock requests, lock dossiers, lock cases by id, lock
 * quota accounts, load facts, decide (pure), write rows, ledger, records, results and outbox. It may run any number of
 * times: a request that is no longer pending is left alone. A refusal is a result; anything else is thrown.
 */
@Injectable()
export class TransitionService {
  private readonly decider: RequestDecider;

  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: EditionCache,
    facts: OutsideFactsService,
  ) {
    this.decider = new RequestDecider(editions, facts);
  }

  /** Applies one request in a transaction to itself. */
  async apply(requestId: string): Promise<void> {
    const settled = await this.work.system(async (tx) => {
      const taken = await new TransitionRequestRepository(tx).take(requestId);
      if (taken?.request.state !== 'pending') return [];
      const settlements = [await this.decider.settle(tx, taken)];
      await writeSettlements(tx, settlements);
      return settlements;
    });
    countSettled(settled);
  }

  /**
   * Applies requests of different cases, dossiers and accounts in one transaction, with one statement a step whatever
   * their number. Those that cannot go together are told apart, in the order in which they were accepted; throws where
   * the transaction as a whole came to nothing.
   */
  async applyTogether(requestIds: readonly string[]): Promise<Map<string, Fate>> {
    let fates = new Map<string, Fate>();
    const settled = await this.work.system(async (tx) => {
      // Another worker holds what is not taken: it is asked for again by itself, and waits there.
      fates = new Map(requestIds.map((id) => [id, 'alone']));
      const members = await this.membersOf(tx, requestIds, fates);
      if (members.length === 0) return [];
      const settlements = await this.decideAll(tx, members, fates);
      await writeSettlements(tx, settlements);
      return settlements;
    });
    countSettled(settled);
    return fates;
  }

  private async membersOf(tx: Tx, requestIds: readonly string[], fates: Map<string, Fate>): Promise<Member[]> {
    const members: Member[] = [];
    for (const taken of await new TransitionRequestRepository(tx).takeFree(requestIds)) {
      if (taken.request.state !== 'pending') fates.set(taken.request.id, 'done');
      else if (isOfOneCase(taken)) {
        const member = await this.memberOf(tx, taken).catch((error: unknown) => ({ error }));
        if (member && 'error' in member) fates.set(taken.request.id, member);
        else if (member) members.push(member);
      }
    }
    return members;
  }

  private async memberOf(tx: Tx, taken: OfOneCase): Promise<Member | undefined> {
    const { editionId, versions, caseId } = taken.place;
    const edition = await this.editions.get(tx, editionId, versions.at(-1));
    const command = toCommand(taken.request);
    if (!goesTogether(edition, command)) return undefined;
    return { taken, edition, wanted: { machine: edition.machine, caseId, accounts: accountsFor(edition, command) } };
  }

  private async decideAll(tx: Tx, members: Member[], fates: Map<string, Fate>): Promise<Settlement[]> {
    const sets = new CaseWorkingSets(tx);
    const locked = await sets.lock(members.map(({ wanted }) => wanted));
    const going = apart(members, locked, fates);
    const loaded = await sets.load(going.map(({ member, lock }) => ({ ...lock, locks: member.wanted.accounts })));
    // Asked for at once: what they look up travels together where the connection takes more than one statement.
    const settlements = await Promise.all(
      going.map(({ member }, index) => this.decideOne(tx, member, loaded[index] as LoadedWorkingSet, fates)),
    );
    return settlements.flatMap((one) => one ?? []);
  }

  /** A request that throws is taken out; what it looked at is changed by nobody, so the others go on. */
  private async decideOne(
    tx: Tx,
    { taken: { request, place }, edition }: Member,
    loaded: LoadedWorkingSet,
    fates: Map<string, Fate>,
  ): Promise<Settlement | undefined> {
    try {
      const settlement = await this.decider.decide(tx, request, place, edition, loaded);
      fates.set(request.id, 'done');
      return settlement;
    } catch (error) {
      fates.set(request.id, { error });
      return undefined;
    }
  }
}

/** Those that share no case, dossier or account with one that was accepted before; the others come later. */
function apart(
  members: Member[],
  locked: LockedCase[],
  fates: Map<string, Fate>,
): { member: Member; lock: LockedCase }[] {
  const held = new Set<string>();
  return members.flatMap((member, index) => {
    const lock = locked[index] as LockedCase;
    const rows = [lock.caseId, ...lock.dossiers, ...lock.accounts];
    const isFree = !rows.some((row) => held.has(row));
    // What waits holds its place as well: those behind it stay behind it.
    rows.forEach((row) => held.add(row));
    if (!isFree) fates.set(member.taken.request.id, 'later');
    return isFree ? [{ member, lock }] : [];
  });
}
