import { Inject, Injectable } from '@nestjs/common';
import type { CaseDetailDto } from '@linxuan/contracts';
import {
  editionName,
  hiddenPointers,
  maskedFile,
  publicTitleOf,
  visibleContent,
  withoutHolder,
  worksheetNow,
  nounsOf,
  type CaseMachine,
  type CaseRow,
  type Role,
  type WorkingSet,
} from '@linxuan/domain';
import {
  applicantFacts,
  dutiesIn,
  seatedCases,
  CaseEntity,
  UnitOfWork,
  WorkflowRepository,
} from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, offeredActions, type Editions, type SessionActor } from '@linxuan/platform';
import { withoutScore } from './case-list.service';
import { dossiersOf, filesOf, notesOf, opinionsOf, panelsOf, pathOf } from './case-parts';
import { loadSources, type CaseSources } from './case-sources';
import { leftOf, stageTitle, type Lang } from './case-words';
import { deadlinesOf } from './deadlines';
import { duplicatesOf, eligibilityOf } from './evidence';
import { obligationsOf } from './lineage.service';
import { quotaOf } from './quota-view';

/** Roles that weigh an application and see what speaks for and against it. */
const WEIGHING: readonly Role[] = [
  'group-clerk',
  'nominator-clerk',
  'nominator-lead',
  'department-intake',
  'department-reviewer',
  'department-lead',
  'authority-clerk',
  'authority-lead',
];
/** Roles whose organisation may keep notes on a case. */
const NOTING: readonly Role[] = [
  'group-clerk',
  'nominator-clerk',
  'nominator-lead',
  'authority-clerk',
  'authority-lead',
];

/** The page of a case: what it is, where it is, what the reader can do now and why not. */
@Injectable()
export class CaseDetailService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `subject.notFound` for what is not visible. The number of statements does not depend on what the case holds.
   */
  view(actor: SessionActor, id: string, lang: Lang): Promise<CaseDetailDto> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await tx.getRepository(CaseEntity).findOneBy({ id });
      if (!row) throw new DomainError('subject.notFound');
      const edition = await this.editions.get(tx, row.editionId, row.editionVersion);
      const { machine } = edition;
      const workingSet = await new WorkflowRepository(tx).readRows([id]);
      const now = this.clock.iso();
      const sources = await loadSources(tx, row, workingSet, actor, now);
      const context = {
        machine,
        workingSet,
        actor,
        at: now,
        outside: { extendedTo: sources.extension?.until ?? null },
        lang,
      };
      const own = row.applicantOrg === actor.orgId;
      const duties = dutiesIn(await seatedCases(tx), id, actor.role);
      const hidden = own ? [] : hiddenPointers(machine, row, duties);
      const found = contentFor(row, sources, machine.states.get(row.state)?.heldBy);
      const { isDraft } = found;
      const content = visibleContent(found.content, hidden);
      const shown = withoutHolder(row, hidden);
      const weighs = WEIGHING.includes(actor.role) && row.applicantOrg !== actor.orgId;
      const state = machine.states.get(row.state);
      const availableActions = offeredActions(context, 'case', row.id);
      return {
        id: row.id,
        case: withoutScore(shown, actor, duties),
        editionTitle: editionName(machine.definition),
        nouns: nounsOf(machine.definition),
        publicTitle: publicTitleOf(machine, row),
        stageTitle: stageTitle(machine, row.stage),
        stageKind: machine.stages.get(row.stage)?.kind ?? '',
        heldBy: holderOf(row, machine, workingSet, state?.heldBy ?? 'nobody', now, actor.orgId),
        obligations: obligationsOf(context, machine, workingSet, sources.texts),
        applicantName: sources.names.get(shown.applicantOrg) ?? null,
        groupName: sources.names.get(shown.groupOrg ?? '') ?? null,
        nominatorName: sources.names.get(shown.nominatorOrg ?? '') ?? null,
        authorityName: sources.names.get(row.authorityOrg) ?? null,
        ...leftOf(now, row.outcome === 'running' ? row.dueAt : null),
        availableActions,
        followed: machine.stages.get(row.stage)?.kind === 'follow-up',
        worksheet: worksheetNow(machine, row.stage, availableActions),
        path: pathOf(machine, row, sources.lastMove?.fromState ?? null),
        revisions: sources.revisions.map(({ revision, sha, submittedAt, changed }) => ({
          revision,
          sha,
          submittedAt,
          changed,
        })),
        content,
        contentIsDraft: isDraft,
        draftVersion: isDraft ? (sources.draft?.version ?? null) : null,
        attachments: filesOf(sources, content, isDraft).map((file) => maskedFile(file, hidden)),
        opinions: opinionsOf(context, row, sources),
        panels: panelsOf(context, row, sources),
        dossiers: dossiersOf(machine, workingSet, row),
        quota: await quotaOf(tx, row),
        notes: notesOf(sources, actor),
        canNote:
          NOTING.includes(actor.role) && [row.groupOrg, row.nominatorOrg, row.authorityOrg].includes(actor.orgId),
        deadlines: deadlinesOf({
          row,
          workingSet,
          machine,
          now,
          movedAt: sources.lastMove?.at ?? null,
          extension: sources.extension,
        }),
        duplicates: hidden.length > 0 ? [] : await duplicatesOf(tx, row.id),
        eligibility: weighs && content && !isDraft ? eligibilityOf(edition, row, content) : [],
        formFacts:
          weighs && hidden.length === 0 ? await applicantFacts(tx, machine.definition, row.applicantOrg) : null,
      };
    });
  }
}

/**
 * Once every department has answered, or its date has passed, the lead has the ball; to those who do not see the
 * opinions it stays with them.
 */
function holderOf(
  row: CaseRow,
  machine: CaseMachine,
  workingSet: WorkingSet,
  heldBy: string,
  now: string,
  reader: string,
): string {
  const stage = machine.stages.get(row.stage);
  const opinions = [...workingSet.opinion.values()].filter(
    (opinion) => opinion.caseId === row.id && opinion.stage === row.stage && opinion.state !== 'cancelled',
  );
  if (heldBy !== 'departments' || !stage || !('by' in stage) || opinions.length === 0) return heldBy;
  if (reader !== (stage.by === 'nominator' ? row.nominatorOrg : row.authorityOrg)) return heldBy;
  return opinions.every(({ state, dueAt }) => state === 'answered' || (dueAt !== null && dueAt < now))
    ? (stage.by ?? 'authority')
    : heldBy;
}

/**
 * The applicant reads its draft while it is its turn; everybody else, and the applicant meanwhile, what was submitted.
 */
function contentFor(
  row: CaseRow,
  sources: CaseSources,
  heldBy: string | undefined,
): { content: Record<string, unknown> | null; isDraft: boolean } {
  if (sources.draft && (heldBy === 'applicant' || row.revision === 0))
    return { content: sources.draft.content, isDraft: true };
  const stored = row.revisionSha ? sources.texts.get(row.revisionSha) : undefined;
  return { content: (stored as Record<string, unknown> | undefined) ?? null, isDraft: false };
}
