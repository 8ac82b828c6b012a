import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EditionProposeBodyDto } from '@linxuan/contracts';
import { digestOf, samePerson, signersOf } from '@linxuan/domain';
import {
  accountsOf,
  CHANNELS,
  EditionDraftRepository,
  notify,
  OutboxRepository,
  RecordedOrderRepository,
  UnitOfWork,
  type EditionVersionEntity,
  type Tx,
} from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';
import { baseOf, mustBeOf, versionOf, versionsOf } from './edition-rows';
import { EditionService } from './edition.service';
import { errorsOf, type Examined } from './examine';
import { MigrationService } from './migration.service';

/** Texts without an error, so that both could be read. */
type Sound = Examined & { [Part in 'definition' | 'form']: NonNullable<Examined[Part]> };

/**
 * From the draft into force by two people: one proposes, a lead approves who neither wrote nor proposed it, by whatever
 * account.
 */
@Injectable()
export class EditionFlowService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: EditionService,
    private readonly migrations: MigrationService,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `edition.faulty` while an error stands, `edition.unchanged` where the text is that of a version already
   * opened.
   */
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
      await new EditionDraftRepository(tx).propose(id, version, {
        by: actor.scope.userId,
        at: this.clock.iso(),
        documentNumber,
        reason,
        authors: signersOf({ userId: actor.scope.userId, deputy: actor.actingFor }),
      });
    });
  }

  sendBack(actor: SessionActor, id: string, version: number, reason: string): Promise<void> {
    return this.work.run(actor.scope, async (tx) => {
      await this.proposed(tx, actor, id, version);
      await new EditionDraftRepository(tx).sendBack(id, version, reason);
    });
  }

  /** Signs a version; the engine then puts it into force. A version of an open edition is recorded with its dry run. */
  approve(actor: SessionActor, id: string, version: number): Promise<void> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await this.proposed(tx, actor, id, version);
      const { userId } = actor.scope;
      const now = await accountsOf(tx, signersOf({ userId, deputy: actor.actingFor }));
      if (samePerson([...row.authors, row.proposedBy], now)) throw new DomainError('edition.samePerson');
      const { read, digest } = await this.sound(tx, row);
      await new EditionDraftRepository(tx).approve(id, version, {
        by: userId,
        at: this.clock.iso(),
        definition: read.definition,
        form: read.form,
        digest,
      });
      if (version > 1) {
        const dryRun = await this.migrations.compare(tx, id, version, read.definition);
        await this.order(
          tx,
          actor,
          id,
          'open-version',
          { version, dryRun: dryRun.cases },
          row.documentNumber ?? '',
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

  private async proposed(tx: Tx, actor: SessionActor, id: string, version: number): Promise<EditionVersionEntity> {
    const row = await versionOf(tx, id, version, { lock: true });
    mustBeOf(actor, row);
    if (row.state !== 'proposed') throw new DomainError('edition.frozen');
    return row;
  }

  private async sound(tx: Tx, row: EditionVersionEntity): Promise<{ read: Sound; digest: string }> {
    const read = await this.editions.examined(tx, row, row, await baseOf(tx, row));
    const errors = errorsOf(read.problems);
    const { definition, form } = read;
    if (errors.length > 0 || !definition || !form)
      throw new DomainError('edition.faulty', { count: Math.max(errors.length, 1) });
    return { read: { ...read, definition, form }, digest: digestOf({ definition, form, taxonomy: row.taxonomy }) };
  }

  private async order(
    tx: Tx,
    actor: SessionActor,
    editionId: string,
    kind: string,
    payload: Record<string, unknown>,
    documentNumber: string,
    reason: string,
  ): Promise<void> {
    await new RecordedOrderRepository(tx).add({
      id: randomUUID(),
      editionId,
      kind,
      orgId: null,
      payload,
      documentNumber,
      reason,
      orderedBy: actor.scope.userId,
      orderedAt: this.clock.iso(),
    });
  }

  private async send(tx: Tx, topic: string, key: string, payload: Record<string, unknown>): Promise<void> {
    await new OutboxRepository(tx).ask([{ topic, key, payload }]);
    await notify(tx, CHANNELS.outbox);
  }
}
