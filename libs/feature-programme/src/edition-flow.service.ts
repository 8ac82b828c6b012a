import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EditionProposeBodyDto } from '@linxuan/contracts';
import { digestOf, samePerson, signersOf } from '@linxuan/domain';
import { accountsOf, CHANNELS, UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';
import { baseOf, mustBeOf, versionOf, versionsOf, type VersionRow } from './edition-rows';
import { EditionService } from './edition.service';
import { errorsOf, type Examined } from './examine';
import { MigrationService } from './migration.service';

/** From the draft into force by two people: one proposes, a lead approves who neither wrote nor proposed it, by whatever account. */
@Injectable()
export class EditionFlowService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: EditionService,
    private readonly migrations: MigrationService,
    private readonly clock: Clock,
  ) {}

  /** Throws `edition.faulty` while an error stands, `edition.unchanged` where the text is that of a version already opened. */
  propose(
    actor: SessionActor,
    id: string,
    version: number,
    { documentNumber, reason }: EditionProposeBodyDto,
  ): Promise<void> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await this.editions.draft(tx, actor, id, version, null);
      const { digest } = await this.sound(tx, row);
      if ((await versionsOf(tx, id)).some((other) => other.digest === digest))
        throw new DomainError('edition.unchanged');
      await tx.query(
        `UPDATE edition_version SET state = 'proposed', proposed_by = $3, proposed_at = $4, document_number = $5, reason = $6, authors = authors || (SELECT coalesce(array_agg(a), '{}') FROM unnest($7::uuid[]) a WHERE a <> ALL(authors)) WHERE edition_id = $1 AND version = $2`,
        [
          id,
          version,
          actor.scope.userId,
          this.clock.iso(),
          documentNumber,
          reason,
          signersOf({ userId: actor.scope.userId, deputy: actor.actingFor }),
        ],
      );
    });
  }

  sendBack(actor: SessionActor, id: string, version: number, reason: string): Promise<void> {
    return this.work.run(actor.scope, async (tx) => {
      await this.proposed(tx, actor, id, version);
      await tx.query(
        `UPDATE edition_version SET state = 'draft', proposed_by = NULL, proposed_at = NULL, reason = $3 WHERE edition_id = $1 AND version = $2`,
        [id, version, reason],
      );
    });
  }

  /** Signs a version; the engine then puts it into force. A version of an open edition is recorded with its dry run. */
  approve(actor: SessionActor, id: string, version: number): Promise<void> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await this.proposed(tx, actor, id, version);
      const { userId } = actor.scope;
      const now = await accountsOf(tx, signersOf({ userId, deputy: actor.actingFor }));
      if (samePerson([...row.authors, row.proposed_by], now)) throw new DomainError('edition.samePerson');
      const { read, digest } = await this.sound(tx, row);
      await tx.query(
        `UPDATE edition_version SET state = 'approved', approver = $3, approved_at = $4, definition = $5, compiled_form = $6, digest = $7 WHERE edition_id = $1 AND version = $2`,
        [id, version, userId, this.clock.iso(), read.definition, JSON.stringify(read.form), digest],
      );
      if (version > 1) {
        const dryRun = await this.migrations.compare(tx, id, version, read.definition);
        await this.order(
          tx,
          actor,
          id,
          'open-version',
          { version, dryRun: dryRun.cases },
          row.document_number ?? '',
          row.reason ?? '',
        );
      }
      await this.send(tx, 'edition.open', `${id}@${version}`, { editionId: id, version });
    });
  }

  /** Ends an edition: it takes no applications any more; what runs is finished. */
  close(actor: SessionActor, id: string, { documentNumber, reason }: EditionProposeBodyDto): Promise<void> {
    return this.work.run(actor.scope, async (tx) => {
      const open = (await versionsOf(tx, id)).find(({ state }) => state === 'open');
      if (!open) throw new DomainError('edition.notOpen');
      mustBeOf(actor, open);
      await this.order(tx, actor, id, 'close-edition', { version: open.version }, documentNumber, reason);
      await this.send(tx, 'edition.close', id, { editionId: id });
    });
  }

  private async proposed(tx: Tx, actor: SessionActor, id: string, version: number): Promise<VersionRow> {
    const row = await versionOf(tx, id, version, 'FOR UPDATE');
    mustBeOf(actor, row);
    if (row.state !== 'proposed') throw new DomainError('edition.frozen');
    return row;
  }

  private async sound(
    tx: Tx,
    row: VersionRow,
  ): Promise<{ read: Examined & { definition: NonNullable<Examined['definition']> }; digest: string }> {
    const read = await this.editions.examined(tx, row, row, await baseOf(tx, row));
    const errors = errorsOf(read.problems);
    const { definition, form } = read;
    if (errors.length > 0 || !definition || !form)
      throw new DomainError('edition.faulty', { count: Math.max(errors.length, 1) });
    return { read: { ...read, definition }, digest: digestOf({ definition, form, taxonomy: row.taxonomy }) };
  }

  private async order(
    tx: Tx,
    actor: SessionActor,
    editionId: string,
    kind: string,
    payload: object,
    documentNumber: string,
    reason: string,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO recorded_order (id, edition_id, kind, org_id, payload, document_number, reason, ordered_by, ordered_at) VALUES ($1, $2, $3, NULL, $4, $5, $6, $7, $8)`,
      [randomUUID(), editionId, kind, payload, documentNumber, reason, actor.scope.userId, this.clock.iso()],
    );
  }

  private async send(tx: Tx, topic: string, key: string, payload: object): Promise<void> {
    await tx.query(`INSERT INTO outbox (topic, key, payload) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [
      topic,
      key,
      payload,
    ]);
    await tx.query(`SELECT pg_notify($1, '')`, [CHANNELS.outbox]);
  }
}
