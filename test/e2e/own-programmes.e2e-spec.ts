import type { DecisionRoomDto } from '@linxuan/contracts';
import { makeUscc } from '@linxuan/domain';
import { breaches, ProcessHarness, queueKindOfRun } from '@linxuan/testing';
import { ProgrammeStory, type Refused } from './support/programme-story';

jest.setTimeout(300_000);

/** Programmes of shapes that no delivered one has, from an installation without any, by their files alone. */
describe(`a programme that is a file, with the queue on ${queueKindOfRun()}`, () => {
  let product: ProcessHarness;
  beforeEach(async () => {
    product = await ProcessHarness.start({ editions: [] });
    await product.setClock('2026-03-10T01:00:00.000Z');
  });
  afterEach(() => product.stop());

  it('selects front-runners with places of regions, a defence, and the secret vote of a committee', async () => {
    const story = new ProgrammeStory(product);
    await story.open('efficiency-leaders');
    const ids = [];
    for (const [seed, area] of [
      [1, '1'],
      [2, '1'],
      [3, '2'],
    ] as const)
      ids.push(await story.applied(seed, area));
    const other = await story.applied(4, '2', {}, '320100');
    const south = await story.as('demo-efficiency-44', 'nominator-clerk');
    const east = await story.as('demo-efficiency-32', 'nominator-clerk');
    for (const id of ids) await story.must(south, 'case', id, 'accept');
    await story.must(east, 'case', other, 'accept');
    const [first = '', second = '', third = ''] = ids;
    for (const id of [first, second]) await story.must(south, 'case', id, 'nominate');
    // The third finds no place of its region, while the other region has its own.
    expect((await story.act(south, 'case', third, 'nominate')).body).toMatchObject({ code: 'quota.exhausted' });
    await story.must(east, 'case', other, 'nominate');
    for (const org of ['demo-efficiency-44', 'demo-efficiency-32']) {
      const dossier = await story.dossier('nomination', org);
      const letter = { number: '演示〔2026〕2号', date: '2026-03-10', signatories: [org] };
      await story.must(await story.as(org, 'nominator-clerk'), 'dossier', dossier, 'prepare', letter);
      await story.must(await story.as(org, 'nominator-lead'), 'dossier', dossier, 'release');
      await story.must(await story.clerk(), 'dossier', dossier, 'receive', {});
    }
    const lead = await story.lead();
    for (const id of [first, second, other]) {
      await story.scored(id, 'defence', 80, { title: '第一场', at: '2026-03-10T01:00:00.000Z', place: '北京' });
      await story.must(lead, 'case', id, 'conclude');
    }

    const votes = { [first]: ['for', 'for', 'for', 'against'], [second]: ['for', 'against', 'against', 'abstain'] };
    for (const [id, cast] of Object.entries(votes)) {
      const seats = await story.seated(id, 'committee', ['m1', 'm2', 'm3', 'm4']);
      for (const [index, { id: seat, client }] of seats.entries()) {
        await story.must(client, 'seat', seat, 'accept', { noConflict: true });
        await story.must(client, 'seat', seat, 'vote', { vote: cast[index] });
      }
    }
    // Nobody but the member reads a vote, not even who counts them.
    const panel = await lead.get<{ ballot: { count: unknown; votes: unknown } }>(`/api/panels/${first}/committee`);
    expect(panel).toMatchObject({ status: 200, body: { ballot: { ballot: 'secret', count: null, votes: null } } });
    expect((await story.act(lead, 'case', second, 'conclude')).body).toMatchObject({ code: 'vote.notCarried' });
    const lost = { reasonCode: 'vote-lost', reason: '评审委员会表决未通过' };
    expect((await story.act(lead, 'case', first, 'reject', lost)).body).toMatchObject({ code: 'vote.carried' });
    await story.must(lead, 'case', first, 'conclude');
    await story.must(lead, 'case', second, 'reject', lost);
    const counted = await lead.get<{ ballot: { count: unknown; votes: unknown } }>(`/api/panels/${first}/committee`);
    expect(counted.body.ballot).toMatchObject({
      count: { votesFor: 3, votesAgainst: 1, votesAbstained: 0 },
      votes: null,
    });

    // One recused member counts against the quorum, so this committee has none with two votes of four.
    const seats = await story.seated(other, 'committee', ['m1', 'm2', 'm3', 'm4']);
    for (const { id, client } of seats.slice(0, 2)) {
      await story.must(client, 'seat', id, 'accept', { noConflict: true });
      await story.must(client, 'seat', id, 'vote', { vote: 'for' });
    }
    for (const { id, client } of seats.slice(2, 3))
      await story.must(client, 'seat', id, 'recuse', { reason: '曾在该单位任职。' });
    expect((await story.act(lead, 'case', other, 'conclude')).body).toMatchObject({ code: 'vote.running' });
    await product.setClock('2026-03-18T01:00:00.000Z');
    expect((await story.act(lead, 'case', other, 'conclude')).body).toMatchObject({
      code: 'vote.noQuorum',
      params: { present: 2, members: 4 },
    });
    await story.must(lead, 'case', other, 'adjourn', { reason: '未达到法定人数，另行召集。' });
    for (const { id, client } of await story.seated(other, 'committee', ['m1', 'm2', 'm4', 'm5'])) {
      await story.must(client, 'seat', id, 'accept', { noConflict: true });
      await story.must(client, 'seat', id, 'vote', { vote: 'for' });
      const own = await client.get<{ ballot: { vote: string } }>(`/api/seats/${id}`);
      expect(own).toMatchObject({ status: 200, body: { rubric: null, ballot: { ballot: 'secret', vote: 'for' } } });
    }
    await story.must(lead, 'case', other, 'conclude');

    await story.listedAndNoticed([first, other]);
    await story.published([first, other]);
    expect(await Promise.all([first, second, third, other].map((id) => story.stateOf(id)))).toEqual([
      'publication.published',
      'committee.not-carried',
      'nomination.pooled',
      'publication.published',
    ]);
    expect(await breaches(product.engine.work)).toEqual([]);
  });

  it('gives an urgent challenge its money within a cap, by agreement, payment and evaluation', async () => {
    const story = new ProgrammeStory(product);
    await story.open('emergency-challenge');
    const asked = (wan: string) => ({ budget: { asked: wan } });
    const ids = [
      await story.applied(11, '1', asked('200.00')),
      await story.applied(12, '1', asked('150.00')),
      await story.applied(13, '1', asked('80.00')),
    ];
    const [clerk, lead] = [await story.clerk(), await story.lead()];
    for (const id of ids) {
      await story.must(clerk, 'case', id, 'accept');
      await story.scored(id, 'evaluation', 80);
      await story.must(lead, 'case', id, 'conclude');
    }
    // 200 and 150 are more than the 300 that there are; 200 and 80 are not.
    const [first = '', second = '', third = ''] = ids;
    const list = await story.dossier('list-decision');
    const items = ids.map((caseId) => ({ caseId, listed: true }));
    const minutes = '经研究，同意列入。';
    const refused = await story.act(clerk, 'dossier', list, 'prepare', { items, minutes });
    const decided = refused.body.code ? refused : await story.act(lead, 'dossier', list, 'decide', {});
    expect(decided.body).toMatchObject({ code: 'quota.moneyExhausted' });
    const room = await lead.get<DecisionRoomDto>(`/api/decision-rooms/${list}`);
    expect([
      room.status,
      room.body.state,
      room.body.areas.flatMap(({ cases }) => cases.map(({ outcome }) => outcome)),
    ]).toEqual([200, 'prepared', ['listed', 'listed', 'listed']]);
    const sheet = await fetch(`${product.origin}/api/decision-rooms/${list}/table`, {
      headers: { cookie: lead.cookie, 'x-acting-as': lead.principal },
    });
    expect([
      sheet.status,
      Buffer.from(await sheet.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ]).toEqual([200, 'PK']);
    await story.must(lead, 'dossier', list, 'reopen', { reason: '超出资金总额' });
    await story.listedAndNoticed([first, third], [second]);
    for (const [id, amountFen] of [
      [first, 200_000_000],
      [third, 80_000_000],
    ] as const) {
      await story.must(lead, 'case', id, 'offer', { amountFen, targets: [{ name: '探测深度', value: '30米' }] });
      await story.must(await story.applicantOf(id), 'case', id, 'sign');
    }
    await story.published([first, third]);
    const [dossier] = await story.rows<{ id: string }>(
      `SELECT id FROM dossier WHERE edition_id = $1 AND kind = 'publication' AND state = 'published'`,
      story.editionId,
    );
    await story.must(clerk, 'dossier', dossier?.id ?? '', 'follow');
    const obligation = async (kind: string) => {
      const [row] = await story.rows<{ id: string }>(
        `SELECT id FROM obligation WHERE case_id = $1 AND kind = $2 AND state IN ('open', 'submitted')`,
        first,
        kind,
      );
      return row?.id ?? '';
    };
    await story.must(lead, 'obligation', await obligation('payment'), 'pay', {
      amountFen: 200_000_000,
      reference: '演示凭证1号',
    });
    const report = await obligation('report');
    await story.must(await story.applicantOf(first), 'obligation', report, 'submit', { text: '完成全部任务。' });
    await story.must(clerk, 'obligation', report, 'accept', {});
    await story.must(lead, 'case', first, 'end', { ending: 'completed', reasonCode: 'passed', reason: '验收通过' });
    expect([await story.stateOf(first), await story.stateOf(third)]).toEqual([
      'follow-up.completed',
      'follow-up.active',
    ]);
    expect(await breaches(product.engine.work)).toEqual([]);
  });

  it('collects yearly reports until the last, sends one back, chases what is late and ends what never came', async () => {
    const story = new ProgrammeStory(product);
    await story.open('yearly-energy-reports');
    const [first = '', second = ''] = [await story.applied(21, '1'), await story.applied(22, '1')];
    const [clerk, lead] = [await story.clerk(), await story.lead()];
    for (const id of [first, second]) {
      await story.must(clerk, 'case', id, 'accept');
      for (const org of ['miit', 'mee']) await story.opined(id, org, { verdict: 'agree', text: '同意报告方案。' });
      await story.must(clerk, 'case', id, 'conclude', {});
    }
    expect([await story.stateOf(first), await story.stateOf(second)]).toEqual([
      'reports.reporting',
      'reports.reporting',
    ]);

    const holder = await story.applicantOf(first);
    const report = { text: '本年度节能量和主要做法。', targets: [{ name: '节能量', value: '120吨标准煤' }] };
    const missed = { reasonCode: 'no-report', reason: '多次催交仍未提交。' };
    expect((await story.act(clerk, 'case', second, 'reject', missed)).body).toMatchObject({ code: 'report.running' });
    await story.must(holder, 'case', first, 'report', report);
    await story.must(clerk, 'case', first, 'send-back', { reason: '请补充计量依据。' });
    await story.must(holder, 'case', first, 'report', { ...report, text: '已补充计量依据。' });
    await story.must(clerk, 'case', first, 'accept', {});
    // The second is owed by the end of March of the year behind the first, and the case goes on until it is in.
    expect(await story.stateOf(first)).toBe('reports.reporting');
    const dues = await story.rows<{ due: string; state: string }>(
      `SELECT to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS due, state FROM obligation
       WHERE case_id = $1 ORDER BY round`,
      first,
    );
    expect(dues).toEqual([
      { due: '2026-03-31', state: 'accepted' },
      { due: '2027-03-31', state: 'open' },
    ]);
    await product.setClock('2026-04-08T01:00:00.000Z');
    await story.must(clerk, 'case', second, 'reject', missed);
    await story.must(holder, 'case', first, 'report', report);
    await story.must(lead, 'case', first, 'accept', {});
    expect([await story.stateOf(first), await story.stateOf(second)]).toEqual([
      'reports.reports-completed',
      'reports.not-reported',
    ]);
    expect(await breaches(product.engine.work)).toEqual([]);
  });

  it('puts the contributions of two bodies together, sends one back, circulates the draft twice and hands on', async () => {
    const story = new ProgrammeStory(product);
    await story.open('building-standards');
    const id = await story.applied(31, '1');
    const [clerk, lead] = [await story.clerk(), await story.lead()];
    await story.must(clerk, 'case', id, 'accept');
    const draft = { text: '汇总稿：节能率不低于20%，每年报告一次。' };
    expect((await story.act(clerk, 'case', id, 'circulate', draft)).body).toMatchObject({ code: 'lead.waiting' });
    await story.opined(id, 'miit', { text: '建议节能率不低于20%。' }, 'contribute');
    await story.opined(id, 'mee', { text: '建议每年报告。' }, 'contribute');
    // What is not verified is not put together.
    expect((await story.act(clerk, 'case', id, 'circulate', draft)).body).toMatchObject({
      code: 'lead.notVerified',
      params: { count: 2 },
    });
    const opinions = await story.rows<{ id: string; org: string }>(
      `SELECT id, org_id AS org FROM opinion WHERE case_id = $1 ORDER BY org_id`,
      id,
    );
    const [mee, miit] = opinions.map((one) => one.id);
    await story.must(clerk, 'opinion', miit ?? '', 'verify', {});
    await story.must(clerk, 'opinion', mee ?? '', 'rectify', { reason: '请写明报告的时间。' });
    // It goes back to the person who wrote it, and no other body reads it.
    await story.opined(id, 'mee', { text: '建议每年3月底前报告。' }, 'contribute');
    const seen = async (client: Awaited<ReturnType<typeof story.clerk>>) =>
      (
        await client.get<{ opinions: { orgId: string; contribution: string | null; draft: string | null }[] }>(
          `/api/cases/${id}`,
        )
      ).body.opinions.map(({ orgId, contribution }) => [orgId, contribution]);
    expect(await seen(await story.as('miit', 'department-lead'))).toEqual([['miit', '建议节能率不低于20%。']]);
    expect(await seen(clerk)).toEqual([
      ['mee', '建议每年3月底前报告。'],
      ['miit', '建议节能率不低于20%。'],
    ]);
    await story.must(clerk, 'opinion', mee ?? '', 'verify', { note: '已核实。' });
    await story.must(clerk, 'case', id, 'circulate', draft);

    // One does not agree and is sent another draft; silence on that one is consent.
    await story.opined(id, 'mee', { verdict: 'disagree', text: '应写明3月底前。' });
    await story.opined(id, 'miit', { verdict: 'agree', text: '同意。' });
    expect((await story.act(clerk, 'case', id, 'conclude', {})).body).toMatchObject({
      code: 'review.dissentUnanswered',
    });
    await story.must(clerk, 'case', id, 'circulate', { text: '汇总稿：节能率不低于20%，每年3月底前报告。' });
    await story.opined(id, 'mee', { verdict: 'agree', text: '同意。' });
    expect((await story.act(lead, 'case', id, 'conclude', {})).body).toMatchObject({ code: 'lead.waiting' });
    await product.setClock('2026-03-20T01:00:00.000Z');
    await story.must(lead, 'case', id, 'conclude', {});
    expect(await story.stateOf(id)).toMatch(/^publication\./);
    expect(await breaches(product.engine.work)).toEqual([]);
  });

  it('lets in who stands in one of the registers, by what was imported and on the day itself', async () => {
    const story = new ProgrammeStory(product);
    const entry = [
      'entry:',
      '  anyOf:',
      '    - { register: high-tech, title: { zh: 国家高新技术企业（演示）, en: High-tech enterprises (demo) } }',
      '    - { register: sme-technology, title: { zh: 科技型中小企业（演示）, en: Technology SMEs (demo) } }',
      '  source: 本期设定',
      'eligibility: []',
    ].join('\n');
    await story.open('building-standards', (text) => text.replace('eligibility: []', entry));
    const refused = await story.applied(41, '1').then(
      () => undefined,
      (error: unknown) => error as Refused,
    );
    expect(refused?.problem).toMatchObject({ code: 'entry.notInRegister', rule: { id: 'entry' } });
    const [clerk, id] = [await story.clerk(), refused?.caseId ?? ''];
    const holder = await story.applicantOf(id);
    // As it was registered: the organisation has the code that its form states.
    const uscc = makeUscc(41);
    await story.rows(
      `UPDATE organisation SET uscc = $2 WHERE id = (SELECT applicant_org FROM case_file WHERE id = $1)`,
      id,
      uscc,
    );

    // A sheet with a faulty row changes nothing, and says of each row what is wrong with it.
    const row = { uscc, name: '演示单位', number: 'GR202411000001', issuedOn: '2024-01-01', source: '演示公告' };
    const ended = { ...row, validUntil: '2026-03-09' };
    const bad = { rows: [ended, { ...row, uscc: '123' }, { ...row, number: 'GR2', validUntil: '2023-01-01' }, ended] };
    const report = await clerk.send('POST', '/api/registers/high-tech', bad);
    expect(report).toMatchObject({
      status: 200,
      body: { done: false, figures: { added: 1, changed: 0, known: 0, problems: 3 } },
    });
    expect(
      (report.body['lines'] as { problems: { column: string }[] }[]).map(({ problems }) =>
        problems.map(({ column }) => column),
      ),
    ).toEqual([[], ['uscc'], ['validUntil'], ['number']]);
    expect((await clerk.send('POST', '/api/registers/unknown', { rows: [row] })).status).toBe(404);
    // The form asks what the registers know; a membership that ended yesterday lets nobody in.
    const own = `/api/registers/own?editionId=${story.editionId}`;
    expect((await holder.get(own)).body).toMatchObject({
      rule: { mayEnter: false, registers: [{ memberships: [] }, {}] },
    });
    expect((await clerk.send('POST', '/api/registers/high-tech/report', { rows: [ended] })).body).toMatchObject({
      done: false,
      figures: { added: 1 },
    });
    expect((await clerk.send('POST', '/api/registers/high-tech', { rows: [ended] })).body).toMatchObject({
      done: true,
    });
    expect((await holder.get(own)).body).toMatchObject({
      rule: { mayEnter: false, registers: [{ memberships: [{ counts: false, validUntil: '2026-03-09' }] }, {}] },
    });
    const draft = async () => {
      const [one] = await story.rows<{ version: number }>(`SELECT version FROM draft WHERE case_id = $1`, id);
      return one?.version ?? 0;
    };
    expect((await story.sent(holder, id, await draft())).body).toMatchObject({ code: 'entry.notInRegister' });
    // Until today, it counts today.
    const renewed = { ...row, validUntil: '2026-03-10' };
    expect((await clerk.send('POST', '/api/registers/high-tech', { rows: [renewed] })).body).toMatchObject({
      done: true,
      figures: { added: 0, changed: 1, known: 0, problems: 0 },
    });
    expect((await clerk.send('POST', '/api/registers/high-tech', { rows: [renewed] })).body).toMatchObject({
      figures: { added: 0, changed: 0, known: 1 },
    });
    expect((await holder.get(own)).body).toMatchObject({ rule: { mayEnter: true } });
    expect((await story.sent(holder, id, await draft())).body).toMatchObject({ status: 'applied' });
    expect((await clerk.get('/api/registers')).body).toMatchObject([
      { register: 'high-tech', lines: 1, valid: 1 },
      { register: 'sme-technology', lines: 0, valid: 0, importedAt: null },
    ]);
    // Who may not keep a register is told of none.
    expect((await holder.send('POST', '/api/registers/high-tech', { rows: [row] })).status).toBe(404);
    expect(await breaches(product.engine.work)).toEqual([]);
  });
});
