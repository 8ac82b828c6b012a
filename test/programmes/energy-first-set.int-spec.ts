import type { Actor } from '@linxuan/domain';
import {
  after,
  checkLedger,
  currentWorkingSet,
  EngineHarness,
  PROGRAMME_CONTENT,
  ProgrammeDriver,
  PUBLIC_ACTOR,
  OBJECTION,
  replayWorkingSet,
  worldDigest,
} from '@linxuan/testing';

jest.setTimeout(60_000);
const EDITION = 'energy-first-set-2025-5';
const content = PROGRAMME_CONTENT[EDITION];
const [GUANGDONG, HENAN, SHENZHEN, BEIJING, GROUP] = [
  '440000-nea',
  '410000-nea',
  '440300-nea',
  '110000-nea',
  'soe-zhenghe-energy',
];

/**
 * The fifth batch of first-set equipment (国家能源局综合司, 2025-01-22), from the requests for extra slots to the published
 * list.
 */
describe('the fifth batch of first-set energy equipment', () => {
  let engine: EngineHarness;
  let round: ProgrammeDriver;
  let henan: string[] = [];
  let shenzhen: string[] = [];
  beforeAll(async () => {
    engine = await EngineHarness.start(['energy-first-set/2025-5'], '2025-01-23T01:00:00.000Z');
    round = await ProgrammeDriver.with(engine, EDITION);
  }, 60_000);
  afterAll(() => engine.stop());

  const code = async (...args: Parameters<EngineHarness['act']>): Promise<unknown> =>
    (await engine.act(...args)).outcome;
  /** Through the nominator's review to its own notice. */
  const reviewed = async (
    nominator: string,
    region: string,
    seeds: number[],
    parent: string | null = null,
  ): Promise<string[]> => {
    const clerk = await round.clerkOf(nominator);
    const ids: string[] = [];
    for (const seed of seeds) {
      const id = await round.submitted(seed, content(seed, { group: parent !== null }), region, parent);
      await engine.must(clerk, 'case', id, 'accept', {});
      await engine.must(clerk, 'case', id, 'conclude', {});
      ids.push(id);
    }
    return ids;
  };
  const closeAt = async (notice: { id: string; endsAt: string }): Promise<void> => {
    if (engine.now < after(notice.endsAt)) engine.now = after(notice.endsAt);
    await engine.must(round.system, 'dossier', notice.id, 'close');
  };

  it('asks provinces and groups at the opening whether they want extra slots, and no city', async () => {
    expect(await round.work(GUANGDONG)).toEqual(['file-quota-request']);
    expect(await round.work(GROUP)).toEqual(['file-quota-request']);
    expect(await round.work(SHENZHEN)).toEqual([]);
  });

  it('grants extras that were filed in time, computed from the facts, by two persons', async () => {
    engine.now = '2025-02-28T15:00:00.000Z'; // 23:00 in Beijing on the last day
    const clerk = await round.clerkOf(GUANGDONG);
    const request = await round.dossier('province-extras', GUANGDONG);
    const grounds = ['history', 'policy-issued', 'spread'].map((ruleId) => ({ ruleId, evidence: '见附件。' }));
    expect(
      await code(clerk, 'dossier', request, 'file', {
        number: '粤能函〔2025〕1号',
        grounds: [{ ruleId: 'fame', evidence: '无' }],
      }),
    ).toMatchObject({ code: 'quota.groundUnknown' });
    await engine.must(clerk, 'dossier', request, 'file', { number: '粤能函〔2025〕1号', grounds });
    expect(await round.work('nea')).toEqual(['propose-extras']);
    const answers = [
      { ruleId: 'policy-issued', number: 1, reason: '已出台。' },
      { ruleId: 'spread', number: 2, reason: '已在其他工程应用。' },
    ];
    expect(
      await code(round.clerk, 'dossier', request, 'propose', { answers, total: 3, reason: '拟同意。' }),
    ).toMatchObject({ code: 'quota.totalWrong', params: { total: 7 } });
    expect(
      await code(round.clerk, 'dossier', request, 'propose', {
        answers: [{ ruleId: 'history', number: 4, reason: '六个。' }],
        total: 4,
        reason: '拟同意。',
      }),
    ).toMatchObject({ code: 'quota.groundByFact' });
    await engine.must(round.clerk, 'dossier', request, 'propose', { answers, total: 7, reason: '拟同意。' });
    expect(await code({ ...round.clerk, role: 'authority-lead' }, 'dossier', request, 'decide', {})).toMatchObject({
      code: 'dossier.samePerson',
    });
    engine.now = '2025-03-13T01:00:00.000Z';
    await engine.must(round.lead, 'dossier', request, 'decide', {});
    const slots = await round.slots(GUANGDONG);
    expect(slots.map(({ origin }) => origin)).toEqual([...Array(8).fill('cap'), ...Array(7).fill('grant')]);
    expect(
      new Set(slots.filter(({ origin }) => origin === 'grant').map(({ origin_sha }) => origin_sha !== null)),
    ).toEqual(new Set([true]));
    expect(await round.work('nea')).toEqual([]);
  });

  it('takes silence and a late filing as zero', async () => {
    engine.now = '2025-02-28T16:00:00.000Z'; // midnight in Beijing: the first of March
    const clerk = await round.clerkOf(GROUP);
    const request = await round.dossier('group-extras', GROUP);
    expect(
      await code(clerk, 'dossier', request, 'file', {
        number: '函1',
        grounds: [{ ruleId: 'history', evidence: '七个。' }],
      }),
    ).toMatchObject({ code: 'deadline.passed' });
    await engine.must(round.system, 'dossier', request, 'lapse');
    expect(await round.slots(GROUP)).toHaveLength(8);
    expect(await round.work(GROUP)).toEqual([]);
  });

  it('asks a group for the support letter of the host province and lets it nominate for itself', async () => {
    engine.now = '2025-03-15T01:00:00.000Z';
    const applicant = await round.applicant(900, '320500', GROUP);
    const caseId = '00000000-0000-4000-8000-000000000900';
    await engine.must(applicant, 'case', caseId, 'open', { editionId: EDITION, title: '燃机' });
    const bare = { ...content(900, { group: true }) };
    const project = { ...(bare['project'] as Record<string, unknown>) };
    delete project['supportLetter'];
    const submission = await engine.store({ ...bare, project });
    expect(await code(applicant, 'case', caseId, 'submit', { revisionSha: submission, draftVersion: 0 })).toMatchObject(
      { code: 'form.invalid', fields: [{ pointer: '/project/supportLetter' }] },
    );
    const [id = ''] = await reviewed(GROUP, '320500', [901], GROUP);
    const [row] = await round.rows<{ nominator_org: string; group_org: string | null; state: string }>(
      `SELECT nominator_org, group_org, state FROM case_file WHERE id = $1`,
      id,
    );
    expect(row).toEqual({ nominator_org: GROUP, group_org: null, state: 'nominator-notice.pending' });
  });

  it('nominates only what the nominator put on notice for five working days without an objection that stands', async () => {
    engine.now = '2025-04-01T01:00:00.000Z';
    henan = await reviewed(HENAN, '410100', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const notice = await round.notice('nominator-notice', HENAN);
    // Tomb-sweeping day (4 to 6 April 2025) does not count.
    expect(notice.endsAt).toBe('2025-04-09T15:59:59.999Z');
    const [disputed = '', false_ = ''] = henan;
    for (const id of [disputed, false_]) await engine.must(PUBLIC_ACTOR, 'case', id, 'object', OBJECTION);
    expect(await code(await round.clerkOf(HENAN), 'case', henan[2] ?? '', 'nominate', {})).toMatchObject({
      code: 'state.wrong',
    });
    await closeAt(notice);
    expect(await engine.stateOf(disputed)).toBe('nominator-notice.held');
    expect(await engine.stateOf(henan[2] ?? '')).toBe('nomination.pooled');
    const [lead, clerk] = [await round.leadOf(HENAN), await round.clerkOf(HENAN)];
    const objections = new Map(
      (
        await round.rows<{ id: string; case_id: string; lead_org: string }>(
          `SELECT id, case_id, lead_org FROM objection`,
        )
      ).map((one) => [one.case_id, one]),
    );
    expect(objections.get(disputed)?.lead_org).toBe(HENAN);
    expect(await code(lead, 'case', disputed, 'clear', { reason: '无' })).toMatchObject({ code: 'objection.open' });
    for (const id of [disputed, false_])
      await engine.must(clerk, 'objection', objections.get(id)?.id ?? '', 'admit', {});
    expect(
      await code(round.officer, 'objection', objections.get(disputed)?.id ?? '', 'dismiss', { answer: '无' }),
    ).toMatchObject({ code: 'actor.notAllowed' });
    await engine.must(clerk, 'objection', objections.get(disputed)?.id ?? '', 'dismiss', {
      answer: '经核实处理，已沟通一致。',
    });
    await engine.must(clerk, 'objection', objections.get(false_)?.id ?? '', 'uphold', { answer: '异议成立。' });
    await engine.must(lead, 'case', disputed, 'clear', { reason: '核实处理后沟通一致' });
    expect(await code(lead, 'case', false_, 'clear', { reason: '无' })).toMatchObject({ code: 'objection.upheld' });
    await engine.must(lead, 'case', false_, 'exclude', { reasonCode: 'objection-upheld', reason: '异议成立' });
    expect(await engine.stateOf(disputed)).toBe('nomination.pooled');
  });

  it('goes over eight only with a reason, and over the three of a city never', async () => {
    const [lead, clerk] = [await round.leadOf(HENAN), await round.clerkOf(HENAN)];
    const pooled = henan.filter((_, index) => index !== 1);
    for (const id of pooled.slice(0, 8)) await engine.must(clerk, 'case', id, 'nominate', {});
    const ninth = pooled[8] ?? '';
    expect(await code(clerk, 'case', ninth, 'nominate', {})).toMatchObject({
      code: 'quota.overrideNeeded',
      params: { cap: 8, used: 8 },
      fields: [{ pointer: '/override/reason' }],
    });
    await engine.must(clerk, 'case', ninth, 'nominate', { override: { reason: '该装备为国家重大工程急需。' } });
    expect((await round.slots(HENAN)).at(-1)).toMatchObject({ number: 9, origin: 'override', state: 'reserved' });
    const letter = await round.dossier('nomination', HENAN);
    await engine.must(clerk, 'dossier', letter, 'prepare', {
      number: '豫能函〔2025〕9号',
      date: '2025-04-17',
      signatories: ['河南省能源主管部门'],
    });
    engine.now = '2025-04-22T01:00:00.000Z'; // the transmission in the system comes behind the paper
    await engine.must(lead, 'dossier', letter, 'release');

    engine.now = '2025-04-10T01:00:00.000Z';
    shenzhen = await reviewed(SHENZHEN, '440300', [21, 22, 23, 24]);
    await closeAt(await round.notice('nominator-notice', SHENZHEN));
    const city = await round.clerkOf(SHENZHEN);
    for (const id of shenzhen.slice(0, 3)) await engine.must(city, 'case', id, 'nominate', {});
    expect(
      await code(city, 'case', shenzhen[3] ?? '', 'nominate', { override: { reason: '确需推荐。' } }),
    ).toMatchObject({ code: 'quota.exhausted', params: { cap: 3 } });
  });

  it('takes the postmark as proof: in time although it arrives later, and express acceptance of what is over the soft cap', async () => {
    engine.now = '2025-04-25T01:00:00.000Z';
    const letter = await round.dossier('nomination', HENAN, 'transmitted');
    expect(await round.work('nea')).toContain('record-post');
    expect(await code(round.clerk, 'dossier', letter, 'receive', {})).toMatchObject({ code: 'dossier.postMissing' });
    const post = { carrier: '中国邮政EMS', trackingNumber: 'EX001', arrivedOn: '2025-04-24' };
    expect(
      await code(round.clerk, 'dossier', letter, 'record-post', { ...post, postmarkedOn: '2025-04-26' }),
    ).toMatchObject({ code: 'dossier.postDates' });
    await engine.must(round.clerk, 'dossier', letter, 'record-post', { ...post, postmarkedOn: '2025-04-18' });
    expect(await code(round.clerk, 'dossier', letter, 'receive', {})).toMatchObject({
      code: 'dossier.overridesPending',
      fields: [{ pointer: '/acceptOverrides' }],
    });
    expect(await code(round.clerk, 'dossier', letter, 'receive', { acceptOverrides: true })).toMatchObject({
      fields: [{ pointer: '/reason' }],
    });
    await engine.must(round.clerk, 'dossier', letter, 'receive', {
      acceptOverrides: true,
      reason: '理由充分，予以受理。',
    });
    const [row] = await round.rows<{ late: boolean; postmarked_on: string }>(
      `SELECT late, postmarked_on FROM dossier WHERE id = $1`,
      letter,
    );
    expect(row).toEqual({ late: false, postmarked_on: '2025-04-18' });
    expect((await round.slots(HENAN)).map(({ state }) => state)).toEqual(Array(9).fill('spent'));
  });

  it('does not accept a letter with a later postmark, nor a defective one', async () => {
    const late = await release(SHENZHEN);
    await engine.must(round.clerk, 'dossier', late, 'record-post', {
      carrier: '中国邮政EMS',
      trackingNumber: 'EX002',
      postmarkedOn: '2025-04-19',
      arrivedOn: '2025-04-23',
    });
    expect(await code(round.clerk, 'dossier', late, 'receive', {})).toMatchObject({ code: 'dossier.lateNeverTaken' });
    expect(await code(round.clerk, 'dossier', late, 'accept-late', { reason: '无' })).toMatchObject({
      code: 'state.wrong',
    });
    await engine.must(round.clerk, 'dossier', late, 'refuse-late', { reason: '逾期，不予受理。' });
    expect(await engine.stateOf(shenzhen[0] ?? '')).toBe('nomination.late');

    engine.now = '2025-04-10T02:00:00.000Z';
    const [beijing = ''] = await reviewed(BEIJING, '110100', [31]);
    await closeAt(await round.notice('nominator-notice', BEIJING));
    await engine.must(await round.clerkOf(BEIJING), 'case', beijing, 'nominate', {});
    const defective = await release(BEIJING);
    await engine.must(round.clerk, 'dossier', defective, 'record-post', {
      carrier: '中国邮政EMS',
      trackingNumber: 'EX003',
      postmarkedOn: '2025-04-18',
      arrivedOn: '2025-04-21',
    });
    expect(
      await code(round.clerk, 'dossier', defective, 'not-accept', { reasonCode: 'whim', reason: '无' }),
    ).toMatchObject({ code: 'reason.unknown' });
    await engine.must(round.clerk, 'dossier', defective, 'not-accept', {
      reasonCode: 'defective',
      reason: '没有光盘。',
    });
    expect(await engine.stateOf(beijing)).toBe('nomination.not-accepted');
  });

  it('is appraised, listed and published, and the ledger rebuilds every row', async () => {
    engine.now = '2025-04-28T01:00:00.000Z';
    const chosen = [henan[0] ?? '', henan[9] ?? ''];
    for (const id of chosen) {
      await engine.must(round.clerk, 'case', id, 'accept', {});
      await round.passConditions(id);
      await round.evaluate(id, 'appraisal');
    }
    await round.publish(chosen);
    expect(await Promise.all(chosen.map((id) => engine.stateOf(id)))).toEqual([
      'publication.published',
      'publication.published',
    ]);
    const entries = await round.rows(`SELECT section, section_number FROM entry ORDER BY section_number`);
    expect(entries).toEqual([
      { section: '4', section_number: 1 },
      { section: '4', section_number: 2 },
    ]);
    expect((await checkLedger(engine.work)).faults).toEqual([]);
    expect(worldDigest(await replayWorkingSet(engine.work))).toEqual(worldDigest(await currentWorkingSet(engine.work)));
  });

  async function release(owner: string): Promise<string> {
    const [lead, clerk]: Actor[] = [await round.leadOf(owner), await round.clerkOf(owner)];
    const id = await round.dossier('nomination', owner);
    await engine.must(clerk as Actor, 'dossier', id, 'prepare', {
      number: '函〔2025〕2号',
      date: '2025-04-18',
      signatories: [owner],
    });
    engine.now = '2025-04-25T01:00:00.000Z';
    await engine.must(lead as Actor, 'dossier', id, 'release');
    return id;
  }
});
