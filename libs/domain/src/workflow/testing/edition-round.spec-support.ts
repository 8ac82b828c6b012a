import { changedPointers, isAcceptable, validateForm, type JsonObject } from '@linxuan/form-rules';
import { businessDateOf } from '../../calendar';
import { canonicalJson, sha256Hex } from '../../ledger';
import type { CaseMachine, Command, OutsideFacts } from '../../programme/machine';
import { rosterTargets, routeApplicant } from '../../routing';
import type { Actor, Role } from '../actor';
import { deriveId } from '../ids';
import { decide, type Decision } from '../decide';
import { derivedDeadlines } from '../derived-deadlines';
import { isRefusal } from '../refusal';
import type { CaseRow, DossierKind, DossierRow, RowChange, SubjectType } from '../rows';
import { applyChange, copyWorkingSet, emptyWorkingSet, rowsOf, type WorkingSet } from '../working-set';
import { extendedDate } from './extended-date.spec-support';
import { EXPERTS, type RoundSetting, type TestApplicant } from './round-setting.spec-support';

export { EXPERTS, RoundSetting, type TestApplicant } from './round-setting.spec-support';

export type PlayStep =
  | { kind: 'open'; id: string; caseId: string; applicant: TestApplicant; now: string }
  | { kind: 'act'; command: Command; now: string }
  | { kind: 'wait'; now: string };

const DOSSIER_KINDS: Partial<Record<string, DossierKind>> = {
  nomination: 'nomination',
  'list-decision': 'list',
  'public-notice': 'notice',
  publication: 'publication',
  'quota-extra': 'quota-request',
};

/**
 * A round of any edition in memory: its rows, and a clock that only the test moves. Copies are cheap and independent.
 */
export class EditionRound {
  commands = 0;
  /** Instant at which the edition was opened. */
  readonly start: string;
  cases = 0;
  now: string;

  constructor(
    readonly setting: RoundSetting,
    readonly name = 'round',
    public workingSet: WorkingSet = emptyWorkingSet(),
    now?: string,
    start?: string,
  ) {
    this.now =
      now ?? new Date(Date.parse(`${setting.edition.definition.call.date}T01:00:00.000Z`) + 86_400_000).toISOString();
    this.start = start ?? this.now;
    if (!start)
      for (const stage of setting.machine.stages.values())
        this.openDossiers(stage.id, setting.edition.definition.authority, [
          'authority-clerk',
          'authority-lead',
          'publicity-officer',
        ]);
  }

  copy(): EditionRound {
    const copy = new EditionRound(this.setting, this.name, copyWorkingSet(this.workingSet), this.now, this.start);
    copy.commands = this.commands;
    copy.cases = this.cases;
    return copy;
  }

  get machine(): CaseMachine {
    return this.setting.machine;
  }

  /**
   * Opens an application as the request service does, with the account and the dossiers of those who will nominate it.
   */
  open(applicant: TestApplicant): { caseId: string; step: PlayStep } {
    const caseId = deriveId(this.name, `case/${this.cases++}`);
    const { definition } = this.setting.edition;
    const first = definition.stages[0];
    const row: CaseRow = {
      id: caseId,
      number: `${definition.edition}-${String(this.cases).padStart(5, '0')}`,
      editionId: this.setting.editionId,
      state: this.machine.initial,
      stage: first?.id ?? '',
      version: 1,
      route: null,
      title: `项目${this.cases}`,
      holderName: '',
      area: null,
      category: null,
      applicantOrg: applicant.org,
      groupOrg: null,
      nominatorOrg: null,
      authorityOrg: definition.authority,
      revision: 0,
      revisionSha: null,
      firstSubmittedAt: null,
      submittedAt: null,
      enteredAt: this.now,
      dueAt: first?.kind === 'application' ? this.setting.dueDates.due(first.closes, this.now) : null,
      correctionPointers: [],
      reasonCode: null,
      returnedFrom: null,
      editionVersion: 1,
      finalArea: null,
      finalCategory: null,
      score: null,
      amountFen: null,
      sourceCaseId: null,
      outcome: 'running',
    };
    applyChange(this.workingSet, { table: 'case', op: 'insert', id: caseId, set: row });
    const id = deriveId(this.name, `command/${this.commands++}`);
    this.startDeadlines({ case: new Map([[caseId, row]]) }, id, this.now);
    const routing = this.routing(applicant);
    for (const org of [routing?.nominatorOrg, routing?.groupOrg]) if (org) this.enter(org);
    return { caseId, step: { kind: 'open', id, caseId, applicant, now: this.now } };
  }

  /** The account of a holder and its first dossiers, once. */
  private enter(org: string): void {
    const { definition } = this.setting.edition;
    const entry = definition.roster.find((one) => one.org === org);
    const holder = entry?.sharesQuotaOf ?? org;
    const quotaId = entry
      ? (definition.roster.find((one) => one.org === holder)?.quota ?? null)
      : definition.groupQuota;
    const quota = definition.quotas.find(({ id }) => id === quotaId);
    const account = `${this.setting.editionId}/${holder}`;
    if (quota?.type === 'cap' && quota.cap !== null && !this.workingSet.quotaSlot.has(`${account}/1`))
      for (let number = 1; number <= quota.cap; number++)
        applyChange(this.workingSet, {
          table: 'quotaSlot',
          op: 'insert',
          id: `${account}/${number}`,
          set: {
            id: `${account}/${number}`,
            accountId: account,
            number,
            state: 'free',
            caseId: null,
            origin: 'cap',
            originSha: null,
            amountFen: null,
          },
        });
    const roles: Role[] = entry ? ['nominator-clerk', 'nominator-lead'] : ['group-clerk'];
    for (const stage of this.machine.stages.values()) {
      if (entry && stage.route && stage.route !== entry.route) continue;
      this.openDossiers(stage.id, org, roles);
    }
  }

  private openDossiers(stageId: string, org: string, roles: Role[]): void {
    for (const change of firstDossiers(this.setting, stageId, org, roles, this.start)) {
      if (this.workingSet.dossier.has(change.id)) continue;
      applyChange(this.workingSet, change);
      const dossier = this.workingSet.dossier.get(change.id);
      if (dossier)
        this.startDeadlines(
          { dossier: new Map([[change.id, dossier]]) },
          deriveId(deriveId(`${this.setting.editionId}/opening`, this.start), change.id),
          this.start,
        );
    }
  }

  private startDeadlines(rows: Partial<WorkingSet>, id: string, acceptedAt: string): void {
    for (const change of derivedDeadlines(
      this.machine,
      { ...emptyWorkingSet(), ...rows },
      { id, acceptedAt },
      this.setting.dueDates,
    ))
      applyChange(this.workingSet, change);
  }

  private routing(applicant: TestApplicant): OutsideFacts['routing'] {
    const orgPath = [
      ...(applicant.parent ? [{ id: applicant.parent, kind: 'central-soe-group' }] : []),
      { id: applicant.org, kind: 'enterprise' },
    ];
    const routed = routeApplicant(
      {
        regionCode: applicant.region,
        affiliations: applicant.affiliation ? [applicant.affiliation] : [],
        orgPath,
        kind: 'enterprise',
      },
      rosterTargets(this.setting.edition.definition),
    );
    return routed.refused
      ? undefined
      : { route: routed.routeId, nominatorOrg: routed.nominator, groupOrg: routed.group };
  }

  /**
   * Decides at the round's time and, unless refused, writes the changes. The id follows from the round's count of
   * commands.
   */
  act(
    subjectType: SubjectType,
    subjectId: string,
    action: string,
    actor: Actor,
    payload: Record<string, unknown>,
    changed: string[] = [],
  ): { decision: Decision; command: Command } {
    const command = this.command(subjectType, subjectId, action, actor, payload);
    return { decision: this.decide(command, changed), command };
  }

  command(
    subjectType: SubjectType,
    subjectId: string,
    action: string,
    actor: Actor,
    payload: Record<string, unknown>,
  ): Command {
    return {
      id: deriveId(this.name, `command/${this.commands}`),
      subjectType,
      subjectId,
      action,
      payload,
      actor,
      acceptedAt: this.now,
    };
  }

  /** The letter that the engine drew for the next command, where it freezes one. */
  letter: { content: Record<string, unknown>; others: string[] } | undefined;

  /** What would be decided, without writing it. */
  preview(command: Command, changed: string[] = []): Decision {
    return decide(this.machine, this.partFor(command), command, this.outside(command, changed), this.setting.dueDates);
  }

  decide(command: Command, changed: string[] = []): Decision {
    const decision = this.preview(command, changed);
    return isRefusal(decision) ? decision : this.write(command, decision);
  }

  write(command: Command, decision: Extract<Decision, { refused: false }>): Decision {
    this.commands += 1;
    for (const event of decision.events) for (const change of event.changes) applyChange(this.workingSet, change);
    this.setting.snapshots.set(shaOf(command.payload), command.payload);
    return decision;
  }

  /**
   * The rows that the request service would load: all of a case with the dossiers it is in or may join, or all cases
   * that a dossier speaks of.
   */
  private partFor({ subjectType, subjectId }: Command): WorkingSet {
    const { workingSet } = this;
    const dossier = workingSet.dossier.get(
      subjectType === 'dossier'
        ? subjectId
        : subjectType === 'deadline'
          ? (workingSet.deadline.get(subjectId)?.dossierId ?? '')
          : '',
    );
    const own =
      subjectType === 'case'
        ? subjectId
        : subjectType === 'dossier'
          ? undefined
          : (workingSet[subjectType].get(subjectId)?.caseId ?? undefined);
    const row = workingSet.case.get(own ?? '');
    const inDossier = new Set(
      dossier
        ? rowsOf(workingSet, 'dossierItem', ({ dossierId }) => dossierId === dossier.id).map(({ caseId }) => caseId)
        : [],
    );
    const part = { ...workingSet };
    const only = <T extends { id: string }>(rows: Map<string, T>, keep: (row: T) => boolean) =>
      new Map([...rows].filter(([, one]) => keep(one)));
    part.case = only(workingSet.case, ({ id, stage, outcome }) =>
      dossier ? inDossier.has(id) || (stage === dossier.stage && outcome === 'running') : id === own,
    );
    const mine = ({ caseId }: { caseId: string | null }) => caseId !== null && part.case.has(caseId);
    for (const table of ['opinion', 'panel', 'seat', 'objection', 'obligation', 'party'] as const)
      Object.assign(part, { [table]: only<{ id: string; caseId: string | null }>(workingSet[table], mine) });
    part.entry = dossier ? workingSet.entry : only(workingSet.entry, mine);
    const named = new Set(rowsOf(workingSet, 'dossierItem', mine).map(({ dossierId }) => dossierId));
    const open = ({ state, kind }: DossierRow) =>
      state === 'drafted' || (kind === 'nomination' && ['prepared', 'transmitted'].includes(state));
    part.dossier = only(
      workingSet.dossier,
      (one) =>
        named.has(one.id) ||
        one.id === dossier?.id ||
        (dossier
          ? open(one) && one.stage === dossier.stage && one.ownerOrg === dossier.ownerOrg
          : one.state === 'drafted' &&
            one.stage === row?.stage &&
            [row.nominatorOrg, row.groupOrg].includes(one.ownerOrg)),
    );
    part.dossierItem = only(workingSet.dossierItem, (item) => mine(item) || part.dossier.has(item.dossierId));
    part.task = only(workingSet.task, (one) => mine(one) || part.dossier.has(one.dossierId ?? ''));
    part.deadline = only(workingSet.deadline, (one) => mine(one) || part.dossier.has(one.dossierId ?? ''));
    return part;
  }

  private outside(command: Command, changed: string[]): OutsideFacts {
    const { payload, subjectType, subjectId, actor } = command;
    const texts = Object.fromEntries([
      ['', shaOf(payload)],
      ...['text', 'reason', 'answer'].flatMap((key) =>
        typeof payload[key] === 'string' ? [[`/${key}`, shaOf(payload[key])]] : [],
      ),
    ]) as Record<string, string>;
    const facts: OutsideFacts = {
      texts,
      taxonomy: this.setting.areas,
      extendedTo: extendedDate(this.workingSet, command),
    };
    if (this.letter) {
      texts[''] = shaOf(this.letter.content);
      Object.assign(facts, { paper: this.letter.content, otherTitles: this.letter.others });
    }
    const row = subjectType === 'case' ? this.workingSet.case.get(subjectId) : undefined;
    const content = this.setting.snapshots.get(String(payload['revisionSha'])) as JsonObject | undefined;
    if (row && content) {
      const before = this.setting.snapshots.get(row.revisionSha ?? '') as JsonObject | undefined;
      const { attachments: _files, ...fields } = content;
      const problems = validateForm(
        this.setting.edition.form,
        fields,
        this.setting.formFacts(businessDateOf(this.now), this.roundOf(row.stage)),
      );
      facts.submission = {
        content,
        problems: isAcceptable(problems) ? [] : problems.map(({ pointer, code }) => ({ pointer, code })),
        changed: before ? changedPointers(before, content) : changed,
      };
      const applicant = this.setting.applicants.find(({ org }) => org === row.applicantOrg);
      if (applicant) facts.routing = this.routing(applicant);
    }
    if (payload['experts'])
      facts.experts = Object.fromEntries(
        EXPERTS.map((_, n) => this.setting.user(this.setting.expertOrg, 'expert', n)).map(({ userId, orgId }) => [
          userId,
          { orgId, conflicts: [] },
        ]),
      );
    if (payload['userId'])
      facts.members = Object.fromEntries(
        [0, 1].map((n) => [
          this.setting.user(actor.orgId, 'department-reviewer', n).userId,
          ['department-reviewer' as const],
        ]),
      );
    const prepared =
      subjectType === 'dossier'
        ? this.setting.snapshots.get(this.workingSet.dossier.get(subjectId)?.contentSha ?? '')
        : undefined;
    if (prepared) facts.worksheet = prepared as Record<string, unknown>;
    const answer =
      subjectType === 'dossier'
        ? this.setting.snapshots.get(this.workingSet.dossier.get(subjectId)?.answerSha ?? '')
        : undefined;
    if (answer) facts.answer = answer as Record<string, unknown>;
    return facts;
  }

  /** Round of the form that a case in this stage fills in. */
  roundOf(stageId: string): string {
    const stage = this.machine.stages.get(stageId);
    if (stage?.kind === 'supplement') return stage.round;
    const before = [...this.machine.stages.values()]
      .slice(0, [...this.machine.stages.keys()].indexOf(stageId))
      .findLast(({ kind }) => kind === 'supplement');
    return before?.kind === 'supplement' ? before.round : 'first';
  }

  /** Keeps the content of a submission as the request service does, and returns its digest. */
  store(content: JsonObject): string {
    const sha = shaOf(content);
    this.setting.snapshots.set(sha, content);
    return sha;
  }
}

/** The first dossier of an owner at a stage, where the stage has acts that somebody in these roles owns. */
function firstDossiers(
  setting: RoundSetting,
  stageId: string,
  ownerOrg: string,
  roles: Role[],
  at: string,
): RowChange[] {
  const { machine, edition, editionId } = setting;
  const stage = machine.stages.get(stageId);
  const kind = DOSSIER_KINDS[stage?.kind ?? ''];
  const acts = machine.actions.filter((action) => action.subject === 'dossier' && action.stage === stageId);
  if (
    stage?.kind === 'quota-extra' &&
    edition.definition.roster.find(({ org, sharesQuotaOf }) => org === ownerOrg && !sharesQuotaOf)?.quota !==
      stage.quota
  )
    return [];
  if (
    !kind ||
    !acts.some(({ who }) =>
      who.some((one) => one.relation === 'dossier-owner' && one.roles.some((role) => roles.includes(role))),
    )
  )
    return [];
  const recipient = acts.flatMap(({ who }) => who).find(({ relation }) => relation === 'dossier-recipient')?.roles[0];
  const collector =
    edition.definition.roster.find(({ route }) =>
      edition.definition.routes.some(({ id, match }) => id === route && match === 'central-soe-group'),
    )?.org ?? null;
  const id = deriveId(editionId, `${stageId}/${ownerOrg}`);
  const row: DossierRow = {
    id,
    editionId,
    kind,
    stage: stageId,
    ownerOrg,
    recipientOrg:
      recipient === undefined ? null : recipient.startsWith('authority') ? edition.definition.authority : collector,
    state: 'drafted',
    version: 1,
    number: null,
    contentSha: null,
    zeroReturn: false,
    late: false,
    preparedBy: null,
    preparedFor: null,
    preparedAt: null,
    releasedBy: null,
    releasedAt: null,
    receiptedAt: null,
    windowEndsAt: null,
    closedAt: null,
    dueAt: stage?.kind === 'quota-extra' ? filingDue(setting, stage.quota, at) : null,
    answerSha: null,
    carrier: null,
    trackingNumber: null,
    postmarkedOn: null,
    arrivedOn: null,
  };
  return [{ table: 'dossier', op: 'insert', id, set: row }];
}

function filingDue({ edition, dueDates }: RoundSetting, quota: string, at: string): string | null {
  const extras = edition.definition.quotas.find(({ id }) => id === quota)?.extras;
  return extras ? dueDates.due(extras.fileBy, at) : null;
}

export function shaOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
