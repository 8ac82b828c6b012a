import type { Actor } from '@linxuan/domain';
import type { ProcessHarness } from '@linxuan/testing';

const CATEGORIES = ['low-ranking', 'over-quota'];

/** A piece of the round over HTTP that many people work at once, so that something is always in the engine's hands. */
export class BusyProvince {
  private clerk: Actor | undefined;
  readonly cases: string[] = [];
  constructor(
    private readonly product: ProcessHarness,
    readonly size: number,
  ) {}

  async open(): Promise<void> {
    this.clerk = await this.product.engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    const batch = Array.from({ length: this.size }, (_, index) => index + 1);
    for (let at = 0; at < batch.length; at += 8)
      this.cases.push(...(await Promise.all(batch.slice(at, at + 8).map((seed) => this.product.engine.pooled(seed)))));
  }

  /**
   * Every case is nominated and taken back twice, then declined; the first six are nominated and stay. Returns the
   * requests made.
   */
  async work(onStep: (step: number) => void = () => undefined): Promise<number> {
    let requests = 0;
    const step = async (caseId: string, action: string, payload: Record<string, unknown> = {}): Promise<void> => {
      const client = await this.product.client(this.clerk ?? { userId: '', orgId: '', role: 'nominator-clerk' });
      const version = await this.product.versionOf('case_file', caseId);
      const answer = await client.settled('case', caseId, action, payload, { version });
      if (answer.body.status !== 'applied') throw new Error(`${action} of ${caseId}: ${JSON.stringify(answer.body)}`);
      onStep(++requests);
    };
    // Six at a time, since six slots are all there are.
    for (let at = 0; at < this.cases.length; at += 6)
      await Promise.all(
        this.cases.slice(at, at + 6).map(async (id, index) => {
          await step(id, 'nominate');
          await step(id, 'unnominate', { reason: '调整' });
          await step(id, 'nominate');
          if (at > 0) {
            await step(id, 'unnominate', { reason: '调整' });
            await step(id, 'decline', { reasonCode: CATEGORIES[index % 2], reason: '综合排序靠后' });
          } else await step(id, 'unnominate', { reason: '调整' });
        }),
      );
    for (const id of this.cases.slice(0, 6)) await step(id, 'nominate');
    return requests;
  }

  /**
   * What must be the same whatever happened on the way: states, versions, slots, open work, how often each thing is on
   * record, and who was told what.
   */
  async outcome(): Promise<Record<string, unknown>> {
    const rows = (sql: string) => this.product.engine.work.source.query(sql) as Promise<Record<string, unknown>[]>;
    return {
      cases: await rows(`SELECT title, state, version, outcome, reason_code FROM case_file ORDER BY title`),
      slots: await rows(
        `SELECT s.account_id, s.state, count(*)::int AS slots FROM quota_slot s GROUP BY 1, 2 ORDER BY 1, 2`,
      ),
      tasks: await rows(
        `SELECT t.kind, c.title FROM task t LEFT JOIN case_file c ON c.id = t.case_id WHERE t.done_at IS NULL ORDER BY 1, 2`,
      ),
      events: await rows(
        `SELECT e.type, c.title, count(*)::int AS events FROM ledger_event e LEFT JOIN case_file c ON c.id = e.subject_id GROUP BY 1, 2 ORDER BY 1, 2`,
      ),
      records: await rows(
        `SELECT d.event, c.title, count(*)::int AS records FROM decision_record d LEFT JOIN case_file c ON c.id = d.case_id GROUP BY 1, 2 ORDER BY 1, 2`,
      ),
      told: await rows(
        `SELECT n.queue_key, n.kind, c.title, count(*)::int AS messages FROM notification n JOIN case_file c ON c.id = n.case_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      ),
      requests: await rows(`SELECT state, count(*)::int AS requests FROM transition_request GROUP BY 1`),
    };
  }
}
