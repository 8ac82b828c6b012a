import { shortened } from '@linxuan/form-rules';
import { Inject, Injectable } from '@nestjs/common';
import type { ClassificationWorkspaceDto } from '@linxuan/contracts';
import { nounsOf } from '@linxuan/domain';
import { PublicationCaseRepository, UnitOfWork, WorkflowRepository } from '@linxuan/persistence';
import { Clock, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { editionAt, offered, stageOf, type Lang } from './workspace';

/**
 * 归类: what waits, with the category that was applied for, and the tree of what may be published, the seventh area
 * included.
 */
@Injectable()
export class ClassificationService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  workspace(actor: SessionActor, lang: Lang, editionId?: string): Promise<ClassificationWorkspaceDto> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await editionAt(tx, this.editions, actor, 'classification', this.clock.iso(), editionId);
      const stage = stageOf(edition, 'classification');
      const { taxonomy } = edition.machine.definition;
      const rows = await new PublicationCaseRepository(tx).toClassify(edition.id, `${stage.id}.pending`);
      const [first] = rows;
      const workingSet = await new WorkflowRepository(tx).readRows(first ? [first.id] : []);
      return {
        nouns: nounsOf(edition.machine.definition),
        rows: rows.map(({ category, area, summary, ...row }) => ({
          case: row,
          applied: edition.name(category ?? area),
          summary: shortened(summary ?? '', 201),
        })),
        areas: taxonomy.publishAreas.map((area) => ({
          ...edition.name(area),
          opened: taxonomy.openAreas.includes(area),
          categories: edition.entries
            .filter(({ level, parent }) => level === 2 && parent === area)
            .map(({ code }) => edition.name(code)),
        })),
        action: first
          ? (offered(edition, workingSet, actor, this.clock.iso(), lang, 'case', first.id).find(
              ({ name }) => name === 'classify',
            ) ?? null)
          : null,
      };
    });
  }
}
