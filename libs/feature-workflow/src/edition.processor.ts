import { Injectable } from '@nestjs/common';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { openVersion } from './open-version';

/** The API's role cannot open anything: what two people signed is put into force by the engine. */
@Injectable()
@Processor('edition.open')
export class EditionProcessor implements JobProcessor<'edition.open'> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  handle({ editionId, version }: { editionId: string; version: number }): Promise<void> {
    return this.work.system((tx) => openVersion(tx, editionId, version, this.clock.iso()));
  }
}
