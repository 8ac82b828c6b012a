import { Inject, Injectable } from '@nestjs/common';
import type { WorkspaceEditionDto, WorkspaceName } from '@linxuan/contracts';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';

/** Which editions a workspace serves, for the choice among them. */
@Injectable()
export class WorkspaceEditionService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editionCache: Editions,
    private readonly clock: Clock,
  ) {}

  /** One statement. None for whom no edition concerns in this part. */
  editions(actor: SessionActor, workspace: WorkspaceName, named?: string): Promise<WorkspaceEditionDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const places = await this.editionCache.ofWorkspace(tx, actor, workspace, this.clock.iso(), named);
      return places.map(({ edition, ...work }) => {
        const { title, edition: batch } = edition.machine.definition;
        return { id: edition.id, title, edition: batch, ...work };
      });
    });
  }
}
