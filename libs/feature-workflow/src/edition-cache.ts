import { Injectable } from '@nestjs/common';
import { compile, type CaseMachine } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import type { EditionRow, Tx } from '@linxuan/persistence';

export interface LoadedEdition {
  id: string;
  digest: string;
  machine: CaseMachine;
  form: FormDefinition;
  /** Every taxonomy code with the code of its area. */
  taxonomy: Record<string, string>;
}

/** Compiled editions by id and digest. An opened edition never changes, so a compiled one stays right. */
@Injectable()
export class EditionCache {
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
