import { Inject, Injectable } from '@nestjs/common';
import type { DeskEditionDto, DeskName } from '@linxuan/contracts';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';

/** Which editions a desk serves, for the choice among them. */
@Injectable()
export class DeskEditionService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editionCache: Editions,
    private readonly clock: Clock,
  ) {}

  /** One statement. None for whom no edition concerns in this part. */
  editions(actor: SessionActor, desk: DeskName, named?: string): Promise<DeskEditionDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const places = await this.editionCache.ofDesk(tx, actor, desk, this.clock.iso(), named);
      return places.map(({ edition, ...work }) => {
        const { title, edition: batch } = edition.machine.definition;
        return { id: edition.id, title, edition: batch, ...work };
      });
    });
  }
}
