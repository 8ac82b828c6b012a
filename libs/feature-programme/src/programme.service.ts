import { Injectable } from '@nestjs/common';
import type { ProgrammeDto, ProgrammeListDto, TaxonomyEntryDto } from '@linxuan/contracts';
import { compile, toSvg, type ProgrammeDefinition } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import { UnitOfWork } from '@linxuan/persistence';
import { withOrderedNames } from './ordered-names';
import { DomainError, type SessionActor } from '@linxuan/platform';

interface EditionRecord {
  id: string;
  programme_id: string;
  state: string;
  digest: string;
  opened_at: Date | null;
  definition: ProgrammeDefinition;
}

/** Editions as they run: definition, form, taxonomy and diagram. */
@Injectable()
export class ProgrammeService {
  constructor(private readonly work: UnitOfWork) {}

  list(actor: SessionActor): Promise<ProgrammeListDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const rows: EditionRecord[] = await tx.query(
        `SELECT id, programme_id, state, digest, opened_at, definition FROM edition ORDER BY opened_at DESC NULLS LAST, id`,
      );
      return rows.map(toListed);
    });
  }

  async overview(actor: SessionActor, id: string): Promise<ProgrammeDto> {
    const row = await this.find<EditionRecord>(actor, id, 'id, programme_id, state, digest, opened_at, definition');
    return {
      ...toListed(row),
      digest: row.digest,
      definition: await this.work.run(actor.scope, (tx) => withOrderedNames(tx, id, row.definition)),
    };
  }

  async form(actor: SessionActor, id: string): Promise<FormDefinition> {
    return (await this.find<{ form: FormDefinition }>(actor, id, 'form')).form;
  }

  /** Every entry of the taxonomy; `open` tells the areas that the call opens. */
  async taxonomy(actor: SessionActor, id: string): Promise<TaxonomyEntryDto[]> {
    const { taxonomy, definition } = await this.find<{
      taxonomy: { entries: Omit<TaxonomyEntryDto, 'open'>[] };
      definition: ProgrammeDefinition;
    }>(actor, id, 'taxonomy, definition');
    const open = new Set(definition.taxonomy.openAreas);
    return taxonomy.entries.map(({ code, level, parent, name }) => ({
      code,
      level,
      parent,
      name,
      open: open.has(code.split('.')[0] ?? code),
    }));
  }

  /** The diagram of the edition, with the number of running cases that the reader may see in each stage. */
  async graph(actor: SessionActor, id: string, language: 'zh' | 'en'): Promise<string> {
    const { definition } = await this.find<{ definition: ProgrammeDefinition }>(actor, id, 'definition');
    const rows: { stage: string; count: number }[] = await this.work.run(actor.scope, (tx) =>
      tx.query(
        `SELECT stage, count(*)::int AS count FROM case_file WHERE edition_id = $1 AND outcome = 'running' AND id IN (SELECT case_id FROM party) GROUP BY stage`,
        [id],
      ),
    );
    return toSvg(compile(definition), {
      language,
      counts: Object.fromEntries(rows.map(({ stage, count }) => [stage, count])),
    });
  }

  private find<T>(actor: SessionActor, id: string, columns: string): Promise<T> {
    return this.work.run(actor.scope, async (tx) => {
      const [row]: T[] = await tx.query(`SELECT ${columns} FROM edition WHERE id = $1`, [id]);
      if (!row) throw new DomainError('subject.notFound');
      return row;
    });
  }
}

function toListed({ id, programme_id, state, opened_at, definition }: EditionRecord): ProgrammeListDto {
  return {
    id,
    programmeId: programme_id,
    edition: definition.edition,
    title: definition.title,
    call: definition.call,
    state,
    openedAt: opened_at?.toISOString() ?? null,
  };
}
