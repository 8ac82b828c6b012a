import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { WebhookBodyDto, WebhookDto } from '@linxuan/contracts';
import { OrganisationRepository, UnitOfWork, WebhookRepository } from '@linxuan/persistence';
import { APP_CONFIG, Clock, DomainError, type AppConfig, type SessionActor } from '@linxuan/platform';
import { checkedTarget, OutgoingAddressError, webhookPolicy } from '../channels/outgoing-address';

/** Systems of organisations that are told what their people are told. */
@Injectable()
export class WebhookService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'notify'>,
  ) {}

  list(actor: SessionActor): Promise<WebhookDto[]> {
    return this.work.list(actor.scope, (tx) => new WebhookRepository(tx).list());
  }

  /** The secret is shown once. Throws `webhook.address`, `webhook.privateAddress` or `webhook.port`. */
  async create(actor: SessionActor, { orgId, url }: WebhookBodyDto): Promise<{ id: string; secret: string }> {
    await this.checkAddress(url);
    const id = randomUUID();
    const secret = randomBytes(32).toString('base64url');
    await this.work.run(actor.scope, async (tx) => {
      const known = await new OrganisationRepository(tx).exists(orgId);
      if (!known)
        throw new DomainError(
          'organisation.unknown',
          { id: orgId },
          { fields: [{ pointer: '/orgId', code: 'unknown' }] },
        );
      await new WebhookRepository(tx).insert({
        id,
        orgId,
        url,
        secret,
        createdBy: actor.scope.userId,
        createdAt: this.clock.iso(),
      });
    });
    return { id, secret };
  }

  async end(actor: SessionActor, id: string): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const ended = await new WebhookRepository(tx).end(id, this.clock.iso());
      if (!ended) throw new DomainError('subject.notFound');
    });
  }

  private async checkAddress(url: string): Promise<void> {
    const { notify } = this.config;
    await checkedTarget(url, webhookPolicy(notify)).catch((error: unknown) => {
      if (!(error instanceof OutgoingAddressError)) throw error;
      const field = { fields: [{ pointer: '/url', code: error.reason }] };
      const { host, port } = error;
      switch (error.reason) {
        case 'address':
        case 'unresolved':
          throw new DomainError('webhook.address', {}, field);
        case 'private':
          throw new DomainError('webhook.privateAddress', { host }, field);
        case 'port':
          throw new DomainError('webhook.port', { port, allowed: notify.webhookPorts.join(', ') }, field);
      }
    });
  }
}
