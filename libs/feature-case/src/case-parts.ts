import { kindOfMime, type AwayDto, type CaseDetailDto, type CaseFileDto, type NoteDto } from '@linxuan/contracts';
import {
  OPEN_OPINIONS,
  worksheetOfTask,
  type CaseMachine,
  type CaseRow,
  type OpinionRow,
  type WorkingSet,
} from '@linxuan/domain';
import { touches } from '@linxuan/form-rules';
import type { AttachmentEntity, CaseRevisionEntity } from '@linxuan/persistence';
import { offeredActions, type OfferContext, type SessionActor } from '@linxuan/platform';
import { leftOf, stageTitle } from './case-words';
import { itemsOf, type CaseSources } from './case-sources';

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Names of people are for their own organisation; to others an organisation speaks. */
function nameFor(sources: CaseSources, actor: SessionActor, userId: string | null, orgId: string): string | null {
  return userId !== null && orgId === actor.orgId ? (sources.people.get(userId)?.name ?? null) : null;
}

/** That nobody is in the office is said to everyone who waits for it; who it is, to its own organisation. */
function awayFor(
  sources: CaseSources,
  actor: SessionActor,
  { assigneeUser, orgId, state }: OpinionRow,
): AwayDto | null {
  const away = state === 'answered' ? undefined : sources.away.get(assigneeUser ?? '');
  if (!away) return null;
  return orgId === actor.orgId ? away : { people: [], deputies: [], until: away.until };
}

export function opinionsOf(context: OfferContext, row: CaseRow, sources: CaseSources): CaseDetailDto['opinions'] {
  const { workingSet, machine, actor, at: now } = context;
  return [...workingSet.opinion.values()]
    .filter(({ caseId }) => caseId === row.id)
    .sort((a, b) => (a.askedAt === b.askedAt ? a.orgId.localeCompare(b.orgId) : a.askedAt < b.askedAt ? -1 : 1))
    .map((opinion) => ({
      ...opinion,
      orgName: sources.names.get(opinion.orgId) ?? { zh: opinion.orgId, en: opinion.orgId },
      stageTitle: stageTitle(machine, opinion.stage),
      text: opinion.textSha ? text(sources.texts.get(opinion.textSha)) : null,
      contribution: text(sources.texts.get(opinion.contributionSha ?? '')),
      draft: text(sources.texts.get(opinion.draftSha ?? '')),
      assigneeName: nameFor(sources, actor, opinion.assigneeUser, opinion.orgId),
      away: awayFor(sources, actor, opinion),
      authorName: nameFor(sources, actor, opinion.authorUser, opinion.orgId),
      ...leftOf(now, OPEN_OPINIONS.includes(opinion.state) ? opinion.dueAt : null),
      outdated: opinion.verdict !== null && touches(changedSince(sources.revisions, opinion.revision), opinion.restsOn),
      worksheet: worksheetOfTask('give-opinion', machine.stages.get(opinion.stage)?.kind ?? '', actor.role),
      availableActions: offeredActions(context, 'opinion', opinion.id),
    }));
}

function changedSince(revisions: CaseRevisionEntity[], revision: number): string[] {
  return revisions.filter((one) => one.revision > revision).flatMap(({ changed }) => changed);
}

export function panelsOf(context: OfferContext, row: CaseRow, sources: CaseSources): CaseDetailDto['panels'] {
  const { workingSet, machine, actor } = context;
  // Who the experts are is known to the authority that seats them, and to each of them of oneself.
  const mayKnow = (userId: string) => actor.orgId === row.authorityOrg || userId === actor.scope.userId;
  return [...workingSet.panel.values()]
    .filter(({ caseId }) => caseId === row.id)
    .map((panel) => ({
      ...panel,
      stageTitle: stageTitle(machine, panel.stage),
      // Mean and spread are results: an expert does not learn them from the page of the case.
      ...(actor.role === 'expert' ? { mean: null, spread: null } : {}),
      seats: [...workingSet.seat.values()]
        .filter(({ panelId }) => panelId === panel.id)
        .map((seat) => ({
          id: seat.id,
          panelId: seat.panelId,
          stage: seat.stage,
          state: seat.state,
          version: seat.version,
          expertUser: seat.expertUser,
          expertName: mayKnow(seat.expertUser) ? (sources.people.get(seat.expertUser)?.name ?? null) : null,
          expertOrgName: mayKnow(seat.expertUser) ? (sources.names.get(seat.expertOrg) ?? null) : null,
          reason: seat.reasonSha ? text(sources.texts.get(seat.reasonSha)) : null,
          total: seat.total,
          sheet: seat.sheetSha ? (sources.texts.get(seat.sheetSha) ?? null) : null,
          invitedAt: seat.invitedAt,
          dueAt: seat.dueAt,
          sealedAt: seat.sealedAt,
          availableActions: offeredActions(context, 'seat', seat.id),
        })),
    }));
}

export function dossiersOf(machine: CaseMachine, workingSet: WorkingSet, row: CaseRow): CaseDetailDto['dossiers'] {
  const items = itemsOf(workingSet, row.id);
  return [...workingSet.dossier.values()]
    .filter(({ id }) => items.has(id))
    .map((dossier) => {
      const item = items.get(dossier.id);
      return {
        ...dossier,
        stageTitle: stageTitle(machine, dossier.stage),
        position: item?.position ?? null,
        itemOutcome: item?.outcome ?? null,
        sectionNumber: item?.sectionNumber ?? null,
      };
    });
}

/** Stages on the case's route; one that ended stands at the stage that it reached, one that is followed in its last. */
export function pathOf(machine: CaseMachine, row: CaseRow, from: string | null): CaseDetailDto['path'] {
  const path = machine.path(row.route ?? guessRoute(machine));
  const reached = row.outcome === 'withdrawn' ? (from?.split('.')[0] ?? row.stage) : row.stage;
  const at = path.indexOf(reached);
  const isDone = row.outcome === 'published' && !machine.states.get(row.state)?.followed;
  return path.map((stage, index) => ({
    stage,
    title: stageTitle(machine, stage),
    state: isDone || index < at ? 'done' : index === at ? 'now' : 'next',
  }));
}

/** Before it is submitted the route is open; most applications go by their place. */
function guessRoute(machine: CaseMachine): string | null {
  return machine.definition.routes.find(({ match }) => match === 'region-or-affiliation')?.id ?? null;
}

interface SnapshotFile {
  id: string;
  slot: string;
  name: string;
  size: number;
  kind: string;
  sha256: string;
}

/** Files of the content at hand: a reviewer sees those that were submitted, not what is being uploaded since. */
export function filesOf(
  sources: CaseSources,
  content: Record<string, unknown> | null,
  isDraft: boolean,
): CaseFileDto[] {
  const stored = new Map(sources.attachments.map((row) => [row.id, row]));
  if (isDraft) return sources.attachments.filter(({ removedAt }) => removedAt === null).map((row) => fileDto(row));
  const submitted = (content?.['attachments'] as SnapshotFile[] | undefined) ?? [];
  return submitted.map((file) => {
    const row = stored.get(file.id);
    return row
      ? fileDto(row)
      : {
          id: file.id,
          slot: file.slot,
          name: file.name,
          size: file.size,
          kind: file.kind,
          sha256: file.sha256,
          mime: '',
          isPublic: false,
          uploadedAt: '',
        };
  });
}

function fileDto({ id, slot, name, size, mime, sha, isPublic, uploadedAt }: AttachmentEntity): CaseFileDto {
  return { id, slot, name, size, mime, kind: kindOfMime(mime) ?? 'docx', sha256: sha, isPublic, uploadedAt };
}

export function notesOf(sources: CaseSources, actor: SessionActor): NoteDto[] {
  return sources.notes.map(({ id, orgId, userId, kind, body, createdAt, closedAt }) => ({
    id,
    orgId,
    orgName: sources.names.get(orgId) ?? { zh: orgId, en: orgId },
    userName: nameFor(sources, actor, userId, orgId),
    kind: kind === 'investigation' ? 'investigation' : 'note',
    body,
    createdAt,
    closedAt,
    mine: userId === actor.scope.userId && orgId === actor.orgId,
  }));
}
