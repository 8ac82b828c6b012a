import type { DecisionRoomDto } from '@linxuan/contracts';
import type { Actor } from '@linxuan/domain';
import { DomainError } from '@linxuan/platform';
import { RoundDriver } from '@linxuan/testing';
import { decisionTable } from './decision-table';
import { DecisionRoomService } from './decision-room.service';
import { EvaluationHarness } from './evaluation-harness.spec-support';

jest.setTimeout(180_000);

describe('what lies before whoever decides', () => {
  let harness: EvaluationHarness;
  let round: RoundDriver;
  let cases: string[];
  let batch: string;
  const room = (actor: Actor, id: string): Promise<DecisionRoomDto> =>
    new DecisionRoomService(harness.work, harness.editions).view(harness.session(actor), id);

  beforeAll(async () => {
    harness = await EvaluationHarness.start();
    round = await RoundDriver.with(harness.engine);
    cases = await round.pool([1, 2]);
    batch = await round.transmit(cases);
    await round.receive(batch);
    const [first = '', second = ''] = cases;
    const { definition } = await harness.one<{ definition: { eligibility: { id: string }[] } }>(
      `SELECT definition FROM edition`,
    );
    await harness.engine.must(round.clerk, 'case', first, 'accept', {
      verdicts: definition.eligibility.map(({ id }) => ({
        ruleId: id,
        computed: id === 'patent' ? 'undetermined' : 'met',
        verdict: 'met',
        reason: '已核对专利证书原件。',
      })),
    });
    await round.passConditions(second);
    for (const id of cases) {
      await round.departments(id, 'department-review');
      await round.evaluate(id, 'written-evaluation');
      await round.evaluate(id, 'oral-defence');
      await round.departments(id, 'recheck');
    }
  });
  afterAll(() => harness.stop());

  it('shows a list before it is prepared, with scores, opinions and what was judged otherwise', async () => {
    const list = await round.dossier('list-decision');
    const { areas, edition, state } = await room(round.clerk, list);
    expect([edition.zh, state, areas.map(({ cutAfter }) => cutAfter)]).toEqual([
      '绿色技术推荐（2024年度）',
      'drafted',
      [null],
    ]);
    const first = areas[0]?.cases.find(({ id }) => id === cases[0]);
    expect(first).toMatchObject({
      rank: 1,
      tied: true,
      written: { mean: 80, spread: 0 },
      oral: { mean: 80, spread: 0 },
      combined: 80,
      overruled: [{ computed: 'undetermined', verdict: 'met', reason: '已核对专利证书原件。' }],
      objections: [],
      outcome: null,
      departs: false,
    });
    expect(first?.opinions.length).toBeGreaterThan(2);
    expect(first?.opinions.every(({ verdict, text }) => verdict === 'agree' && text === null)).toBe(true);
    expect(areas[0]?.cases.find(({ id }) => id === cases[1])?.overruled).toEqual([]);
  });

  it('shows the line and every departure from the order with its reason, and the same as a sheet', async () => {
    const list = await round.dossier('list-decision');
    await harness.engine.must(round.clerk, 'dossier', list, 'prepare', {
      items: [
        { caseId: cases[0], listed: true },
        { caseId: cases[1], listed: false, reasonCode: 'below-cut-line', reason: '并列，应用规模较小。' },
      ],
      minutes: '经研究，同意列入一项。',
    });
    const view = await room(round.lead, list);
    expect([view.state, view.words, view.areas.map(({ cutAfter }) => cutAfter)]).toEqual([
      'prepared',
      '经研究，同意列入一项。',
      [view.areas[0]?.cases.find(({ id }) => id === cases[0])?.place],
    ]);
    expect(view.areas[0]?.cases.find(({ id }) => id === cases[1])).toMatchObject({
      outcome: 'not-listed',
      departs: true,
      reason: '并列，应用规模较小。',
    });
    const sheet = decisionTable(view, 'zh');
    expect(sheet.rows).toHaveLength(2);
    expect(sheet.columns.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        '书面评审',
        '书面离散度',
        '答辩',
        '综合得分',
        '部门意见',
        '与系统判断不同的条件',
        '理由',
      ]),
    );
    // What nobody has is no column.
    expect(sheet.columns.map(({ key }) => key)).not.toContain('objections');
    expect(JSON.stringify(sheet.rows)).toContain('待核 → 符合 已核对专利证书原件。');
  });

  it('shows a nominator its own batch in its own order, and nobody else’s', async () => {
    const lead = await round.leadOf('ndrc-440000');
    const view = await room(lead, batch);
    expect(view).toMatchObject({ kind: 'nomination', areas: [{ area: null, title: null, cutAfter: null }] });
    expect(view.areas[0]?.cases.map(({ id, place, outcome }) => [id, place, outcome])).toEqual(
      cases.map((id, index) => [id, index + 1, 'nominated']),
    );
    const other = await round.leadOf('ndrc-330000');
    for (const stranger of [other, round.lead])
      await expect(room(stranger, batch)).rejects.toEqual(new DomainError('subject.notFound'));
    await expect(room(lead, await round.dossier('list-decision', 'ndrc', 'prepared'))).rejects.toEqual(
      new DomainError('subject.notFound'),
    );
  });

  it('needs as many statements for two cases as for one', async () => {
    const list = await round.dossier('list-decision', 'ndrc', 'prepared');
    const two = await harness.counted(() => room(round.lead, list));
    await harness.engine.work.source.query(`DELETE FROM dossier_item WHERE dossier_id = $1 AND case_id = $2`, [
      list,
      cases[1],
    ]);
    expect(await harness.counted(() => room(round.lead, list))).toBe(two);
  });
});
