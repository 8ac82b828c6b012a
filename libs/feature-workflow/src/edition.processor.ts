import { Inject, Injectable } from '@nestjs/common';
import type { JobProcessor } from '@linxuan/jobs';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { openVersion } from './open-version';
import { ENGINE_WORK } from './transition.service';

/** The API's role cannot open anything: what two people signed is put into force by the engine. */
@Injectable()
export class EditionProcessor implements JobProcessor<'edition.open'> {
  readonly job = 'edition.open';
  constructor(
    @Inject(ENGINE_WORK) private readonly work: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  handle({ editionId, version }: { editionId: string; version: number }): Promise<void> {
    return this.work.system((tx) => openVersion(tx, editionId, version, this.clock.iso()));
  }
}
