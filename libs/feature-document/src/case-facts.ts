import { type CaseRow, type Text } from '@linxuan/domain';
import type { JsonObject } from '@linxuan/form-rules';
import {
  CaseEntity,
  CasePapersRepository,
  caseAsOf,
  namedAsOf,
  SnapshotRepository,
  type Tx,
} from '@linxuan/persistence';
import { DomainError, type CompiledEdition, type Editions } from '@linxuan/platform';

/** What every paper of one case needs: the row, the edition, the content in force, and names. */
export interface CaseFacts {
  row: CaseRow;
  edition: CompiledEdition;
  content: JsonObject;
  orgNames: Map<string, Text>;
  categoryName(code: string | null): string;
}

export async function caseFacts(tx: Tx, editions: Editions, caseId: string): Promise<CaseFacts> {
  const row = await tx.getRepository(CaseEntity).findOneBy({ id: caseId });
  if (!row) throw new DomainError('subject.notFound');
  const edition = await editions.get(tx, row.editionId);
  const content =
    (row.revisionSha ? await new SnapshotRepository(tx).get<JsonObject>(row.revisionSha) : undefined) ?? {};
  const codes = [row.finalArea ?? row.area, row.finalCategory ?? row.category].filter(
    (code): code is string => code !== null,
  );
  const names = await new CasePapersRepository(tx).namesOf(row, codes);
  const of = (kind: string) =>
    new Map(names.filter((name) => name.kind === kind).map(({ id, zh, en }) => [id, { zh, en }]));
  const categories = of('category');
  return {
    row,
    edition,
    content,
    orgNames: of('org'),
    categoryName: (code) => (code ? (categories.get(code)?.zh ?? code) : ''),
  };
}

/** The same facts as of an instant at which something was decided: its paper says what was decided upon. */
export async function factsAsOf(tx: Tx, facts: CaseFacts, at: string): Promise<CaseFacts> {
  const then = await caseAsOf(tx, facts.row.id, at);
  const row = namedAsOf(facts.row, then);
  const names = await new CasePapersRepository(tx).categoryNames(row.editionId, [row.area, row.category]);
  return {
    ...facts,
    // Who may not see the holder has none in the row, and gets none from the revision.
    row: { ...row, holderName: row.holderName && (then?.holderName ?? row.holderName) },
    categoryName: (code) => (code && names.get(code)) || facts.categoryName(code),
  };
}

export function orgName({ orgNames }: CaseFacts, id: string | null): string {
  return (id && orgNames.get(id)?.zh) || '';
}

/** Date in Beijing of an instant, `YYYY-MM-DD`. */
export function beijingDay(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}
