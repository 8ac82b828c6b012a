import type { QuotaDefinition } from '../../programme/definition';
import type { DeliveredEdition } from '../../programme/testing/delivered-editions.spec-support';
import { fenOf, valueAt } from '../kinds/amounts';
import { isRefusal } from '../refusal';
import { rowsOf } from '../working-set';
import { EditionRound, RoundSetting, type SampleApplicant } from '../../play/edition-round';
import { payloadFor } from '../../play/payload-choice';
import { actorFor, possibleMoves, type Move } from '../../play/moves';
import { SELDOM } from './random-walk.spec-support';

/** Stages whose acts promise a place or money. */
const NOMINATES = new Set(['nomination', 'quota-extra']);

/**
 * The same edition with room for one case under each cap (money: the largest single amount asked for), so that another
 * one meets it.
 */
export function withNarrowCaps(edition: DeliveredEdition, nominated: boolean): DeliveredEdition {
  const { definition } = edition;
  const stages = definition.stages.filter(({ kind }) => nominated || !NOMINATES.has(kind));
  const quotas = definition.quotas.map(({ extras: _extras, ...quota }): QuotaDefinition => ({
    ...quota,
    cap: quota.type === 'uncapped' ? null : quota.amountField ? largest(edition, quota.amountField) : 1,
  }));
  return {
    ...edition,
    definition: { ...definition, stages: stages.filter(({ kind }) => kind !== 'quota-extra'), quotas },
  };
}

function largest(edition: DeliveredEdition, { pointer, unit }: NonNullable<QuotaDefinition['amountField']>): number {
  const setting = new RoundSetting(edition);
  return Math.max(1, ...[1, 2].map((seed) => fenOf(valueAt(setting.content(seed, 'first'), pointer), unit) ?? 0));
}

export interface Play {
  /** Codes of the refusals that an account gave. */
  refusals: string[];
  /** Most that was held within one account at any time: places, or fen. */
  most: number;
  /** Cases to which something was promised at the end, and those of them that hold a place. */
  promised: number;
  holding: number;
}

/** Three applicants of one holder go as far as they can; money caps are set to what the first of them asks for. */
export class PromisePlay {
  private readonly round: EditionRound;
  private readonly refusals = new Set<string>();
  private most = 0;
  private refusedNow = false;

  constructor(
    private readonly setting: RoundSetting,
    private readonly quota: QuotaDefinition,
    applicant: SampleApplicant,
    private readonly holder: string,
  ) {
    this.round = new EditionRound(setting, `${setting.editionId}/promises-${quota.id}`);
    for (const n of [1, 2, 3]) {
      const one = { ...applicant, org: n === 1 ? applicant.org : `${applicant.org}-${n}` };
      setting.applicants.push(one);
      this.round.open(one);
    }
  }

  run(steps: number): Play {
    for (let step = 0; step < steps; step++) {
      this.refusedNow = false;
      const moves = possibleMoves(this.round).filter(({ action }) => !SELDOM.test(action.name));
      const done = moves.filter((move) => this.try(move)).length;
      // Some acts are always possible; time goes on although something was done.
      const goesOn = this.later();
      if (done === 0 && !goesOn && !this.reopened()) break;
      if (this.refusedNow) this.reopened();
    }
    const account = `${this.setting.editionId}/${this.holder}`;
    const held = rowsOf(this.round.workingSet, 'quotaSlot', (row) => row.accountId === account && row.caseId !== null);
    const promised = [...this.round.workingSet.case.values()].filter(({ id }) => this.isPromised(id));
    return {
      refusals: [...this.refusals].sort(),
      most: this.most,
      promised: promised.length,
      holding: promised.filter(({ id }) => held.some(({ caseId }) => caseId === id)).length,
    };
  }

  private try(move: Move): boolean {
    const known = this.round.workingSet[move.subjectType].get(move.subjectId);
    if (!known) return false;
    for (const variant of [0, 2, 1, 4, 6]) {
      const who = actorFor(this.round, move, variant);
      const payload = this.payload(move, variant);
      const { decision } = this.round.act(move.subjectType, move.subjectId, move.action.name, who, payload);
      if (!isRefusal(decision)) {
        this.observe();
        return true;
      }
      if (decision.code.startsWith('quota.')) {
        this.refusals.add(decision.code);
        this.refusedNow = true;
      }
    }
    return false;
  }

  /** A list that an account refused is prepared again with its first case alone. */
  private payload(move: Move, variant: number): Record<string, unknown> {
    const payload = payloadFor(this.round, move, variant);
    const items = payload['items'] as { caseId: string; listed?: boolean }[] | undefined;
    if (!items?.some(({ listed }) => listed) || this.refusals.size === 0) return payload;
    const left = { listed: false, reasonCode: this.reasonOf(move), reason: '额度不足' };
    return { ...payload, items: items.map((item, index) => (index === 0 ? item : { ...item, ...left })) };
  }

  private reasonOf({ action }: Move): string {
    const stage = this.round.machine.stages.get(action.stage);
    return (stage && 'rejectReasons' in stage ? stage.rejectReasons[0]?.code : undefined) ?? '';
  }

  /** What waits for a date gets it: two days on, within the calendar. */
  private later(): boolean {
    const next = new Date(Date.parse(this.round.now) + 2 * 86_400_000).toISOString();
    if (next > '2026-06-30') return false;
    this.round.now = next;
    return true;
  }

  /** A prepared list that goes over the cap is taken back. */
  private reopened(): boolean {
    return possibleMoves(this.round)
      .filter(({ action }) => action.name === 'reopen')
      .some((move) => this.try(move));
  }

  private observe(): void {
    const { definition } = this.setting.edition;
    const account = `${this.setting.editionId}/${this.holder}`;
    const held = rowsOf(
      this.round.workingSet,
      'quotaSlot',
      ({ accountId, caseId, origin }) => accountId === account && caseId !== null && origin !== 'override',
    );
    const amount = this.quota.type === 'money' ? held.reduce((sum, row) => sum + (row.amountFen ?? 0), 0) : held.length;
    const cap = definition.quotas.find(({ id }) => id === this.quota.id)?.cap ?? 0;
    if (amount > cap) throw new Error(`${amount} are held under a cap of ${cap}`);
    this.most = Math.max(this.most, amount);
  }

  private isPromised(caseId: string): boolean {
    const row = this.round.workingSet.case.get(caseId);
    const listed = rowsOf(
      this.round.workingSet,
      'dossierItem',
      (item) =>
        item.caseId === caseId &&
        item.outcome === 'listed' &&
        this.round.workingSet.dossier.get(item.dossierId)?.state === 'decided',
    );
    const offered = rowsOf(
      this.round.workingSet,
      'obligation',
      ({ kind, state, caseId: of }) => of === caseId && kind === 'agreement' && state !== 'cancelled',
    );
    return row?.outcome === 'published' || listed.length > 0 || offered.length > 0;
  }
}
