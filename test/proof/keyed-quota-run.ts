import fc from 'fast-check';
import type { Actor } from '@linxuan/domain';
import { EngineHarness } from '@linxuan/testing';
import { AT, content, KEYED_ROSTER, keyedQuota, openKeyed } from './keyed-programme';
import { KeyedQuotaModel } from './keyed-quota-model';

const CATEGORIES = ['1.1', '1.2', '2.1'] as const;
const SIZE: Record<string, number> = { pot: 5, category: 2, region: 3 };
/** In one order in the first edition and in the other in the second. */
const QUOTAS = [
  keyedQuota('pot', 5, 'who: all, pot: model-pot'),
  keyedQuota('category', 2, 'who: all, by: category, pot: model-category'),
  keyedQuota('region', 3, 'who: region, pot: model-region, yearly: true'),
];

type Act = { act: 'nominate' | 'leave' | 'recategorise'; n: number; category: number };
const stories = (batches: number) =>
  fc.array(
    fc.array(
      fc.record({
        act: fc.constantFrom<Act['act']>('nominate', 'nominate', 'nominate', 'leave', 'recategorise'),
        n: fc.nat({ max: 9 }),
        category: fc.nat({ max: CATEGORIES.length - 1 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    { minLength: batches, maxLength: batches },
  );

interface Applicant {
  id: string;
  person: Actor;
  clerk: Actor;
  region: string;
  category: string;
  n: number;
}

/**
 * Ten applications of two editions under five clients at once; three quotas count each of them by another key. After
 * every batch PostgreSQL is held against the model, act by act as they were applied.
 */
export async function keyedQuotaRuns(runs: number, batches: number, seed: number): Promise<void> {
  for (let run = 0; run < runs; run++) {
    const engine = await EngineHarness.start();
    try {
      engine.now = AT;
      const editions = [
        await openKeyed(engine, '2024-one', QUOTAS),
        await openKeyed(engine, '2024-two', [...QUOTAS].reverse()),
      ];
      const applicants: Applicant[] = [];
      for (let n = 0; n < 10; n++) applicants.push(await applied(engine, editions[n % 2] ?? '', n));
      const [story = []] = fc.sample(stories(batches), { numRuns: 1, seed: seed + run });
      const model = new KeyedQuotaModel(
        (account) => SIZE[account.split('/')[0] ?? ''] ?? 0,
        (id) => {
          const found = applicants.find((one) => one.id === id);
          return found ? ['pot', `category/${found.category}`, `region/${found.region}`] : [];
        },
      );
      for (const batch of story) await play(engine, model, applicants, batch);
    } finally {
      await engine.stop();
    }
  }
}

async function applied(engine: EngineHarness, editionId: string, n: number): Promise<Applicant> {
  const entry = KEYED_ROSTER[n % 3 === 0 ? 1 : 0];
  const enterprise = await engine.enterprise(`model-${n}`, entry.region);
  const person = await engine.person(`model-${n}`, enterprise, 'enterprise-clerk');
  const id = await engine.opened(person, editionId, '事物');
  const category = CATEGORIES[n % CATEGORIES.length] ?? CATEGORIES[0];
  const clerk = await engine.person(`clerk-${entry.org}`, entry.org, 'nominator-clerk');
  const applicant = { id, person, clerk, region: entry.region.slice(0, 2), category, n };
  await submit(engine, applicant);
  return applicant;
}

async function submit(engine: EngineHarness, { id, person, category, n }: Applicant): Promise<void> {
  const revisionSha = await engine.store(content(`事物${n}`, category.slice(0, 1), category));
  await engine.must(person, 'case', id, 'submit', { revisionSha, draftVersion: 0 });
}

/** Nominations and returns run at once; who applies anew in another category does so behind them. */
async function play(
  engine: EngineHarness,
  model: KeyedQuotaModel,
  applicants: Applicant[],
  batch: readonly Act[],
): Promise<void> {
  const of = ({ n }: Act) => applicants[n] as Applicant;
  const atOnce = batch.filter(({ act }) => act !== 'recategorise');
  const done = await engine.together(
    atOnce.map((one) => [of(one).clerk, 'case', of(one).id, one.act === 'leave' ? 'unnominate' : 'nominate']),
  );
  const times: { id: string; at: string }[] = await engine.work.source.query(
    `SELECT id, applied_at::text AS at FROM transition_request WHERE id = ANY($1)`,
    [done.map(({ id }) => id)],
  );
  const at = new Map(times.map(({ id, at: time }) => [id, time]));
  for (const { action, state, outcome, subjectId } of done.sort((a, b) =>
    (at.get(a.id) ?? '').localeCompare(at.get(b.id) ?? ''),
  )) {
    const label = state === 'applied' ? 'applied' : String(outcome?.['code']);
    // Where the case is not in the state for it, no account is asked.
    if (label !== 'applied' && label !== 'quota.exhausted') continue;
    const said = action === 'nominate' ? model.nominate(subjectId) : model.leave(subjectId);
    expect([action, subjectId, said]).toEqual([action, subjectId, label]);
  }
  for (const one of batch.filter(({ act }) => act === 'recategorise')) {
    const applicant = of(one);
    await engine.must(applicant.person, 'case', applicant.id, 'withdraw', { reason: '改报' });
    model.leave(applicant.id);
    await engine.must(applicant.person, 'case', applicant.id, 'revive');
    applicant.category = CATEGORIES[one.category] ?? applicant.category;
    await submit(engine, applicant);
  }
  await compare(engine, model);
}

async function compare(engine: EngineHarness, model: KeyedQuotaModel): Promise<void> {
  const rows: { account_id: string; cases: string[] }[] = await engine.work.source.query(
    `SELECT account_id, array_agg(case_id::text) FILTER (WHERE case_id IS NOT NULL) AS cases
     FROM quota_slot
     GROUP BY account_id`,
  );
  for (const { account_id, cases } of rows) {
    const [, , pot = '', , ...value] = account_id.split('/');
    const name = pot.replace('model-', '');
    const account = name === 'pot' ? 'pot' : `${name}/${value[0] ?? ''}`;
    expect([account, (cases ?? []).sort()]).toEqual([account, [...model.holders(account)].sort()]);
    expect((cases ?? []).length).toBeLessThanOrEqual(SIZE[name] ?? 0);
  }
}
