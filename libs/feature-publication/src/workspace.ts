import type {
  PublicationDossierDto,
  DocumentLink,
  OfferedActionDto,
  PublicationWorkspace,
  PublicationPlaceDto,
  site,
} from '@linxuan/contracts';
import {
  type DossierRow,
  type NoticeStage,
  type StageDefinition,
  type StageKindName,
  type SubjectType,
  type WorkingSet,
} from '@linxuan/domain';
import {
  EditionRepository,
  PublicationDossierRepository,
  UserRepository,
  WorkflowRepository,
  type Tx,
} from '@linxuan/persistence';
import {
  workspaceEdition as editionOfWorkspace,
  DomainError,
  offeredActions,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';

export type Lang = 'zh' | 'en';
export const OFFICERS = ['publicity-officer', 'authority-clerk', 'authority-lead'] as const;
/**
 * Who works on notices and hears objections: the authority's officers, and nominators where the edition has them
 * publish their own.
 */
export const NOTICE_ROLES = [...OFFICERS, 'nominator-clerk', 'nominator-lead'] as const;

const WORKSPACES_HERE: readonly PublicationWorkspace[] = ['notice', 'classification', 'publication'];

/** The editions of the person's own that are published from here, each with the workspaces that it has. */
export async function placesOf(
  tx: Tx,
  editions: Editions,
  actor: SessionActor,
  now: string,
): Promise<PublicationPlaceDto[]> {
  const places = new Map<string, PublicationPlaceDto>();
  for (const workspace of WORKSPACES_HERE)
    for (const { edition } of await editions.ofWorkspace(tx, actor, workspace, now)) {
      const { title, edition: batch } = edition.machine.definition;
      const known = places.get(edition.id);
      if (known) known.desks.push(workspace);
      else places.set(edition.id, { id: edition.id, title, edition: batch, desks: [workspace] });
    }
  return [...places.values()];
}

/** The edition whose workspace is asked for; without a name the one with the most urgent work there. */
export async function editionAt(
  tx: Tx,
  editions: Editions,
  actor: SessionActor,
  workspace: PublicationWorkspace,
  now: string,
  id?: string,
): Promise<NamedEdition> {
  return namedEdition(tx, editions, (await editionOfWorkspace(tx, editions, actor, workspace, now, id)).id);
}

/** An edition, compiled, with the names of its taxonomy. */
export interface NamedEdition extends CompiledEdition {
  name(code: string | null): site.NamedCode;
  entries: { code: string; level: number; parent: string | null }[];
}
export async function namedEdition(tx: Tx, editions: Editions, id: string): Promise<NamedEdition> {
  const taxonomy = await new EditionRepository(tx).taxonomyOf(id);
  if (!taxonomy) throw new DomainError('subject.notFound');
  const { entries } = taxonomy;
  const names = new Map(entries.map(({ code, name }) => [code, { zh: name.zh, en: name.en ?? name.zh }]));
  return {
    ...(await editions.get(tx, id)),
    entries,
    name: (code) => ({ code: code ?? '', name: names.get(code ?? '') ?? { zh: code ?? '', en: code ?? '' } }),
  };
}

export function stageOf<K extends StageKindName>(
  edition: CompiledEdition,
  kind: K,
): Extract<StageDefinition, { kind: K }> {
  const found = [...edition.machine.stages.values()].find(
    (stage): stage is Extract<StageDefinition, { kind: K }> => stage.kind === kind,
  );
  if (!found) throw new DomainError('subject.notFound');
  return found;
}

/**
 * The notice that the person's organisation publishes: a nominator's own before the nomination, or the authority's
 * before the result.
 */
export function noticeStageOf(edition: CompiledEdition, actor: SessionActor): NoticeStage {
  const found = [...edition.machine.stages.values()].find((stage): stage is NoticeStage => isNoticeOf(stage, actor));
  if (!found) throw new DomainError('subject.notFound');
  return found;
}

function isNoticeOf(stage: StageDefinition, actor: SessionActor): boolean {
  return (
    stage.kind === 'public-notice' &&
    (stage.by ?? 'authority') === (actor.role.startsWith('nominator-') ? 'nominator' : 'authority')
  );
}

/** What the person may do with a subject now; the categories of the edition are known to the rules. */
export function offered(
  edition: CompiledEdition,
  workingSet: WorkingSet,
  actor: SessionActor,
  now: string,
  lang: Lang,
  subjectType: SubjectType,
  subjectId: string,
): OfferedActionDto[] {
  const { machine, taxonomy } = edition;
  return offeredActions({ machine, workingSet, actor, at: now, outside: { taxonomy }, lang }, subjectType, subjectId);
}

export interface DossierRows {
  rows: DossierRow[];
  workingSet: WorkingSet;
  items: Map<string, number>;
  people: Map<string, string>;
  /** Published ones whose following has not begun. */
  unfollowed: Set<string>;
}

/**
 * Dossiers of a stage that are worked on, the one in writing first; with the cases of those that something may be
 * done with.
 */
export async function dossiersOf(tx: Tx, editionId: string, stage: string, follows = false): Promise<DossierRows> {
  const dossiers = new PublicationDossierRepository(tx);
  const found = await dossiers.ofStage(editionId, stage);
  const cases = await dossiers.itemsAtHand(
    found.map(({ id }) => id),
    follows ? `${stage}.published` : null,
  );
  const workingSet = await new WorkflowRepository(tx).readRows(
    cases.map(({ caseId }) => caseId),
    found.map(({ id }) => id),
  );
  const rows = found.flatMap(({ id }) => workingSet.dossier.get(id) ?? []);
  const people = await new UserRepository(tx).namesOf(
    rows.flatMap(({ preparedBy, releasedBy }) => [preparedBy, releasedBy]),
  );
  return {
    rows,
    workingSet,
    items: new Map(found.map(({ id, items }) => [id, items])),
    people,
    unfollowed: new Set(cases.filter(({ state }) => state === 'published').map(({ dossierId }) => dossierId)),
  };
}

export function toPublicationDossier(
  row: DossierRow,
  people: Map<string, string>,
  actions: OfferedActionDto[],
  documents: DocumentLink[],
): PublicationDossierDto {
  const { id, state, version, number, preparedAt, releasedAt, windowEndsAt, closedAt, stage } = row;
  return {
    id,
    state,
    version,
    number,
    preparedAt,
    releasedAt,
    windowEndsAt,
    closedAt,
    stage,
    preparedByName: people.get(row.preparedBy ?? '') ?? null,
    releasedByName: people.get(row.releasedBy ?? '') ?? null,
    actions,
    documents,
  };
}
