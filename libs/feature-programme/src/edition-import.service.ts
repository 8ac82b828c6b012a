import { Injectable } from '@nestjs/common';
import type { EditionImportBodyDto, EditionImportedDto } from '@linxuan/contracts';
import { parseProgramme } from '@linxuan/domain';
import { EditionVersionRepository, UnitOfWork, type EditionVersionEntity, type Tx } from '@linxuan/persistence';
import { DomainError, type SessionActor } from '@linxuan/platform';
import { mustBeOf } from './edition-rows';
import { unreadable } from './unreadable';
import { EditionService } from './edition.service';

/** Editions as files. A file that is known, as a draft or as a version, changes nothing however often it is brought. */
@Injectable()
export class EditionImportService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: EditionService,
  ) {}

  /**
   * Into the draft of its edition, or into a new one; form and taxonomy are those of the latest version of the
   * programme where the file brings none.
   */
  import(actor: SessionActor, { yaml, form }: EditionImportBodyDto): Promise<EditionImportedDto> {
    return this.work.run(actor.scope, async (tx) => {
      const { definition, problems } = parseProgramme(yaml);
      if (!definition) throw unreadable(problems);
      const editionId = `${definition.id}-${definition.edition}`;
      const rows = await new EditionVersionRepository(tx).ofProgramme(definition.id);
      const own = rows.filter((row) => row.editionId === editionId);
      const known = own.find((row) => row.yaml === yaml && (form === undefined || row.form === form));
      if (known) return { editionId, version: known.version, changed: false };
      const draft = own.find(({ state }) => state === 'draft');
      if (draft) return this.intoDraft(tx, actor, draft, yaml, form);
      const source =
        own.find(({ state }) => state === 'open') ?? rows.filter(({ openedAt }) => openedAt !== null).at(-1);
      if (!source) throw new DomainError('subject.notFound');
      mustBeOf(actor, source);
      const inWork = own.find(({ state }) => state === 'proposed' || state === 'approved');
      if (inWork) throw new DomainError('edition.draftOpen', { id: editionId, version: inWork.version });
      const version = Math.max(0, ...own.map((row) => row.version)) + 1;
      await this.editions.insert(tx, actor, {
        ...source,
        editionId,
        version,
        yaml,
        form: form ?? source.form,
        basedOn: `${source.editionId}@${source.version}`,
      });
      return { editionId, version, changed: true };
    });
  }

  private async intoDraft(
    tx: Tx,
    actor: SessionActor,
    draft: EditionVersionEntity,
    yaml: string,
    form: string | undefined,
  ): Promise<EditionImportedDto> {
    mustBeOf(actor, draft);
    await this.editions.store(tx, actor, draft, yaml, form ?? draft.form);
    return { editionId: draft.editionId, version: draft.version, changed: true };
  }
}
