import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Actor } from '@linxuan/domain';
import type { TransitionRequestEntity } from '@linxuan/persistence';
import type { EngineHarness } from '@linxuan/testing';
import { QuotaModel } from './quota-model';

const LETTER = { number: '虚构函〔2024〕1号', date: '2024-03-01', signatories: ['甲'] };
const DOSSIER_ACTS = ['send', 'recall', 'send-back', 'receive'] as const;
type Act = 'nominate' | 'unnominate' | 'withdraw' | 'revive' | (typeof DOSSIER_ACTS)[number] | 'grant' | 'expire';
export interface Batch {
  acts: { act: Act; n: number }[];
}

/**
 * Up to four clients at once; of a dossier and of the dates at most one act at a time, so that what it spoke of is
 * known.
 */
export const batches = (length: number) =>
  fc.array(
    fc.record({
      acts: fc
        .tuple(
          fc.array(
            fc.record({
              act: fc.constantFrom<Act>('nominate', 'nominate', 'nominate', 'unnominate', 'withdraw', 'revive'),
              n: fc.nat({ max: 5 }),
            }),
            { minLength: 1, maxLength: 4 },
          ),
          fc.option(
            fc.record({ act: fc.constantFrom<Act>(...DOSSIER_ACTS, 'send', 'grant', 'expire'), n: fc.constant(0) }),
            { freq: 3 },
          ),
        )
        .map(([many, one]) => [...many, ...(one ? [one] : [])]),
    }),
    { minLength: length, maxLength: length },
  );

/**
 * One nominator's account under parallel clients; after every batch PostgreSQL is held against the model, act by act as
 * they were applied.
 */
export class QuotaRun {
  private cases: string[] = [];
  private readonly model = new QuotaModel(2);
  private granted = false;

  constructor(
    private readonly engine: EngineHarness,
    private readonly editionId: string,
    private readonly org: string,
    private readonly region: string,
    private readonly rules: { evidence: string; discretion: string },
  ) {}

  async prepare(): Promise<void> {
    this.engine.now = '2024-02-20T01:00:00.000Z';
    for (let n = 0; n < 6; n++) {
      const caseId = randomUUID();
      await this.engine.must(await this.applicant(n), 'case', caseId, 'open', {
        editionId: this.editionId,
        title: '事物',
      });
      this.cases.push(caseId);
      await this.enter(n);
    }
  }

  async play(batch: Batch): Promise<void> {
    const dossier = await this.row(
      `SELECT id, state FROM dossier WHERE owner_org = $1 AND edition_id = $2 AND kind = 'nomination' ORDER BY state = 'transmitted' DESC, state = 'drafted' DESC LIMIT 1`,
    );
    const sent = await this.items(dossier.id);
    if (batch.acts.some(({ act }) => act === 'expire')) {
      this.engine.now = '2024-07-01T01:00:00.000Z';
      this.model.closed = true;
    }
    const done = (await Promise.all(batch.acts.map(({ act, n }) => this.request(act, n, dossier.id)))).flat();
    const applied: { id: string; at: string }[] = await this.engine.work.source.query(
      `SELECT id, applied_at::text AS at FROM transition_request WHERE id = ANY($1)`,
      [done.map(({ id }) => id)],
    );
    const order = new Map(applied.map(({ id, at }) => [id, at]));
    const going = await this.items(dossier.id);
    for (const { id, action, state, outcome, subjectId, subjectType } of done.sort((a, b) =>
      (order.get(a.id) ?? '').localeCompare(order.get(b.id) ?? ''),
    )) {
      const label = state === 'applied' ? 'applied' : String(outcome?.['code']);
      // Where the case or the dossier is not in the state for it, the account is not asked.
      if (label !== 'applied' && label !== 'quota.exhausted') continue;
      const of = subjectType === 'case' ? [subjectId] : action === 'release' ? going : sent;
      const holding = subjectType === 'case' ? of : of.filter((one) => this.model.holders.has(one));
      expect([id, action, this.model.apply(action, holding)]).toEqual([id, action, label]);
    }
    await this.compare();
  }

  /** The same holders in the same states, never more than the size, each number once. */
  private async compare(): Promise<void> {
    const slots: { number: number; state: string; case_id: string | null }[] = await this.engine.work.source.query(
      `SELECT number, state, case_id FROM quota_slot WHERE account_id = $1 ORDER BY number`,
      [`${this.editionId}/${this.org}`],
    );
    const held = slots.flatMap(({ case_id, state }) => (case_id === null ? [] : [[case_id, state] as const]));
    expect(new Map(held)).toEqual(this.model.holders);
    expect(held.length).toBe(this.model.holders.size);
    expect(held.length).toBeLessThanOrEqual(this.model.size);
    expect(slots.map(({ number }) => number)).toEqual(Array.from({ length: this.model.size }, (_, n) => n + 1));
  }

  private async request(act: Act, n: number, dossier: string): Promise<TransitionRequestEntity[]> {
    const caseId = this.cases[n] ?? '';
    switch (act) {
      case 'nominate':
      case 'unnominate':
        return [await this.engine.act(await this.clerk(), 'case', caseId, act)];
      case 'withdraw':
        return [await this.engine.act(await this.applicant(n), 'case', caseId, 'withdraw', { reason: '不再申报' })];
      case 'revive': {
        const revived = await this.engine.act(await this.applicant(n), 'case', caseId, 'revive');
        if (revived.state === 'applied') await this.enter(n);
        return [revived];
      }
      case 'send': {
        const prepared = await this.engine.act(await this.clerk(), 'dossier', dossier, 'prepare', LETTER);
        if (prepared.state !== 'applied') return [prepared];
        const released = await this.engine.act(await this.lead(), 'dossier', dossier, 'release');
        if (released.state !== 'applied') await this.engine.act(await this.clerk(), 'dossier', dossier, 'reopen', {});
        return [released];
      }
      case 'recall':
        return [await this.engine.act(await this.lead(), 'dossier', dossier, 'recall', { reason: '重新排序' })];
      case 'send-back':
        return [await this.engine.act(await this.ministry(), 'dossier', dossier, 'send-back', { reason: '补正' })];
      case 'receive': {
        const { late } = await this.row(
          `SELECT late FROM dossier WHERE id = '${dossier}' AND owner_org = $1 AND edition_id = $2`,
        );
        const received = await this.engine.act(
          await this.ministry(),
          'dossier',
          dossier,
          late ? 'accept-late' : 'receive',
          late ? { reason: '同意' } : {},
        );
        if (received.state === 'applied') await this.engine.act(await this.clerk(), 'dossier', dossier, 'open-next');
        return [{ ...received, action: 'receive' }];
      }
      case 'grant':
        return this.grant();
      case 'expire':
        return [];
    }
  }

  /** Applied for, proposed by one person, decided by another; only in time and only once. */
  private async grant(): Promise<TransitionRequestEntity[]> {
    if (this.granted || this.model.closed) return [];
    this.granted = true;
    const { id } = await this.row(
      `SELECT id FROM dossier WHERE owner_org = $1 AND edition_id = $2 AND kind = 'quota-request'`,
    );
    const { evidence, discretion } = this.rules;
    await this.engine.must(await this.clerk(), 'dossier', id, 'file', {
      number: '函1',
      grounds: [
        { ruleId: evidence, evidence: '附件' },
        { ruleId: discretion, evidence: '附件' },
      ],
    });
    await this.engine.must(await this.ministry(), 'dossier', id, 'propose', {
      answers: [
        { ruleId: evidence, number: 1, reason: '属实' },
        { ruleId: discretion, number: 2, reason: '酌情' },
      ],
      total: 3,
      reason: '同意',
    });
    // The slots appear at this instant; a nomination that was refused just before it was rightly refused.
    return [
      {
        ...(await this.engine.must(
          await this.engine.person('quota-decider', 'ndrc', 'authority-lead'),
          'dossier',
          id,
          'decide',
          {},
        )),
        action: 'grant',
      },
    ];
  }

  private async enter(n: number): Promise<void> {
    const caseId = this.cases[n] ?? '';
    const revisionSha = await this.engine.store({ thing: { name: `事物${n}`, weight: '10' }, attachments: [] });
    await this.engine.must(await this.applicant(n), 'case', caseId, 'submit', { revisionSha, draftVersion: 0 });
    await this.engine.must(await this.clerk(), 'case', caseId, 'accept', {});
  }

  private async applicant(n: number): Promise<Actor> {
    return this.engine.person(
      `quota-${this.org}-${n}`,
      await this.engine.enterprise(`quota-${this.org}-${n}`, this.region),
      'enterprise-clerk',
    );
  }
  private clerk = (): Promise<Actor> => this.engine.person(`clerk-${this.org}`, this.org, 'nominator-clerk');
  private lead = (): Promise<Actor> => this.engine.person(`lead-${this.org}`, this.org, 'nominator-lead');
  private ministry = (): Promise<Actor> => this.engine.person('ministry-clerk', 'ndrc', 'authority-clerk');

  private async row(sql: string): Promise<{ id: string; state: string; late: boolean }> {
    const [found] = await this.engine.work.source.query(sql, [this.org, this.editionId]);
    return found as { id: string; state: string; late: boolean };
  }
  private async items(dossier: string): Promise<string[]> {
    const rows: { case_id: string }[] = await this.engine.work.source.query(
      `SELECT case_id FROM dossier_item WHERE dossier_id = $1`,
      [dossier],
    );
    return rows.map(({ case_id }) => case_id);
  }
}
