import { Inject, Injectable } from '@nestjs/common';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import { MassMailPlanner } from '../mass-mail/mass-mail-planner';
import { DigestService } from './digest.service';
import { DeliveryPlanner } from './planner.service';
import { DeliverySender } from './sender.service';

/** From notices to messages, in steps that may each run twice: confirmed mass mail, plans, digests, then what is due goes out. */
@Injectable()
@Processor('delivery.sweep')
export class DeliveryProcessor implements JobProcessor<'delivery.sweep'> {
  constructor(
    @Inject(MassMailPlanner) private readonly massMail: MassMailPlanner,
    @Inject(DeliveryPlanner) private readonly planner: DeliveryPlanner,
    @Inject(DigestService) private readonly digests: DigestService,
    @Inject(DeliverySender) private readonly sender: DeliverySender,
  ) {}

  async handle(): Promise<void> {
    await this.massMail.plan();
    await this.planner.plan();
    await this.digests.release();
    await this.sender.sendDue();
  }
}
