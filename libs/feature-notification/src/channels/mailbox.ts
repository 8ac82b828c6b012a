import { Injectable } from '@nestjs/common';
import { keepMessage, UnitOfWork, type MailboxEntry } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';

/**
 * The mailbox of a demo: its mail server and its two gateways put here what they are given. A message that comes twice
 * counts as one.
 */
@Injectable()
export class Mailbox {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async put(entry: MailboxEntry): Promise<void> {
    await keepMessage(this.work, entry, this.clock.iso());
  }
}
