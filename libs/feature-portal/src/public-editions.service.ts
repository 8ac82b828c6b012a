import { Injectable } from '@nestjs/common';
import { callsOf, dueDatesOf, type Call, type ProgrammeDefinition } from '@linxuan/domain';
import type { site } from '@linxuan/contracts';
import { PublicSiteReader, UnitOfWork, type PublicEditionStand } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';

const dueDates = dueDatesOf(workingCalendar);

export interface TaxonomyName extends site.NamedCode {
  level: number;
  parent: string | null;
}
/** An opened edition as the public may know it. Rubrics, duties and marks are not among its properties. */
export interface PublicEdition {
  id: string;
  openedAt: string;
  definition: Omit<ProgrammeDefinition, 'rubrics' | 'duties'>;
  taxonomy: TaxonomyName[];
  name(code: string): site.NamedCode;
}

/**
 * Editions that are or were open, newest first. One is read again when another version or an order has come into force.
 */
@Injectable()
export class PublicEditions {
  private readonly known = new Map<string, PublicEdition>();
  /** What was in force when an edition was read: its version, and the orders that rename nominators. */
  private readonly stands = new Map<string, string>();
  constructor(private readonly work: UnitOfWork) {}

  async all(): Promise<PublicEdition[]> {
    return (await this.standing()).map(({ edition }) => edition);
  }

  /** What can be applied to at an instant, and what cannot any more. */
  async calls(now: string): Promise<Call[]> {
    const sources = (await this.standing()).map(({ edition: { id, definition }, state, extendedTo }) => {
      const stage = definition.stages.find(({ kind }) => kind === 'application');
      return {
        id,
        programmeId: definition.id,
        authorityOrg: definition.authority,
        edition: definition.edition,
        title: definition.title,
        call: definition.call,
        state: state as 'open' | 'closed',
        closes: stage?.kind === 'application' ? stage.closes : null,
        extendedTo,
      };
    });
    return callsOf(sources, now, dueDates.due);
  }

  private async standing(): Promise<(PublicEditionStand & { edition: PublicEdition })[]> {
    const rows = await new PublicSiteReader(this.work).editions();
    for (const { id, state, version, orders } of rows) {
      const stand = [state, version, orders].join('/');
      if (this.stands.get(id) !== stand) this.known.delete(id);
      this.stands.set(id, stand);
    }
    return Promise.all(rows.map(async (row) => ({ ...row, edition: await this.get(row.id) })));
  }

  async get(id: string): Promise<PublicEdition> {
    const known = this.known.get(id);
    if (known) return known;
    const row = await new PublicSiteReader(this.work).edition(id);
    if (!row) throw new Error(`No edition ${id} is open`);
    const taxonomy = row.taxonomy.entries.map(({ code, level, parent, name }) => ({
      code,
      level,
      parent,
      name: { zh: name.zh, en: name.en ?? name.zh },
    }));
    const names = new Map(taxonomy.map((entry) => [entry.code, entry.name]));
    const edition: PublicEdition = {
      id: row.id,
      openedAt: row.openedAt,
      definition: row.definition,
      taxonomy,
      name: (code) => ({ code, name: names.get(code) ?? { zh: code, en: code } }),
    };
    this.known.set(id, edition);
    return edition;
  }
}
