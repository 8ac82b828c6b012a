import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type {
  DeliveryDto,
  DeliveryPageDto,
  DeliveryQueryDto,
  MailboxMessageDto,
  MailboxPageDto,
  MailboxQueryDto,
} from '@linxuan/contracts';
import {
  CHANNELS,
  DeliveryRepository,
  MailboxRepository,
  notify,
  UnitOfWork,
  type DeliveryListRow,
  type MailboxRow,
} from '@linxuan/persistence';
import { APP_CONFIG, Clock, DomainError, type AppConfig, type SessionActor } from '@linxuan/platform';

const TEST_WORDS = {
  zh: { subject: '测试邮件', body: '这是系统管理员发送的测试邮件。收到它，说明邮件设置可用。' },
  en: { subject: 'Test message', body: 'An operator has sent this message to see that mails arrive. They do.' },
};

/**
 * What went out, what came back, and, in a demo, the mailbox itself. That a message went out is the operator's; what it
 * says is not.
 */
@Injectable()
export class DeliveryLogService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'mode'>,
  ) {}

  /** Newest first, with its tries; `q` looks in names, logins and addresses. */
  page(actor: SessionActor, query: DeliveryQueryDto): Promise<DeliveryPageDto> {
    const now = this.clock.iso();
    return this.work.list(actor.scope, async (tx) => {
      const deliveries = new DeliveryRepository(tx);
      const { rows, total } = await deliveries.page(query, query);
      const figures = await deliveries.countByState();
      return {
        data: rows.map((row) => toDelivery(row, now)),
        total,
        figures: Object.fromEntries(figures.map(({ state, n }) => [state, n])),
      };
    });
  }

  /** Once more, to the address that the person has now. */
  async resend(actor: SessionActor, id: string): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const isPlanned = await new DeliveryRepository(tx).resend(id, this.clock.iso());
      if (!isPlanned) throw new DomainError('subject.notFound');
    });
  }

  /** A message to the operator's own address, by which one sees that mails arrive. Throws `notice.noAddress`. */
  async test(actor: SessionActor, language: 'zh' | 'en'): Promise<{ id: string }> {
    const id = randomUUID();
    await this.work.run(actor.scope, async (tx) => {
      const isPlanned = await new DeliveryRepository(tx).planTest(id, this.clock.iso(), TEST_WORDS[language]);
      if (!isPlanned) throw new DomainError('notice.noAddress');
      await notify(tx, CHANNELS.outbox);
    });
    return { id };
  }

  mailbox(actor: SessionActor, query: MailboxQueryDto): Promise<MailboxPageDto> {
    if (this.config.mode !== 'demo') throw new DomainError('subject.notFound');
    return this.work.list(actor.scope, async (tx) => {
      const messages = new MailboxRepository(tx);
      const { rows, total } = await messages.page(query, query);
      return { data: rows.map(toMessage), total, kinds: await messages.kinds() };
    });
  }

  async readMessage(actor: SessionActor, id: string): Promise<void> {
    if (this.config.mode !== 'demo') throw new DomainError('subject.notFound');
    await this.work.run(actor.scope, (tx) => new MailboxRepository(tx).markRead(id, this.clock.iso()));
  }
}

function toDelivery(row: DeliveryListRow, now: string): DeliveryDto {
  const isWaiting = row.state === 'planned' || row.state === 'collected';
  return { ...row, dueAt: isWaiting && row.dueAt > now ? row.dueAt : null };
}

function toMessage({ messageId, ...row }: MailboxRow): MailboxMessageDto {
  return { id: messageId, ...row };
}
