import { Injectable } from '@nestjs/common';
import type { ProgrammeDefinition } from '@linxuan/domain';
import type { site } from '@linxuan/contracts';
import { PublicSiteReader, UnitOfWork } from '@linxuan/persistence';

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
    const rows = await new PublicSiteReader(this.work).editions();
    for (const { id, state, version, orders } of rows) {
      const stand = [state, version, orders].join('/');
      if (this.stands.get(id) !== stand) this.known.delete(id);
      this.stands.set(id, stand);
    }
    return Promise.all(rows.map(({ id }) => this.get(id)));
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
