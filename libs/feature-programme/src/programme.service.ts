import { Injectable } from '@nestjs/common';
import type { ProgrammeDto, ProgrammeListDto, TaxonomyEntryDto } from '@linxuan/contracts';
import { compile, toSvg } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import { EditionProgressRepository, EditionRepository, UnitOfWork, type ListedEdition } from '@linxuan/persistence';
import { withOrderedNames } from './ordered-names';
import { DomainError, type SessionActor } from '@linxuan/platform';

/** Editions as they run: definition, form, taxonomy and diagram. */
@Injectable()
export class ProgrammeService {
  constructor(private readonly work: UnitOfWork) {}

  list(actor: SessionActor): Promise<ProgrammeListDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const rows = await new EditionRepository(tx).list();
      return rows.map(toListed);
    });
  }

  async overview(actor: SessionActor, id: string): Promise<ProgrammeDto> {
    const row = await this.found(actor, (editions) => editions.find(id));
    return {
      ...toListed(row),
      digest: row.digest,
      definition: await this.work.run(actor.scope, (tx) => withOrderedNames(tx, id, row.definition)),
    };
  }

  form(actor: SessionActor, id: string): Promise<FormDefinition> {
    return this.found(actor, (editions) => editions.formOf(id));
  }

  /** Every entry of the taxonomy; `open` tells the areas that the call opens. */
  async taxonomy(actor: SessionActor, id: string): Promise<TaxonomyEntryDto[]> {
    const { entries, openAreas } = await this.found(actor, (editions) => editions.taxonomyOf(id));
    const open = new Set(openAreas);
    return entries.map(({ code, level, parent, name }) => ({
      code,
      level,
      parent,
      name,
      open: open.has(code.split('.')[0] ?? code),
    }));
  }

  /** The diagram of the edition, with the number of running cases that the reader may see in each stage. */
  async graph(actor: SessionActor, id: string, language: 'zh' | 'en'): Promise<string> {
    const definition = await this.found(actor, (editions) => editions.definitionOf(id));
    const counts = await this.work.run(actor.scope, (tx) => new EditionProgressRepository(tx).readableByStage(id));
    return toSvg(compile(definition), { language, counts });
  }

  private found<T>(
    actor: SessionActor,
    read: (editions: EditionRepository) => Promise<T | null | undefined>,
  ): Promise<T> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await read(new EditionRepository(tx));
      if (row == null) throw new DomainError('subject.notFound');
      return row;
    });
  }
}

function toListed({ id, programmeId, state, openedAt, definition }: ListedEdition): ProgrammeListDto {
  const { edition, title, call } = definition;
  return { id, programmeId, edition, title, call, state, openedAt };
}
