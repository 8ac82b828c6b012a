import type { JsonObject } from '@linxuan/form-rules';
import type { CaseMachine, Command, OutsideFacts } from '../programme/machine';
import { rosterTargets, routeApplicant } from '../routing';
import type { Actor, Role } from '../workflow/actor';
import { decide, type Decision } from '../workflow/decide';
import { derivedDeadlines } from '../workflow/derived-deadlines';
import { deriveId } from '../workflow/ids';
import { isRefusal } from '../workflow/refusal';
import type { CaseRow, SubjectType } from '../workflow/rows';
import { applyChange, copyWorkingSet, emptyWorkingSet, type WorkingSet } from '../workflow/working-set';
import { firstDossiers } from './first-dossiers';
import { outsideFacts } from './round-facts';
import { partFor } from './round-part';
import type { RoundSetting, SampleApplicant } from './round-setting';
import { shaOf } from './sha-of';

export { EXPERTS, RoundSetting, type SampleApplicant } from './round-setting';
export { shaOf } from './sha-of';

export type PlayStep =
  | { kind: 'open'; id: string; caseId: string; applicant: SampleApplicant; now: string }
  | { kind: 'act'; command: Command; now: string }
  | { kind: 'wait'; now: string };

/**
 * A round of any edition in memory: its rows, and a clock that only its owner moves. Copies are cheap and independent.
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
  open(applicant: SampleApplicant): { caseId: string; step: PlayStep } {
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

  /** To whom the applications of an applicant go. */
  routing(applicant: SampleApplicant): OutsideFacts['routing'] {
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
    return decide(
      this.machine,
      partFor(this.workingSet, command),
      command,
      outsideFacts(this, command, changed),
      this.setting.dueDates,
    );
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
