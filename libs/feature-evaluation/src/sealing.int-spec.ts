import type { Actor } from '@linxuan/domain';
import { DomainError } from '@linxuan/platform';
import { EvaluationHarness, SESSION } from './evaluation-harness.spec-support';
import { ExpertService } from './expert.service';
import { ListService } from './list.service';
import { PanelService } from './panel.service';
import { SeatService } from './seat.service';

const STAGE = 'written-evaluation';

describe('sealed sheets on a real database', () => {
  let harness: EvaluationHarness;
  let cases: string[];
  let experts: Actor[];
  let clerk: Actor;
  const panels = () => new PanelService(harness.work, harness.editions, harness.clock);
  const seats = () => new SeatService(harness.work, harness.editions, harness.clock);
  const pool = () => new ExpertService(harness.work, harness.editions, harness.clock);
  const caseAt = (index: number) => cases[index] ?? '';
  const expertAt = (index: number): Actor => experts[index] ?? clerk;

  beforeAll(async () => {
    harness = await EvaluationHarness.start();
    clerk = await harness.clerk();
    experts = [
      await harness.expert(1, 'inst-north-energy'),
      await harness.expert(2, 'inst-clearwater'),
      await harness.expert(3, 'inst-process'),
      await harness.expert(4, 'inst-economy'),
    ];
    cases = await harness.received(1, 2, 3);
    for (const id of cases) {
      await harness.pass(id);
      await harness.answer(id, 'department-review');
    }
  }, 120_000);
  afterAll(() => harness.stop());

  it('shows the pool with conflicts and their evidence, and draws by a recorded seed', async () => {
    await harness.engine.work.source.query(`UPDATE app_user SET expertise = '{1}' WHERE id = $1`, [expertAt(0).userId]);
    // An expert of the issuer of the case's report, and one of a site's user.
    await harness.engine.enterprise('lab');
    await harness.engine.work.source.query(`UPDATE organisation SET name_zh = '检测机构（虚构）' WHERE id = 'lab'`);
    await harness.engine.enterprise('site');
    await harness.engine.work.source.query(`UPDATE organisation SET name_zh = '用户单位1' WHERE id = 'site'`);
    const [fromLab, fromSite] = [await harness.expert(8, 'lab'), await harness.expert(9, 'site')];
    const view = await pool().pool(harness.session(clerk), caseAt(0));
    const found = (user: Actor) => view.experts.find(({ id }) => id === user.userId);
    expect(found(fromLab)?.conflicts).toEqual([
      { code: 'report-issuer', strength: 'bars', evidence: { organisation: 'lab', report: 'BG-2023-1' } },
    ]);
    expect(found(fromSite)?.conflicts.map(({ code }) => code)).toEqual(['site-owner']);
    expect([found(expertAt(0))?.match, found(expertAt(1))?.match]).toEqual([1, 0]);
    expect(view.names['lab']?.zh).toBe('检测机构（虚构）');

    const draw = await pool().draw(harness.session(clerk), caseAt(0), 3);
    expect(draw.seats).toHaveLength(3);
    expect(draw.seats[0]?.expert).toBe(expertAt(0).userId);
    expect(draw.seats.map(({ expert }) => expert)).not.toContain(fromLab.userId);
    expect(draw.notDrawn.find(({ expert }) => expert === fromLab.userId)).toMatchObject({
      reason: 'conflict',
      evidence: 'report-issuer',
    });
    const stored = await harness.one<{ seed: string; pool: { experts: unknown[] } }>(
      `SELECT seed, pool FROM draw WHERE case_id = $1`,
      [caseAt(0)],
    );
    expect(stored.seed).toBe(draw.seed);
    expect(stored.pool.experts).toHaveLength(view.experts.length);
    expect((await pool().pool(harness.session(clerk), caseAt(0))).draws.map(({ id }) => id)).toEqual([draw.id]);
    await expect(pool().pool(harness.session(expertAt(0)), caseAt(0))).rejects.toEqual(
      new DomainError('subject.notFound'),
    );
  });

  it('opens the files with the seat, not with the invitation', async () => {
    await harness.seat(caseAt(0), experts.slice(0, 3));
    const { id } = await harness.seatOf(caseAt(0), STAGE, expertAt(0));
    const invited = await seats().sheet(harness.session(expertAt(0)), id);
    expect([invited.application, invited.seat.state, invited.parties.holder]).toEqual([
      null,
      'invited',
      '试验单位1有限公司',
    ]);
    expect(invited.parties.reportIssuers).toEqual(['检测机构（虚构）']);
    expect(invited.actions.map(({ name }) => name)).toEqual(['accept', 'recuse']);
    const read = (actor: Actor, sql: string) =>
      harness.work.run(harness.session(actor).scope, (tx) => tx.query(sql, [caseAt(0)]) as Promise<unknown[]>);
    expect(await read(expertAt(0), `SELECT sha FROM case_revision WHERE case_id = $1`)).toEqual([]);
    await harness.engine.must(expertAt(0), 'seat', id, 'accept', { noConflict: true });
    expect(await read(expertAt(0), `SELECT sha FROM case_revision WHERE case_id = $1`)).toHaveLength(1);
    const accepted = await seats().sheet(harness.session(expertAt(0)), id);
    expect(accepted.application?.content['technology']).toMatchObject({ name: '第1号余热梯级利用技术' });
    expect(accepted.application?.files.map(({ slot }) => slot)).toEqual(['licence', 'commitment']);
    await expect(seats().sheet(harness.session(expertAt(1)), id)).rejects.toEqual(new DomainError('subject.notFound'));
    expect(await read(expertAt(3), `SELECT id FROM case_file WHERE id = $1`)).toEqual([]);
    expect(
      await harness.work.run(harness.session(expertAt(3)).scope, (tx) =>
        tx.query(`SELECT * FROM case_party_names($1)`, [caseAt(0)]),
      ),
    ).toEqual([]);
  });

  it('shows the lead who has sealed and no number before the last sheet, by no way', async () => {
    const sealOne = async (expert: Actor, score: number) => {
      const { id } = await harness.seatOf(caseAt(0), STAGE, expert);
      const criteria = (await panels().detail(harness.session(clerk), caseAt(0), STAGE)).rubric?.criteria ?? [];
      await harness.engine.must(expert, 'seat', id, 'seal', {
        comment: '总体较好',
        scores: criteria.map((one) => ({ criterion: one.id, score, comment: '评语' })),
      });
    };
    await sealOne(expertAt(0), 71.5);
    const before = await panels().detail(harness.session(clerk), caseAt(0), STAGE);
    expect([before.seated, before.accepted, before.sealed, before.mean, before.spread, before.result]).toEqual([
      3,
      1,
      1,
      null,
      null,
      null,
    ]);
    expect(before.seats.map(({ state }) => state).sort()).toEqual(['invited', 'invited', 'sealed']);
    const { sheet_sha } = await harness.one<{ sheet_sha: string }>(`SELECT sheet_sha FROM seat WHERE state = 'sealed'`);
    const asLead = <T>(sql: string, parameters: unknown[] = []) =>
      harness.work.run(harness.session(clerk).scope, (tx) => tx.query(sql, parameters) as Promise<T[]>);
    expect(await asLead(`SELECT id FROM seat_result WHERE total IS NOT NULL OR sheet_sha IS NOT NULL`)).toEqual([]);
    expect(await asLead(`SELECT sha FROM snapshot WHERE sha = $1`, [sheet_sha])).toEqual([]);
    expect(await asLead(`SELECT id FROM transition_request WHERE subject_type = 'seat'`)).toEqual([]);
    await expect(asLead(`SELECT id FROM seat ORDER BY total`)).rejects.toThrow('permission denied');
    await expect(asLead(`SELECT id FROM seat WHERE sheet_sha = $1`, [sheet_sha])).rejects.toThrow('permission denied');
    const refused = (await panels().detail(harness.session(await harness.lead()), caseAt(0), STAGE)).actions.find(
      ({ name }) => name === 'conclude',
    )?.refusal;
    expect([refused?.code, refused?.params]).toEqual(['evaluation.incomplete', { sealed: 1, seats: 3 }]);
    expect(JSON.stringify(before)).not.toContain('71.5');
    expect(JSON.stringify(await panels().workspace(harness.session(clerk), STAGE))).not.toContain('71.5');
  });

  it('keeps an expert’s sheet from the other experts, before and after', async () => {
    const asExpert = <T>(expert: Actor, sql: string, parameters: unknown[] = []) =>
      harness.work.run(harness.session(expert).scope, (tx) => tx.query(sql, parameters) as Promise<T[]>);
    const rows = await asExpert<{ expert_user: string }>(expertAt(1), `SELECT expert_user FROM seat`);
    expect(rows.map(({ expert_user }) => expert_user)).toEqual([expertAt(1).userId]);
    for (const [index, score] of [80.5, 90.1].entries())
      await harness.seal(caseAt(0), STAGE, expertAt(index + 1), score);
    expect(
      await asExpert(expertAt(1), `SELECT id FROM seat_result WHERE expert_user <> $1`, [expertAt(1).userId]),
    ).toEqual([]);
    const { sheet_sha } = await harness.one<{ sheet_sha: string }>(
      `SELECT sheet_sha FROM seat WHERE expert_user = $1`,
      [expertAt(0).userId],
    );
    expect(await asExpert(expertAt(1), `SELECT sha FROM snapshot WHERE sha = $1`, [sheet_sha])).toEqual([]);
    const { id } = await harness.seatOf(caseAt(0), STAGE, expertAt(0));
    await expect(seats().sheet(harness.session(expertAt(1)), id)).rejects.toEqual(new DomainError('subject.notFound'));
    const mine = await seats().mine(harness.session(expertAt(1)));
    expect(mine.data.map(({ state, total }) => [state, total])).toEqual([['sealed', 80.5]]);
  });

  it('then shows mean, spread and every sheet, exactly', async () => {
    const { result, mean, spread, stage } = await panels().detail(harness.session(clerk), caseAt(0), STAGE);
    expect([mean, spread, stage.passMark]).toEqual([80.7, 9.3, 60]);
    expect(result?.sheets.map(({ total }) => total).sort()).toEqual([71.5, 80.5, 90.1]);
    expect([result?.min, result?.max, result?.passed]).toEqual([71.5, 90.1, true]);
    expect(result?.perCriterion[0]).toEqual({ id: 'innovation', mean: 80.7, spread: 9.3 });
  });

  it('ranks per area with ties and sends as many queries for three cases as for one', async () => {
    const list = new ListService(harness.work, harness.editions, harness.clock);
    const through = async (index: number, scores: number[]) => {
      if (index > 0) {
        await harness.seat(caseAt(index), experts.slice(0, 3));
        for (const [n, score] of scores.entries()) await harness.seal(caseAt(index), STAGE, expertAt(n), score);
      }
      const lead = await harness.lead();
      await harness.engine.must(lead, 'case', caseAt(index), 'conclude', {});
      await harness.seat(caseAt(index), experts.slice(0, 3), { session: SESSION });
      for (const [n, score] of scores.entries()) await harness.seal(caseAt(index), 'oral-defence', expertAt(n), score);
      await harness.engine.must(lead, 'case', caseAt(index), 'conclude', {});
      await harness.answer(caseAt(index), 'recheck');
    };
    await through(0, [71.5, 80.5, 90.1]);
    const alone = await harness.counted(() => list.workspace(harness.session(clerk)));
    await through(1, [90, 90, 90]);
    await through(2, [90, 80, 100]);
    const three = await harness.counted(() => list.workspace(harness.session(clerk)));
    expect(three).toBe(alone);
    const { areas, reasons, actions, dossier } = await list.workspace(harness.session(clerk));
    expect(
      areas.map(({ area, cases: ranked }) => [
        area,
        ranked.map(({ rank, tied, written, oral, combined, recheck }) => [
          rank,
          tied,
          written,
          oral,
          combined,
          recheck.agree,
        ]),
      ]),
    ).toEqual([
      [
        '1',
        [
          [1, true, 90, 90, 90, 2],
          [1, true, 90, 90, 90, 2],
          [3, false, 80.7, 80.7, 80.7, 2],
        ],
      ],
    ]);
    expect([reasons.map(({ code }) => code), actions.map(({ name }) => name), dossier?.state]).toEqual([
      ['below-cut-line', 'similar-listed'],
      ['prepare'],
      'drafted',
    ]);
  });
});
