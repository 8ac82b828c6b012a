import { PublicRound } from './testing/round';

describe('what the public site says of open calls', () => {
  let round: PublicRound;
  const pages = async () => ({
    home: (await round.get('/')).text,
    english: (await round.get('/en')).text,
    guide: (await round.get('/guide')).text,
  });
  beforeAll(async () => {
    round = await PublicRound.start();
  }, 60_000);
  afterAll(() => round.stop());

  it('names what can be applied to, with its last day', async () => {
    const { home, english, guide } = await pages();
    expect(home).toContain('正在接受申报，截止 2024年7月31日');
    expect(english).toContain('Applications are taken until');
    expect(guide).toContain('正在接受申报，截止 2024年7月31日');
    expect(home + guide).not.toContain('目前没有开放的申报');
  });

  it('says plainly that nothing is open, and when the last one closed', async () => {
    round.at('2024-08-01T00:00:00.000Z');
    const { home, english, guide } = await pages();
    for (const text of [home, guide]) {
      expect(text).toContain('目前没有开放的申报');
      expect(text).toContain('申报已于 2024年7月31日 截止');
    }
    expect(english).toContain('Nothing is open for applications at present.');
    expect(english).toContain('Applications closed on');
  });

  it('takes a recorded order into account that gives everybody more time', async () => {
    await round.engine.work.source.query(
      `INSERT INTO recorded_order (id, edition_id, kind, org_id, payload, document_number, reason, ordered_by, ordered_at)
       SELECT gen_random_uuid(), 'green-technology-2024', 'extend-nomination', NULL, '{"until": "2024-08-15T15:59:59.999Z"}', '文号', '事由', id, now()
       FROM app_user LIMIT 1`,
    );
    const { home, guide } = await pages();
    expect(home).toContain('正在接受申报，截止 2024年8月15日');
    expect(guide).not.toContain('目前没有开放的申报');
  });
});
