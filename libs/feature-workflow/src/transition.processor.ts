import { Inject, Injectable } from '@nestjs/common';
import type { JobProcessor } from '@linxuan/jobs';
import { TransitionService } from './transition.service';

@Injectable()
export class TransitionProcessor implements JobProcessor<'transition.apply'> {
  readonly job = 'transition.apply';
  constructor(@Inject(TransitionService) private readonly transitions: TransitionService) {}

  handle({ requestId }: { requestId: string }): Promise<void> {
    return this.transitions.apply(requestId);
  }
}
