import { Injectable } from '@nestjs/common';
import type { OpenEditionDto, RegionDto, TaxonomyEntryDto } from '@linxuan/contracts';
import { callsOf, dueDatesOf, type Text } from '@linxuan/domain';
import { CallRepository, EditionRepository, OrganisationRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, workingCalendar, type SessionActor } from '@linxuan/platform';
import { allRegions } from './regions';

const dueDates = dueDatesOf(workingCalendar);

/** What the pickers of the form choose from. */
@Injectable()
export class ReferenceService {
  private divisions: RegionDto[] | undefined;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Editions that take or took applications: those that do now first, of these the one that closes next, then the one
   * that closed last.
   */
  editions(actor: SessionActor): Promise<OpenEditionDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const calls = callsOf(await new CallRepository(tx).sources(), this.clock.iso(), dueDates.due);
      return calls.map(({ authorityOrg: _authority, ...call }) => call);
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
