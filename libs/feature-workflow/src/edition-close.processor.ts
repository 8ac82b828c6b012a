import { Injectable } from '@nestjs/common';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import { EditionVersionRepository, RecordedOrderRepository, UnitOfWork } from '@linxuan/persistence';

/** Ends an edition as the recorded order says: no application is opened any more, what runs is finished. */
@Injectable()
@Processor('edition.close')
export class EditionCloseProcessor implements JobProcessor<'edition.close'> {
  constructor(private readonly work: UnitOfWork) {}

  handle({ editionId }: { editionId: string }): Promise<void> {
    return this.work.system(async (tx) => {
      if (!(await new RecordedOrderRepository(tx).exists(editionId, 'close-edition'))) return;
      const versions = new EditionVersionRepository(tx);
      await versions.close(editionId);
      await versions.announce(editionId);
    });
  }
}
