import type { Actor } from '@linxuan/domain';
import { DomainError } from '@linxuan/platform';
import { ConditionService } from './condition.service';
import { BATCH, EvaluationHarness } from './evaluation-harness.spec-support';
import { ReceiptService } from './receipt.service';
import { ReviewService } from './review.service';

describe('the ministry’s workspaces on a real database', () => {
  let harness: EvaluationHarness;
  let clerk: Actor;
  let cases: string[];
  const receipts = () => new ReceiptService(harness.work, harness.editions, harness.clock);
  const conditions = () => new ConditionService(harness.work, harness.editions, harness.clock);
  const reviews = () => new ReviewService(harness.work, harness.editions, harness.clock);
  const first = () => cases[0] ?? '';

  beforeAll(async () => {
    harness = await EvaluationHarness.start();
    clerk = await harness.clerk();
  }, 60_000);
  afterAll(() => harness.stop());

  it('shows a batch once it is released, with its letter and account, to its recipient alone', async () => {
    const [province, lead] = [
      await harness.engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk'),
      await harness.engine.person('lead-ndrc-440000', 'ndrc-440000', 'nominator-lead'),
    ];
    cases = [];
    for (const seed of [1, 2, 3]) {
      cases.push(await harness.engine.pooled(seed));
      await harness.engine.must(province, 'case', cases.at(-1) ?? '', 'nominate');
    }
    const { id } = await harness.one<{ id: string }>(
      `SELECT id FROM dossier WHERE stage = 'nomination' AND owner_org = 'ndrc-440000' AND state = 'drafted'`,
    );
    await harness.engine.must(province, 'dossier', id, 'prepare', BATCH);
    expect((await receipts().list(harness.session(clerk))).data).toEqual([]);
    await expect(receipts().detail(harness.session(clerk), id)).rejects.toEqual(new DomainError('subject.notFound'));
    await harness.engine.must(lead, 'dossier', id, 'release');
    const { data } = await receipts().list(harness.session(clerk));
    expect(data).toMatchObject([
      {
        id,
        waiting: true,
        owner: { org: 'ndrc-440000' },
        items: 3,
        late: false,
        cap: 6,
        used: 3,
        number: BATCH.number,
      },
    ]);
    const batch = await receipts().detail(harness.session(clerk), id);
    expect([
      batch.cases.map((one) => [one.position, one.id]),
      batch.letter?.['signatories'],
      batch.slots.map(({ state }) => state),
    ]).toEqual([
      cases.map((one, index) => [index + 1, one]),
      BATCH.signatories,
      ['transmitted', 'transmitted', 'transmitted', 'free', 'free', 'free'],
    ]);
    expect(batch.actions.map(({ name, refusal }) => [name, refusal?.code ?? null])).toEqual([
      ['receive', null],
      ['accept-late', 'dossier.notLate'],
      ['refuse-late', 'dossier.notLate'],
      ['send-back', null],
    ]);
    await expect(receipts().detail(harness.session(province), id)).rejects.toEqual(new DomainError('subject.notFound'));
    await harness.engine.must(clerk, 'dossier', id, 'receive');
  }, 60_000);

  it('computes every rule with the facts it used, in the same number of queries for one case and three', async () => {
    const all = await conditions().workspace(harness.session(clerk));
    expect(all.data.map(({ met, notMet, undetermined, waiting }) => [met, notMet, undetermined, waiting])).toEqual([
      [5, 0, 6, true],
      [5, 0, 6, true],
      [5, 0, 6, true],
    ]);
    const three = await harness.counted(() => conditions().workspace(harness.session(clerk)));
    const worksheet = await conditions().worksheet(harness.session(clerk), first());
    const inUse = worksheet.rules.find(({ id }) => id === 'cases-in-use');
    expect(inUse).toMatchObject({
      computed: 'met',
      basis: { document: '发改办环资〔2024〕528号' },
      facts: {
        referenceDay: '2024-07-31',
        counted: 2,
        cases: [{ startDate: '2022-05-01', monthsInUse: 26, counted: true }, {}],
      },
    });
    expect(worksheet.rules.find(({ id }) => id === 'patent')).toMatchObject({
      computed: 'undetermined',
      facts: { files: 0 },
    });
    expect(worksheet.actions.map(({ name }) => name)).toEqual(['accept', 'return', 'reject']);
    for (const id of cases.slice(1)) await harness.pass(id);
    expect(await harness.counted(() => conditions().workspace(harness.session(clerk)))).toBe(three);
    expect((await conditions().workspace(harness.session(clerk))).total).toBe(1);
    const foreign = await harness.engine.person('reviewer-nea', 'nea', 'department-reviewer');
    await expect(conditions().worksheet(harness.session(foreign), first())).rejects.toEqual(
      new DomainError('subject.notFound'),
    );
    await harness.pass(first());
  });

  it('gives a department its own opinions and the lead only what is signed', async () => {
    const board = await reviews().board(harness.session(clerk));
    expect(board.data).toHaveLength(3);
    const own = board.data.find(({ case: one }) => one.id === first());
    expect([
      own?.opinions.map(({ org, state }) => [org, state]).sort(),
      own?.ready,
      board.departments.map(({ org }) => org).sort(),
    ]).toEqual([
      [
        ['miit', 'asked'],
        ['most', 'asked'],
      ],
      false,
      ['miit', 'most'],
    ]);
    const reviewer = await harness.engine.person('reviewer-miit', 'miit', 'department-reviewer');
    const intake: Actor = { ...reviewer, role: 'department-intake' };
    const queue = await reviews().queue(harness.session(intake));
    expect([
      queue.total,
      queue.reviewers.map(({ id, open }) => [id, open]),
      queue.data[0]?.opinion.actions.map(({ name }) => name),
    ]).toEqual([3, [[reviewer.userId, 0]], ['assign']]);
    const opinion = queue.data.find(({ case: one }) => one.id === first())?.opinion.id ?? '';
    await harness.engine.must(intake, 'opinion', opinion, 'assign', { userId: reviewer.userId });
    await harness.engine.must(reviewer, 'opinion', opinion, 'answer', { verdict: 'disagree', text: '口径不一致。' });
    const asLead = (await reviews().worksheet(harness.session(clerk), first(), 'department-review')).opinions.find(
      ({ org }) => org === 'miit',
    );
    expect([asLead?.state, asLead?.verdict, asLead?.text]).toEqual(['proposed', null, null]);
    const asOwn = await reviews().worksheet(harness.session(reviewer), first(), 'department-review');
    expect([asOwn.own?.verdict, asOwn.own?.text, asOwn.opinions.map(({ org }) => org)]).toEqual([
      'disagree',
      '口径不一致。',
      ['miit'],
    ]);
    const signer = await harness.engine.person('signer-miit', 'miit', 'department-lead');
    await harness.engine.must(signer, 'opinion', opinion, 'sign', {});
    const signed = (await reviews().worksheet(harness.session(clerk), first(), 'department-review')).opinions.find(
      ({ org }) => org === 'miit',
    );
    expect([signed?.verdict, signed?.text]).toEqual(['disagree', '口径不一致。']);
    const refusal = (await reviews().worksheet(harness.session(clerk), first(), 'department-review')).actions.find(
      ({ name }) => name === 'conclude',
    )?.refusal;
    expect([refusal?.code, refusal?.detail]).toEqual(['review.waiting', '还有 1 个部门未反馈且未到期：科学技术部。']);
    const outsider = await harness.engine.person('reviewer-mnr', 'mnr', 'department-reviewer');
    await expect(reviews().worksheet(harness.session(outsider), first(), 'department-review')).rejects.toEqual(
      new DomainError('subject.notFound'),
    );
    const three = await harness.counted(() => reviews().board(harness.session(clerk)));
    for (const id of cases.slice(1)) await harness.answer(id, 'department-review');
    expect([
      (await reviews().board(harness.session(clerk))).total,
      await harness.counted(() => reviews().board(harness.session(clerk))),
    ]).toEqual([1, three]);
  });
});
