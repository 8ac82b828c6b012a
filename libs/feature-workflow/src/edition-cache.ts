import { Injectable } from '@nestjs/common';
import { compile } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import type { EditionRow, Tx } from '@linxuan/persistence';
import type { CompiledEdition, Editions } from '@linxuan/platform';

export type LoadedEdition = CompiledEdition;

/** Compiled editions by id and digest. An opened edition never changes, so a compiled one stays right. */
@Injectable()
export class EditionCache implements Editions {
  private readonly editions = new Map<string, LoadedEdition>();

  async get(tx: Tx, editionId: string): Promise<LoadedEdition> {
    const known = this.editions.get(editionId);
    if (known) return known;
    const [row]: Pick<EditionRow, 'id' | 'digest' | 'definition' | 'form' | 'taxonomy'>[] = await tx.query(`SELECT id, digest, definition, form, taxonomy FROM edition WHERE id = $1`, [editionId]);
    if (!row) throw new Error(`No edition ${editionId}`);
    const loaded: LoadedEdition = {
      id: row.id,
      digest: row.digest,
      machine: compile(row.definition),
      form: row.form as unknown as FormDefinition,
      taxonomy: areasByCode(row.taxonomy as unknown as { entries: { code: string }[] }),
    };
    this.editions.set(editionId, loaded);
    return loaded;
  }
}

function areasByCode({ entries }: { entries: { code: string }[] }): Record<string, string> {
  return Object.fromEntries(entries.map(({ code }) => [code, code.split('.')[0] ?? code]));
}
