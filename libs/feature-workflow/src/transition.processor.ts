import { Injectable } from '@nestjs/common';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import { TransitionService } from './transition.service';

@Injectable()
@Processor('transition.apply')
export class TransitionProcessor implements JobProcessor<'transition.apply'> {
  constructor(private readonly transitions: TransitionService) {}

  handle({ requestId }: { requestId: string }): Promise<void> {
    return this.transitions.apply(requestId);
  }
}
