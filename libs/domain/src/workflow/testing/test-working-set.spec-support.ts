import { calendarFromChineseDays } from '../../calendar';
import type { CaseMachine, Command, OutsideFacts } from '../../programme/machine';
import { compile } from '../../programme/compile';
import { greenTechnology } from '../../programme/testing/green-technology.spec-support';
import type { Actor, Role } from '../actor';
import { dueDatesOf } from '../due-dates';
import { decide, type Decision } from '../decide';
import { isRefusal } from '../refusal';
import type { CaseRow, DossierKind, DossierRow, SubjectType } from '../rows';
import { applyChange, emptyWorkingSet, type WorkingSet } from '../working-set';

export const PROVINCE = 'ndrc-110000';
export const GROUP = 'soe-zhenghe-energy';
export const START = '2024-06-12T01:00:00.000Z';

/** A round in memory: rows, the compiled edition of 2024 and a clock that only the test moves. */
export class TestRound {
  readonly machine: CaseMachine = compile(greenTechnology());
  readonly dueDates = dueDatesOf(calendarFromChineseDays());
  readonly workingSet: WorkingSet = emptyWorkingSet();
  now = START;
  private commands = 0;

  constructor() {
    this.slots(PROVINCE, 6);
    this.slots(GROUP, 2);
    this.dossier('group-nomination', 'nomination', GROUP, 'sasac');
    this.dossier('sasac-nomination', 'nomination', 'sasac', 'ndrc');
    this.dossier('nomination', 'nomination', PROVINCE, 'ndrc');
    this.dossier('list-decision', 'list', 'ndrc', null);
    this.dossier('public-notice', 'notice', 'ndrc', null);
    this.dossier('publication', 'publication', 'ndrc', null);
  }

  /** Decides at the round's time and, unless refused, writes the changes. */
  act(
    subjectType: SubjectType,
    subjectId: string,
    action: string,
    actor: Actor,
    payload: Record<string, unknown> = {},
    outside: OutsideFacts = {},
  ): Decision {
    const command: Command = {
      id: `c-${++this.commands}`,
      subjectType,
      subjectId,
      action,
      payload,
      actor,
      acceptedAt: this.now,
    };
    const decision = decide(this.machine, this.workingSet, command, outside, this.dueDates);
    if (!isRefusal(decision))
      for (const event of decision.events) for (const change of event.changes) applyChange(this.workingSet, change);
    return decision;
  }

  /** As `act`, but a refusal fails the test. */
  must(...args: Parameters<TestRound['act']>): Extract<Decision, { refused: false }> {
    const decision = this.act(...args);
    if (isRefusal(decision)) throw new Error(`${args[2]}: ${decision.code} ${JSON.stringify(decision.params)}`);
    return decision;
  }

  case(id: string): CaseRow {
    const row = this.workingSet.case.get(id);
    if (!row) throw new Error(`No case ${id}`);
    return row;
  }

  /** The dossier of a stage that is not finished yet. */
  openDossier(stage: string): DossierRow {
    const open = [...this.workingSet.dossier.values()].find(
      (row) => row.stage === stage && !['receipted', 'refused', 'decided', 'closed', 'published'].includes(row.state),
    );
    if (!open) throw new Error(`No open dossier at ${stage}`);
    return open;
  }

  addCase(id: string, more: Partial<CaseRow> = {}): string {
    this.workingSet.case.set(id, {
      id,
      number: `2024-${id}`,
      editionId: 'e',
      editionVersion: 1,
      state: this.machine.initial,
      stage: 'application',
      version: 1,
      route: null,
      title: id,
      holderName: '',
      area: null,
      category: null,
      applicantOrg: `org-${id}`,
      groupOrg: null,
      nominatorOrg: null,
      authorityOrg: 'ndrc',
      revision: 0,
      revisionSha: null,
      firstSubmittedAt: null,
      submittedAt: null,
      enteredAt: this.now,
      dueAt: null,
      correctionPointers: [],
      reasonCode: null,
      returnedFrom: null,
      finalArea: null,
      finalCategory: null,
      score: null,
      amountFen: null,
      sourceCaseId: null,
      outcome: 'running',
      ...more,
    });
    return id;
  }

  /** Puts a case into a state as if it had gone there, for tests of one stage. */
  placeCase(id: string, state: string, more: Partial<CaseRow> = {}): string {
    return this.addCase(id, {
      state,
      stage: state.split('.')[0] ?? '',
      route: 'province',
      nominatorOrg: PROVINCE,
      revision: 1,
      revisionSha: 'a',
      area: '1',
      category: '1.1',
      ...more,
    });
  }

  private slots(org: string, cap: number): void {
    for (let number = 1; number <= cap; number++)
      this.workingSet.quotaSlot.set(`${org}/${number}`, {
        id: `${org}/${number}`,
        accountId: `e/${org}`,
        number,
        state: 'free',
        caseId: null,
        origin: 'cap',
        originSha: null,
        amountFen: null,
      });
  }

  private dossier(stage: string, kind: DossierKind, ownerOrg: string, recipientOrg: string | null): void {
    const id = `d-${stage}`;
    this.workingSet.dossier.set(id, {
      id,
      editionId: 'e',
      kind,
      stage,
      ownerOrg,
      recipientOrg,
      state: 'drafted',
      version: 1,
      number: null,
      contentSha: null,
      answerSha: null,
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
      dueAt: null,
      carrier: null,
      trackingNumber: null,
      postmarkedOn: null,
      arrivedOn: null,
    });
  }
}

export function actor(orgId: string, role: Role, userId = `${orgId}:${role}`): Actor {
  return { orgId, role, userId };
}
export const clerk = actor(PROVINCE, 'nominator-clerk');
export const lead = actor(PROVINCE, 'nominator-lead');
export const ministryClerk = actor('ndrc', 'authority-clerk');
export const ministryLead = actor('ndrc', 'authority-lead');
export const officer = actor('ndrc', 'publicity-officer');
export const system = actor('', 'system');
export const public_ = actor('', 'public');
export const applicantOf = (id: string): Actor => actor(`org-${id}`, 'enterprise-clerk');

export const SUBMISSION = { revisionSha: 'a'.repeat(64) };
export function submission(route: 'province' | 'central-soe' = 'province', changed: string[] = []): OutsideFacts {
  return {
    submission: {
      content: { technology: { name: '技术', area: '1', category: '1.1' }, holder: { name: '单位' } },
      problems: [],
      changed,
    },
    routing:
      route === 'province'
        ? { route, nominatorOrg: PROVINCE, groupOrg: null }
        : { route, nominatorOrg: 'sasac', groupOrg: GROUP },
  };
}
export const LETTER = { number: '京发改〔2024〕1号', date: '2024-07-20', signatories: ['甲'] };
export const reason = { reason: '理由' };
