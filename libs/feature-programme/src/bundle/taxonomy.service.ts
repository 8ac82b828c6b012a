import { Injectable } from '@nestjs/common';
import type { EditionTaxonomyBodyDto, EditionTaxonomyReportDto, EditionProblemDto } from '@linxuan/contracts';
import { canonicalJson, signersOf } from '@linxuan/domain';
import { EditionDraftRepository, UnitOfWork, type EditionVersionEntity, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';
import { baseOf, versionOf } from '../edition-rows';
import { EditionService } from '../edition.service';
import { unreadable } from '../unreadable';
import { YamlText } from '../yaml-text';
import { taxonomyChange } from './bundle-report';
import { readTaxonomy } from './open-bundle';
import { taxonomyText } from './write-bundle';

interface Taken {
  report: EditionTaxonomyReportDto;
  /** Null where it cannot be read. */
  next: { taxonomy: Record<string, unknown>; yaml: string } | null;
}

/** The taxonomy of a draft: looked at and put in place of the one that it was copied with. */
@Injectable()
export class TaxonomyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: EditionService,
    private readonly clock: Clock,
  ) {}

  /** What would change, and what in the edition no longer fits. Nothing is stored. */
  report(actor: SessionActor, id: string, version: number, text: string): Promise<EditionTaxonomyReportDto> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await this.editions.draft(tx, actor, id, version, null);
      return (await this.taken(tx, row, text)).report;
    });
  }

  /**
   * Throws `edition.unreadable` with the lines of what is wrong in it, `edition.stale` where a colleague saved meanwhile.
   * What in the edition no longer fits is left for its author to mend.
   */
  put(
    actor: SessionActor,
    id: string,
    version: number,
    { text, revision }: EditionTaxonomyBodyDto,
  ): Promise<{ revision: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await this.editions.draft(tx, actor, id, version, revision ?? null);
      const { report, next } = await this.taken(tx, row, text);
      if (!next) throw unreadable(report.problems);
      if (next.yaml === row.yaml && canonicalJson(next.taxonomy as never) === canonicalJson(row.taxonomy as never))
        return { revision: row.revision };
      const { definition } = await this.editions.examined(
        tx,
        { ...row, taxonomy: next.taxonomy },
        { ...row, yaml: next.yaml },
        null,
      );
      await new EditionDraftRepository(tx).save(
        id,
        version,
        { yaml: next.yaml, form: row.form, definition, taxonomy: next.taxonomy },
        { at: this.clock.iso(), authors: signersOf({ userId: actor.scope.userId, deputy: actor.actingFor }) },
      );
      return { revision: row.revision + 1 };
    });
  }

  /** The taxonomy of a version as YAML, to be changed and brought back. */
  file(actor: SessionActor, id: string, version: number): Promise<{ name: string; content: string }> {
    return this.work.run(actor.scope, async (tx) => {
      const { earlier: _, ...taxonomy } = (await versionOf(tx, id, version)).taxonomy;
      return { name: `${String(taxonomy['id'])}.yaml`, content: taxonomyText(taxonomy) };
    });
  }

  private async taken(tx: Tx, row: EditionVersionEntity, text: string): Promise<Taken> {
    const { value, problems } = readTaxonomy(text);
    const change = value ? taxonomyChange(row.taxonomy, value) : null;
    if (!value) return { report: { change, problems }, next: null };
    const { earlier } = row.taxonomy;
    const taxonomy = { ...value, ...(earlier === undefined ? {} : { earlier }) };
    const yaml = named(row.yaml, String(value['id']));
    const before = await this.editions.examined(tx, row, row, await baseOf(tx, row));
    const after = await this.editions.examined(
      tx,
      { ...row, taxonomy },
      { yaml, form: row.form },
      await baseOf(tx, row),
    );
    const known = new Set(before.problems.map(keyOf));
    return {
      report: { change, problems: after.problems.filter((each) => !known.has(keyOf(each))) },
      next: { taxonomy, yaml },
    };
  }
}

const keyOf = ({ code, path, message }: EditionProblemDto): string => `${code} ${path} ${message.zh}`;

/** The edition names its taxonomy; a text that cannot be read stays as it is and says so by its own checks. */
function named(yaml: string, taxonomy: string): string {
  try {
    const text = new YamlText(yaml);
    text.set(['taxonomy', 'id'], taxonomy);
    return text.toString();
  } catch (error) {
    if (error instanceof DomainError) return yaml;
    throw error;
  }
}
