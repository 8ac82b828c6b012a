import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { WebhookBodyDto, WebhookDto } from '@linxuan/contracts';
import type { Text } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
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
    return this.work.run(actor.scope, async (tx) => {
      const rows: (Omit<WebhookDto, 'orgName' | 'createdAt' | 'orgId'> & {
        org_id: string;
        org_name: Text;
        created_at: Date;
      })[] = await tx.query(
        `SELECT w.id, w.org_id, jsonb_build_object('zh', o.name_zh, 'en', o.name_en) AS org_name, w.url, w.created_at,
           (SELECT count(*)::int FROM delivery d WHERE d.webhook_id = w.id AND d.state = 'sent') AS sent, (SELECT count(*)::int FROM delivery d WHERE d.webhook_id = w.id AND d.state IN ('bounced', 'failed')) AS failed
         FROM webhook w JOIN organisation o ON o.id = w.org_id WHERE w.ended_at IS NULL ORDER BY w.created_at DESC, w.id`,
      );
      return rows.map(({ org_id, org_name, created_at, ...row }) => ({
        ...row,
        orgId: org_id,
        orgName: org_name,
        createdAt: created_at.toISOString(),
      }));
    });
  }

  /** The secret is shown once. Throws `webhook.address`, `webhook.privateAddress` or `webhook.port`. */
  async create(actor: SessionActor, { orgId, url }: WebhookBodyDto): Promise<{ id: string; secret: string }> {
    await this.checkAddress(url);
    const id = randomUUID();
    const secret = randomBytes(32).toString('base64url');
    await this.work.run(actor.scope, async (tx) => {
      const [org] = await tx.query(`SELECT 1 FROM organisation WHERE id = $1`, [orgId]);
      if (!org)
        throw new DomainError(
          'organisation.unknown',
          { id: orgId },
          { fields: [{ pointer: '/orgId', code: 'unknown' }] },
        );
      await tx.query(
        `INSERT INTO webhook (id, org_id, url, secret, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, orgId, url, secret, actor.scope.userId, this.clock.iso()],
      );
    });
    return { id, secret };
  }

  async end(actor: SessionActor, id: string): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const rows: unknown[] = await tx.query(
        `WITH ended AS (UPDATE webhook SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id) SELECT id FROM ended`,
        [id, this.clock.iso()],
      );
      if (rows.length === 0) throw new DomainError('subject.notFound');
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
