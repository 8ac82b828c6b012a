import { Inject, Injectable } from '@nestjs/common';
import type { OpenEditionDto, RegionDto, TaxonomyEntryDto } from '@linxuan/contracts';
import type { Text } from '@linxuan/domain';
import { EditionRepository, OrganisationRepository, UnitOfWork } from '@linxuan/persistence';
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

  /**
   * Editions with an application stage, those that take applications now first, and of these the one that closes next.
   */
  editions(actor: SessionActor): Promise<OpenEditionDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const found: OpenEditionDto[] = [];
      for (const id of await new EditionRepository(tx).openIds()) {
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
      const taxonomy = await new EditionRepository(tx).taxonomyOf(editionId);
      if (!taxonomy) throw new DomainError('subject.notFound');
      const entries = taxonomy.entries as Omit<TaxonomyEntryDto, 'open'>[];
      return entries.map(({ code, level, parent, name }) => ({
        code,
        level,
        parent,
        name,
        open: taxonomy.openAreas.includes(code.split('.')[0] ?? ''),
      }));
    });
  }

  regions(): RegionDto[] {
    return (this.divisions ??= allRegions());
  }

  centralGroups(actor: SessionActor): Promise<{ code: string; title: Text }[]> {
    return this.work.run(actor.scope, async (tx) => {
      const groups = await new OrganisationRepository(tx).ofKind('central-soe-group');
      return groups.map(({ id, nameZh, nameEn }) => ({ code: id, title: { zh: nameZh, en: nameEn } }));
    });
  }
}
