import { Inject, Injectable } from '@nestjs/common';
import type { CorrectionDto, DraftDto, DraftPatchDto, PatchedDraftDto } from '@linxuan/contracts';
import { bindingsOf, editionName } from '@linxuan/domain';
import { completeness, type JsonObject } from '@linxuan/form-rules';
import { CaseSubmissionRepository, UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { nationalClose, ownClose } from './application-date';
import { applicationCase, requirePen, type ApplicationCase } from './application-case';
import { patchDraft } from './draft-patch';
import { attachmentsOf, fieldsOf, readDraft, writeDraft } from './draft-store';
import { factsFor, problemsOf } from './problems-of';

/** The applicant's working copy: a plain write, never a change of state. */
@Injectable()
export class DraftService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  get(actor: SessionActor, caseId: string): Promise<DraftDto> {
    return this.work.run(actor.scope, async (tx) => {
      const found = await applicationCase(tx, this.editions, actor, caseId);
      const draft = await readDraft(tx, found.id, found.edition.form, false);
      const attachments = await attachmentsOf(tx, found.id);
      const { edition } = found;
      const fields = fieldsOf(draft.content);
      const facts = await factsFor(tx, found, this.clock.iso());
      const correction = await correctionOf(tx, found);
      return {
        caseId: found.id,
        number: found.number,
        state: found.state,
        stage: found.stage,
        caseVersion: found.version,
        revision: found.revision,
        editionId: found.editionId,
        editionTitle: editionName(edition.machine.definition),
        titleField: bindingsOf(edition.machine.definition).title,
        ...(await this.closes(tx, found)),
        content: draft.content,
        version: draft.version,
        fieldVersions: draft.fieldVersions,
        updatedAt: draft.updatedAt,
        updatedBy: draft.writers[draft.version]?.name ?? null,
        editable: found.action !== null && actor.role === 'enterprise-clerk',
        action: found.action,
        form: edition.form,
        facts,
        attachments,
        completeness: completeness(edition.form, fields, attachments, facts),
        problems: problemsOf(edition, fields, attachments, facts),
        correction,
        correctionPointers: correction?.pointers ?? [],
        previous: found.action === 'resubmit' ? await lastRevision(tx, found.id) : null,
      };
    });
  }

  /** A further round has a date of its own; the first ends with the nominator's date, or the national one. */
  private async closes(
    tx: Tx,
    { isFurtherRound, dueAt, edition, applicantOrg }: ApplicationCase,
  ): Promise<Pick<DraftDto, 'closesAt' | 'closesInMs' | 'ownClose'>> {
    const now = this.clock.iso();
    const left = (closesAt: string | null) => ({
      closesAt,
      closesInMs: closesAt === null ? null : Date.parse(closesAt) - Date.parse(now),
    });
    if (isFurtherRound) return { ...left(dueAt), ownClose: null };
    const own = await ownClose(tx, edition, applicantOrg, now);
    return { ...left(own?.at ?? (await nationalClose(tx, edition, now))), ownClose: own };
  }

  /**
   * One person's changes; the draft row is locked, so that two people's changes follow each other and merge by field.
   */
  patch(actor: SessionActor, caseId: string, body: DraftPatchDto): Promise<PatchedDraftDto> {
    return this.work.run(actor.scope, async (tx) => {
      const found = await applicationCase(tx, this.editions, actor, caseId);
      requirePen(actor, found);
      const draft = await readDraft(tx, found.id, found.edition.form, true);
      const at = this.clock.iso();
      const patched = patchDraft(found.edition.form, draft, body, { user: actor.userId, name: actor.displayName, at });
      const { answer, applied } = patched;
      if (applied.length > 0) await writeDraft(tx, found.id, patched, actor.scope.userId, at);
      else if (answer.refused.length > 0 && answer.conflicts.length === 0) throw refusal(answer.refused);
      return { ...answer, savedAt: applied.length > 0 ? at : draft.updatedAt };
    });
  }
}

function refusal(refused: PatchedDraftDto['refused']): DomainError {
  return new DomainError(
    'draft.refused',
    { count: refused.length },
    {
      fields: refused.map(({ pointer, code, limit }) => ({
        pointer,
        code,
        ...(limit === undefined ? {} : { params: { limit } }),
      })),
    },
  );
}

async function lastRevision(tx: Tx, caseId: string): Promise<JsonObject | null> {
  const text = await new CaseSubmissionRepository(tx).lastContent(caseId);
  if (text === undefined) return null;
  const { attachments: _files, ...content } = JSON.parse(text) as JsonObject;
  return fieldsOf(content);
}

async function correctionOf(tx: Tx, found: ApplicationCase): Promise<CorrectionDto | null> {
  if (found.action !== 'resubmit') return null;
  const last = await new CaseSubmissionRepository(tx).cameInto(found.id, found.state);
  return {
    pointers: found.correctionPointers,
    reason: last?.reason ?? null,
    at: last?.at ?? null,
    byOrg: last?.orgZh ? { zh: last.orgZh, en: last.orgEn ?? last.orgZh } : null,
    dueAt: found.dueAt,
  };
}
