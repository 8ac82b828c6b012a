import { Injectable } from '@nestjs/common';
import type { WorkspaceName } from '@linxuan/contracts';
import { compile, type EarlierEdition } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import { EditionVersionRepository, type Tx } from '@linxuan/persistence';
import {
  DomainError,
  type CompiledEdition,
  type WorkspacePlace,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { workspacePlaces } from './workspace-places';

export type LoadedEdition = CompiledEdition;

interface Taxonomy {
  entries: { code: string }[];
  earlier?: Record<string, EarlierEdition>;
}

/**
 * Compiled editions by id and version. An opened version never changes, so a compiled one stays right; which one is in
 * force may.
 */
@Injectable()
export class EditionCache implements Editions {
  private readonly editions = new Map<string, LoadedEdition>();
  private readonly current = new Map<string, number>();

  /** The version in force where none is named. Throws `subject.notFound` for an id that somebody made up. */
  async get(tx: Tx, editionId: string, version?: number): Promise<LoadedEdition> {
    const wanted = version ?? this.current.get(editionId);
    const known = wanted === undefined ? undefined : this.editions.get(`${editionId}@${wanted}`);
    if (known) return known;
    const row = await new EditionVersionRepository(tx).opened<FormDefinition, Taxonomy>(editionId, wanted);
    if (!row) throw new DomainError('subject.notFound');
    const loaded: LoadedEdition = {
      id: editionId,
      version: row.version,
      digest: row.digest,
      machine: compile(row.definition),
      form: row.form,
      taxonomy: areasByCode(row.taxonomy),
      earlier: row.taxonomy.earlier ?? {},
    };
    this.editions.set(`${editionId}@${row.version}`, loaded);
    if (version === undefined) this.current.set(editionId, row.version);
    return loaded;
  }

  /** The version in force, where it was asked for before. */
  atHand(editionId: string): LoadedEdition | undefined {
    const version = this.current.get(editionId);
    return version === undefined ? undefined : this.editions.get(`${editionId}@${version}`);
  }

  ofWorkspace(
    tx: Tx,
    actor: SessionActor,
    workspace: WorkspaceName,
    now: string,
    named?: string,
  ): Promise<WorkspacePlace[]> {
    return workspacePlaces(tx, (id) => this.get(tx, id), actor, workspace, now, named);
  }

  /** Another version has come into force: which one is read again when it is next asked for. */
  forget(editionId: string): void {
    this.current.delete(editionId);
  }
}

function areasByCode({ entries }: Taxonomy): Record<string, string> {
  return Object.fromEntries(entries.map(({ code }) => [code, code.split('.')[0] ?? code]));
}
