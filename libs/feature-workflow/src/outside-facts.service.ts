import { Injectable } from '@nestjs/common';
import {
  bindingsOf,
  boundText,
  judgeSubmission,
  roundOf,
  rowOf,
  sha256Hex,
  signersOf,
  canonicalJson,
  type Command,
  type MachineAction,
  type OutsideFacts,
  type WorkingSet,
} from '@linxuan/domain';
import {
  changedPointers,
  isAcceptable,
  validateAttachments,
  validateForm,
  type AttachmentInfo,
  type JsonObject,
} from '@linxuan/form-rules';
import {
  accountsOf,
  applicantFacts,
  applicantRoute,
  DrawRoundRepository,
  extendedNomination,
  MembershipRepository,
  RecordedOrderRepository,
  RegisterRepository,
  SnapshotRepository,
  type Tx,
} from '@linxuan/persistence';
import { textsOf } from './command-texts';
import { expertFacts, seatRecusal } from './expert-facts';
import type { LoadedEdition } from './edition-cache';
import { frozenLetter } from './frozen-letter';

/**
 * Loads what a decision needs from outside the workflow's rows. Each action names its needs by its payload and stage.
 */
@Injectable()
export class OutsideFactsService {
  async load(
    tx: Tx,
    edition: LoadedEdition,
    workingSet: WorkingSet,
    command: Command,
    action: MachineAction | undefined,
  ): Promise<OutsideFacts> {
    const dossier = action?.freezes === 'letter' ? workingSet.dossier.get(command.subjectId) : undefined;
    const letter = dossier && (await frozenLetter(tx, edition, workingSet, command, dossier));
    const texts = Object.fromEntries(
      Object.entries(textsOf(command, letter?.content)).map(([pointer, { sha }]) => [pointer, sha]),
    );
    const outside: OutsideFacts = {
      texts,
      taxonomy: edition.taxonomy,
      ...(letter && { paper: letter.content, otherTitles: letter.others }),
    };
    if (command.subjectType === 'case' && (command.action === 'submit' || command.action === 'resubmit')) {
      outside.submission = await this.submission(tx, edition, workingSet, command);
      outside.routing = await applicantRoute(
        tx,
        edition.machine.definition,
        workingSet.case.get(command.subjectId)?.applicantOrg,
      );
    }
    if (outside.routing && edition.machine.definition.entry)
      outside.registers = await new RegisterRepository(tx).membershipsOf(
        workingSet.case.get(command.subjectId)?.applicantOrg ?? '',
      );
    if (outside.routing || command.subjectType === 'case')
      outside.ownDates = await this.ownDates(
        tx,
        edition.id,
        outside.routing?.nominatorOrg ?? workingSet.case.get(command.subjectId)?.nominatorOrg ?? null,
      );
    if (action?.guards.includes('anotherPerson')) outside.signers = await accountsOf(tx, signersOf(command.actor));
    if (command.action === 'assign') outside.members = await new MembershipRepository(tx).rolesIn(command.actor.orgId);
    const asked = { definition: edition.machine.definition, workingSet, command };
    if (command.action === 'seat') {
      outside.experts = await expertFacts(tx, asked);
      const { id, stage } = rowOf(workingSet, 'case', command.subjectId);
      outside.drawn = await new DrawRoundRepository(tx).drawnFor(id, stage);
    }
    if (action?.guards.includes('freeOfConflicts')) outside.recusal = await seatRecusal(tx, asked);
    // What was prepared is what is decided: the reasons of the list stand in its content.
    if (command.action === 'decide')
      outside.worksheet =
        (await new SnapshotRepository(tx).get<Record<string, unknown>>(
          workingSet.dossier.get(command.subjectId)?.contentSha ?? '',
        )) ?? {};
    if (action?.guards.includes('filedGrounds')) await this.request(tx, workingSet, command, outside);
    if (
      action?.quota ||
      action?.guards.includes('postmark') ||
      command.action === 'submit' ||
      command.action === 'revive'
    )
      outside.extendedTo = await this.extension(tx, edition.id, command, workingSet);
    if (action?.guards.includes('everyRuleJudged'))
      outside.computed = await this.computedVerdicts(tx, edition, workingSet, command);
    return outside;
  }

  /** What the owner of a request asked for, and what was proposed to answer. */
  private async request(tx: Tx, workingSet: WorkingSet, { subjectId }: Command, outside: OutsideFacts): Promise<void> {
    const dossier = workingSet.dossier.get(subjectId);
    const snapshots = new SnapshotRepository(tx);
    outside.worksheet = (await snapshots.get<Record<string, unknown>>(dossier?.contentSha ?? '')) ?? {};
    outside.answer = (await snapshots.get<Record<string, unknown>>(dossier?.answerSha ?? '')) ?? {};
  }

  /** What the submission itself says to each rule; the verdicts that are sent are held against these. */
  private async computedVerdicts(
    tx: Tx,
    { machine, form, earlier = {} }: LoadedEdition,
    workingSet: WorkingSet,
    command: Command,
  ): Promise<Record<string, string>> {
    const row = workingSet.case.get(command.subjectId);
    const stored = row?.revisionSha ? await new SnapshotRepository(tx).get<JsonObject>(row.revisionSha) : undefined;
    if (!row || !stored) return {};
    return Object.fromEntries(
      judgeSubmission(machine, form, stored, { route: row.route, submittedAt: row.firstSubmittedAt, earlier }).map(
        ({ ruleId, verdict }) => [ruleId, verdict],
      ),
    );
  }

  private async submission(
    tx: Tx,
    edition: LoadedEdition,
    workingSet: WorkingSet,
    command: Command,
  ): Promise<NonNullable<OutsideFacts['submission']>> {
    const row = workingSet.case.get(command.subjectId);
    const snapshots = new SnapshotRepository(tx);
    const content = await snapshots.get<JsonObject>(String(command.payload['revisionSha']));
    if (!content) throw new Error(`The content of submission ${command.id} is not stored`);
    const before = row?.revisionSha ? await snapshots.get<JsonObject>(row.revisionSha) : undefined;
    const { attachments, marks: _marks, ...fields } = content;
    const files = (attachments ?? []) as unknown as AttachmentInfo[];
    const problems = [
      ...validateForm(edition.form, fields, {
        today: beijingDate(command.acceptedAt),
        ...(await applicantFacts(tx, edition.machine.definition, row?.applicantOrg)),
        round: row ? roundOf(edition.machine, row) : 'first',
      }),
      ...validateAttachments(edition.form, files),
    ];
    const unknownCategory = this.unknownCategory(edition, fields);
    return {
      content,
      problems: [
        ...(isAcceptable(problems)
          ? []
          : problems.filter(({ severity }) => severity === 'error').map(({ pointer, code }) => ({ pointer, code }))),
        ...unknownCategory,
      ],
      changed: before ? changedPointers(before, content) : [],
    };
  }

  /** The taxonomy belongs to the edition, not to the form: the category must be one of it, in an area that is open. */
  private unknownCategory(edition: LoadedEdition, fields: JsonObject): { pointer: string; code: string }[] {
    const { definition } = edition.machine;
    const category = boundText(definition, 'category', fields);
    if (category === undefined) return [];
    const area = edition.taxonomy[category];
    return area && definition.taxonomy.openAreas.includes(area)
      ? []
      : [{ pointer: bindingsOf(definition).category, code: 'unknown-entry' }];
  }

  /** The newest date of each purpose that the nominator has set for its own people. */
  private async ownDates(tx: Tx, editionId: string, nominator: string | null): Promise<OutsideFacts['ownDates']> {
    if (!nominator) return {};
    const rows = await new RecordedOrderRepository(tx).ownDates(editionId, nominator);
    return Object.fromEntries(rows.map(({ what, until }) => [what, until]));
  }

  /** The latest date that this nominator was given, alone or with all. */
  private async extension(tx: Tx, editionId: string, command: Command, workingSet: WorkingSet): Promise<string | null> {
    const row = [...workingSet.case.values()][0];
    const dossier = workingSet.dossier.get(command.subjectId);
    // A dossier may hold cases of several groups; a date that one of them was given for its own letter is not this
    // dossier's.
    const orgs = (dossier ? [dossier.ownerOrg, row?.nominatorOrg] : [row?.nominatorOrg, row?.groupOrg]).filter(
      (org): org is string => !!org,
    );
    return (await extendedNomination(tx, editionId, orgs))?.until ?? null;
  }
}

/** Date in Beijing at an instant, 'YYYY-MM-DD'. */
export function beijingDate(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

export function bodyHash(body: unknown): string {
  return sha256Hex(canonicalJson(body));
}
