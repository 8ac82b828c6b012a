import { Inject, Injectable } from '@nestjs/common';
import { applyChange, calendarFromChineseDays, clockworkOf, copyWorld, decide, subjectOf, type Clockwork, type Command, type Decision, type RowChange, type World } from '@linxuan/domain';
import { CHANNELS, LedgerRepository, TransitionRequestEntity, UnitOfWork, WorkflowRepository, type TransitionRequestRow, type Tx } from '@linxuan/persistence';
import { recordsOf } from './decision-record';
import { EditionCache, type LoadedEdition } from './edition-cache';
import { openCase } from './open-case';
import { OutsideFactsService } from './outside-facts.service';
import { staleRefusal } from './stale-refusal';
import { writeRevision } from './revision-writer';

export const ENGINE_WORK = Symbol('ENGINE_WORK');

/**
 * The one door for state changes. `apply` is one transaction in a fixed order: lock request, lock dossier, lock its cases
 * by id, lock quota accounts, load facts, decide (pure), write rows, ledger, records, result and outbox. It may run any
 * number of times: a request that is no longer pending is left alone. A refusal is a result; anything else is thrown.
 */
@Injectable()
export class TransitionService {
  private readonly clockwork: Clockwork = clockworkOf(calendarFromChineseDays());

  constructor(
    @Inject(ENGINE_WORK) private readonly work: UnitOfWork,
    @Inject(EditionCache) private readonly editions: EditionCache,
    @Inject(OutsideFactsService) private readonly facts: OutsideFactsService,
  ) {}

  async apply(requestId: string): Promise<void> {
    await this.work.system(async (tx) => {
      const request = await tx.getRepository(TransitionRequestEntity).createQueryBuilder('r').setLock('pessimistic_write').where('r.id = :requestId', { requestId }).getOne();
      if (!request || request.state !== 'pending') return;
      if (request.subjectType === 'case' && request.action === 'open') return this.finish(tx, request, await openCase(tx, this.editions, request, this.clockwork));
      await this.decideAndWrite(tx, request);
    });
  }

  private async decideAndWrite(tx: Tx, request: TransitionRequestRow): Promise<void> {
    const command = toCommand(request);
    const repository = new WorkflowRepository(tx);
    const place = await repository.locate(command.subjectType, command.subjectId);
    if (!place) return this.refuse(tx, request, { refused: true, code: 'subject.notFound', params: {} });
    const edition = await this.editions.get(tx, await this.editionOf(tx, place));
    const world = place.dossierId
      ? await repository.loadForDossier(edition.machine, place.dossierId)
      : await repository.loadForCase(edition.machine, place.caseId ?? '', touchesQuota(edition, command));
    const { state, stage, version } = subjectOf(world, command);
    if (request.expectedVersion !== null && request.expectedVersion !== version) return this.refuse(tx, request, await staleRefusal(tx, command.subjectId));
    const action = edition.machine.find(command.subjectType, state, command.action, stage);
    const decision = decide(edition.machine, world, command, await this.facts.load(tx, edition, world, command, action), this.clockwork);
    if (decision.refused) return this.refuse(tx, request, decision);

    const changes = decision.events.flatMap((event) => event.changes);
    await repository.write(changes);
    const after = fold(world, changes);
    await new LedgerRepository(tx).append(decision.events, stampOf(request, edition.digest));
    if (action) await this.writeRecords(tx, recordsOf({ ...command, actingFor: request.actingFor }, action, decision.events, world, (id) => after.case.get(id) ?? after.dossier.get(id), edition.digest));
    await writeRevision(tx, changes, command, world);
    await this.finish(tx, request, { decision, version: subjectOf(after, command).version, hint: hintOf(changes, world) });
  }

  private async writeRecords(tx: Tx, records: object[]): Promise<void> {
    if (records.length === 0) return;
    const rows = records.map((record) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value as unknown])));
    await tx.query(`INSERT INTO decision_record SELECT * FROM json_populate_recordset(NULL::decision_record, $1)`, [JSON.stringify(rows)]);
  }

  private async refuse(tx: Tx, request: TransitionRequestRow, { code, params, rule, fields }: Extract<Decision, { refused: true }>): Promise<void> {
    await tx.query(`UPDATE transition_request SET state = 'refused', outcome = $2, applied_at = clock_timestamp(), attempts = attempts + 1 WHERE id = $1`, [request.id, { code, params, rule, fields }]);
    await tx.query(`SELECT pg_notify($1, $2)`, [CHANNELS.outcome, request.id]);
  }

  /** Marks the request applied, tells other features by the outbox and other processes by a hint; one statement. */
  private async finish(tx: Tx, request: TransitionRequestRow, result: { decision: Extract<Decision, { refused: false }>; version: number; hint: object }): Promise<void> {
    const outcome = { state: result.decision.state, version: result.version };
    await tx.query(
      `WITH done AS (UPDATE transition_request SET state = 'applied', outcome = $2, applied_at = clock_timestamp(), attempts = attempts + 1 WHERE id = $1::text::uuid),
       told AS (INSERT INTO outbox (topic, key, payload) VALUES ('transition.applied', $1::text, jsonb_build_object('requestId', $1::text)) ON CONFLICT DO NOTHING)
       SELECT pg_notify($3, $1::text), pg_notify($4, $5), pg_notify($6, '')`,
      [request.id, outcome, CHANNELS.outcome, CHANNELS.changed, JSON.stringify(result.hint).slice(0, 7000), CHANNELS.outbox],
    );
  }

  private async editionOf(tx: Tx, place: { caseId: string | null; dossierId: string | null }): Promise<string> {
    const [row] = place.dossierId ? await tx.query(`SELECT edition_id FROM dossier WHERE id = $1`, [place.dossierId]) : await tx.query(`SELECT edition_id FROM case_file WHERE id = $1`, [place.caseId]);
    return row.edition_id;
  }
}

export function toCommand(request: TransitionRequestRow): Command {
  return {
    id: request.id,
    subjectType: request.subjectType as Command['subjectType'],
    subjectId: request.subjectId,
    action: request.action,
    payload: request.payload,
    actor: { userId: request.userId, orgId: request.orgId, role: request.role as Command['actor']['role'] },
    acceptedAt: request.acceptedAt,
  };
}

export function stampOf(request: TransitionRequestRow, definitionDigest: string) {
  return { actorUser: request.userId, actorOrg: request.orgId, actorRole: request.role, at: request.acceptedAt, requestId: request.id, definitionDigest };
}

/** Accounts are locked only where a slot may move: an account is the one row that a whole province shares. */
function touchesQuota(edition: LoadedEdition, command: Command): boolean {
  return edition.machine.actions.some((action) => action.subject === command.subjectType && action.name === command.action && action.quota !== undefined);
}

function fold(world: World, changes: RowChange[]): World {
  const after = copyWorld(world);
  for (const change of changes) applyChange(after, change);
  return after;
}

/** Ids of what changed and the queues whose lists changed; the hub tells each session only what is its own. */
export function hintOf(changes: RowChange[], world: World): { cases: string[]; dossiers: string[]; queues: string[] } {
  const ids = (table: RowChange['table']) => [...new Set(changes.filter((change) => change.table === table).map(({ id }) => id))];
  const queues = changes.flatMap((change) => (change.table === 'task' ? [change.op === 'insert' ? change.set.queueKey : (world.task.get(change.id)?.queueKey ?? '')] : []));
  return { cases: ids('case').slice(0, 60), dossiers: ids('dossier').slice(0, 20), queues: [...new Set(queues)].slice(0, 60) };
}
