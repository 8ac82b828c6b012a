import { Inject, Injectable } from '@nestjs/common';
import type { OpenEditionDto, RegionDto, TaxonomyEntryDto } from '@linxuan/contracts';
import type { Text } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { nationalClose } from './application-date';
import { allRegions } from './regions';

/** What the pickers of the form choose from. */
@Injectable()
export class ReferenceService {
  private divisions: RegionDto[] | undefined;

  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly compiled: Editions,
    private readonly clock: Clock,
  ) {}

  /** Editions with an application stage, those that take applications now first, and of these the one that closes next. */
  editions(actor: SessionActor): Promise<OpenEditionDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const rows: { id: string }[] = await tx.query(`SELECT id FROM edition WHERE state = 'open' ORDER BY id`);
      const found: OpenEditionDto[] = [];
      for (const { id } of rows) {
        const edition = await this.compiled.get(tx, id);
        const { definition } = edition.machine;
        if (!definition.stages.some(({ kind }) => kind === 'application')) continue;
        const closes = await nationalClose(tx, edition, this.clock.iso());
        found.push({
          id,
          programmeId: definition.id,
          edition: definition.edition,
          title: definition.title,
          call: definition.call,
          closesAt: closes,
          open: closes === null || this.clock.iso() <= closes,
        });
      }
      return found.sort(
        (a, b) => Number(b.open) - Number(a.open) || (a.closesAt ?? '9').localeCompare(b.closesAt ?? '9'),
      );
    });
  }

  taxonomy(actor: SessionActor, editionId: string): Promise<TaxonomyEntryDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const [row] = await tx.query(
        `SELECT taxonomy, definition->'taxonomy'->'openAreas' AS open FROM edition WHERE id = $1`,
        [editionId],
      );
      if (!row) throw new DomainError('subject.notFound');
      const entries = row.taxonomy.entries as Omit<TaxonomyEntryDto, 'open'>[];
      return entries.map(({ code, level, parent, name }) => ({
        code,
        level,
        parent,
        name,
        open: row.open.includes(code.split('.')[0]),
      }));
    });
  }

  regions(): RegionDto[] {
    return (this.divisions ??= allRegions());
  }

  centralGroups(actor: SessionActor): Promise<{ code: string; title: Text }[]> {
    return this.work.run(actor.scope, async (tx) => {
      const rows: { id: string; name_zh: string; name_en: string }[] = await tx.query(
        `SELECT id, name_zh, name_en FROM organisation WHERE kind = 'central-soe-group' ORDER BY id`,
      );
      return rows.map(({ id, name_zh, name_en }) => ({ code: id, title: { zh: name_zh, en: name_en } }));
    });
  }
}
