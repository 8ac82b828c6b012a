import {
  checkLedger,
  currentWorkingSet,
  EngineHarness,
  replayWorkingSet,
  researchContent,
  StageWalker,
  worldDigest,
} from '@linxuan/testing';

jest.setTimeout(60_000);

const WAN = 1_000_000;
const CAP = 300 * WAN;
const terms = (wan: number) => ({
  amountFen: wan * WAN,
  targets: [{ name: '能耗', value: '下降20%', assessment: '第三方测试' }],
  text: '任务书',
});

/**
 * 专项概算 without any nomination: 300 万 is all that may be promised, by a list, an agreement or a change, and by any
 * number of people at once.
 */
describe('money that is promised', () => {
  let engine: EngineHarness;
  let walk: StageWalker;
  let edition: string;
  let seed = 0;
  beforeAll(async () => {
    engine = await EngineHarness.start([]);
    walk = new StageWalker(engine);
    edition = await engine.programmeFrom(
      'key-rd-programme/2025',
      (yaml) =>
        yaml
          .replace('cap: 30000000000', `cap: ${CAP}`)
          .replace(
            / {2}- id: (agency-check|pre-review|formal-round|merged-review|list-decision)\n[\s\S]*?(?= {2}- id: |$)/g,
            '',
          )
          .replace(/visibility:\n[\s\S]*?\neligibility/, 'eligibility')
          .replace(/rubrics:\n[\s\S]*?\nstages:/, 'rubrics: []\n\nstages:'),
      '2025-02-10T01:00:00.000Z',
    );
  }, 60_000);
  afterAll(() => engine.stop());

  const submitted = async (total: string): Promise<string> => {
    const n = ++seed;
    const applicant = await walk.as(await engine.enterprise(`promised-${n}`), 'enterprise-clerk');
    const id = await engine.opened(applicant, edition, `研究${n}`);
    await walk.submit(id, researchContent(n, { total }));
    return id;
  };
  const offer = (caseId: string, wan: number) => walk.act(caseId, 'authority', 'authority-lead', 'offer', terms(wan));
  const held = async (): Promise<number> => {
    const [row] = await walk.rows<{ sum: string }>(
      `SELECT coalesce(sum(amount_fen), 0)::text AS sum FROM quota_slot WHERE account_id LIKE $1 AND state <> 'free'`,
      `${edition}/%`,
    );
    return Number(row?.sum);
  };

  it('refuses the second 200 of 300, and 9,000 too', async () => {
    const [first, second, third] = [await submitted('200'), await submitted('200'), await submitted('9000')];
    expect(await offer(first, 200)).toMatchObject({ state: 'applied' });
    expect(await held()).toBe(200 * WAN);
    expect((await offer(second, 200)).outcome).toMatchObject({
      code: 'quota.moneyExhausted',
      params: { cap: '3000000.00', used: '2000000.00', amount: '2000000.00' },
      rule: { source: '财教〔2025〕2号' },
    });
    expect((await offer(third, 9000)).outcome).toMatchObject({ code: 'quota.moneyExhausted' });
    await walk.must(first, 'applicant', 'enterprise-clerk', 'sign');
    expect(await held()).toBe(200 * WAN);
    expect(await offer(second, 100)).toMatchObject({ state: 'applied' });
    // What a further text offers takes the place of what was offered before; the rest is free for others.
    await walk.must(second, 'applicant', 'enterprise-clerk', 'request-change', { reason: '经费' });
    expect((await offer(second, 101)).outcome).toMatchObject({ code: 'quota.moneyExhausted' });
    expect(await offer(second, 40)).toMatchObject({ state: 'applied' });
    expect(await held()).toBe(240 * WAN);
    await walk.must(second, 'authority', 'authority-lead', 'reject', { reasonCode: 'not-signed', reason: '未签订' });
    expect(await held()).toBe(200 * WAN);
  });

  it('refuses a change of a signed agreement that goes over it', async () => {
    const [signed] = await walk.rows<{ id: string }>(
      `SELECT id FROM case_file WHERE state = 'follow-up.active' AND edition_id = $1`,
      edition,
    );
    const id = signed?.id ?? '';
    await walk.must(id, 'applicant', 'enterprise-clerk', 'request-change', {
      changeId: 'total',
      reason: '增加',
      amountFen: 301 * WAN,
    });
    const [change] = await walk.obligations(id, 'change');
    const lead = await walk.as('most', 'authority-lead');
    expect((await engine.act(lead, 'obligation', change?.id ?? '', 'approve', {})).outcome).toMatchObject({
      code: 'quota.moneyExhausted',
    });
  });

  it('is never promised twice by clients at once', async () => {
    const before = await held();
    const cases = await Promise.all(Array.from({ length: 8 }, () => submitted('30')));
    const results = await Promise.all(cases.map((id) => offer(id, 30)));
    expect(results.filter(({ state }) => state === 'applied')).toHaveLength(Math.floor((CAP - before) / (30 * WAN)));
    expect(await held()).toBeLessThanOrEqual(CAP);
    expect(results.filter(({ state }) => state !== 'applied').map(({ outcome }) => outcome?.['code'])).toEqual(
      Array(8 - Math.floor((CAP - before) / (30 * WAN))).fill('quota.moneyExhausted'),
    );
  });

  it('is rebuilt from the ledger alone', async () => {
    expect((await checkLedger(engine.work)).faults).toEqual([]);
    expect(worldDigest(await replayWorkingSet(engine.work))).toEqual(worldDigest(await currentWorkingSet(engine.work)));
  });
});
