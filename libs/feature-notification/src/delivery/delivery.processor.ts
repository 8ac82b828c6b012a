import { Injectable } from '@nestjs/common';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import { MassMailPlanner } from '../mass-mail/mass-mail-planner';
import { DigestService } from './digest.service';
import { DeliveryPlanner } from './planner.service';
import { DeliverySender } from './sender.service';

/**
 * From notices to messages, in steps that may each run twice: confirmed mass mail, plans, digests, then what is due
 * goes out.
 */
@Injectable()
@Processor('delivery.sweep')
export class DeliveryProcessor implements JobProcessor<'delivery.sweep'> {
  constructor(
    private readonly massMail: MassMailPlanner,
    private readonly planner: DeliveryPlanner,
    private readonly digests: DigestService,
    private readonly sender: DeliverySender,
  ) {}

  async handle(): Promise<void> {
    await this.massMail.plan();
    await this.planner.plan();
    await this.digests.release();
    await this.sender.sendDue();
  }
}
