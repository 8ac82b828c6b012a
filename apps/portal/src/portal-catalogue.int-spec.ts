import { htmlFaults } from '../../../test/support/html';
import { FACTS, PublicRound } from './testing/round';

describe('the catalogue on the public site', () => {
  let round: PublicRound;
  const seeds = [0, 3, 4, 40, 60, 80, 95, 110];
  const facts = seeds.map((seed) => ({ ...FACTS[seed] }) as (typeof FACTS)[number]);
  const cases: string[] = [];
  beforeAll(async () => {
    round = await PublicRound.start();
    for (const [n, seed] of seeds.entries()) cases.push(await round.place(seed, 'classification.pending', facts[n]));
    for (const [n, id] of cases.entries())
      await round.confirmEntry(
        id,
        seeds[n] ?? 0,
        facts[n] ?? ({} as never),
        n === 1 ? '=HYPERLINK("http://x") <b onclick="x()">工艺</b> 气悬浮' : undefined,
      );
  }, 90_000);
  afterAll(() => round.stop());

  it('is empty and reachable by no address until it is published', async () => {
    expect((await round.get('/catalogue')).text).toContain('尚未发布');
    for (const url of [
      '/catalogue?edition=green-technology-2024',
      '/catalogue/green-technology-2024/1-01',
      '/downloads/green-technology-2024.csv',
      '/downloads/green-technology-2024.json',
    ])
      expect([url, (await round.get(url)).status]).toEqual([url, 404]);
    await round.publishCatalogue();
    expect((await round.get('/catalogue')).text).toContain(`，${facts.length} 项`);
  });

  it('finds substrings, filters and sorts', async () => {
    const found = async (query: string) =>
      [...(await round.get(`/catalogue?${query}`)).text.matchAll(/<div class="code">([\d-]+)<\/div>/g)].map(
        ([, code]) => code,
      );
    const all = await found('');
    expect(all).toHaveLength(facts.length);
    expect(await found(`q=${encodeURIComponent('离心式冷水')}`)).toHaveLength(1);
    expect(await found(`q=${encodeURIComponent('ＥＣＯ 没有')}`)).toEqual([]);
    expect(await found('section=1')).toEqual(all.filter((code) => code?.startsWith('1-')));
    expect(await found('category=1.1')).toEqual(all.filter((code) => code?.startsWith('1-')));
    const figures = facts.map((fact) =>
      fact.cases
        .slice(0, 2)
        .map(({ annualCO2Tonnes }) => annualCO2Tonnes)
        .filter((value) => value !== null)
        .reduce<number | null>((sum, value) => (sum ?? 0) + value, null),
    );
    expect(await found('co2=1000')).toHaveLength(figures.filter((value) => value !== null && value >= 1000).length);
    expect(await found('co2=0')).toHaveLength(figures.filter((value) => value !== null).length);
    const largest = facts[figures.indexOf(Math.max(...figures.map((value) => value ?? -1)))]?.name ?? '';
    expect((await round.get('/catalogue?sort=co2')).text.split('class="results"')[1]?.indexOf(largest)).toBeLessThan(
      400,
    );
    for (const odd of ['page=99', 'page=-1', 'sort=;drop', 'section=%27', 'co2=abc', 'q=%25', `q=${'x'.repeat(500)}`])
      expect([odd, (await round.get(`/catalogue?${odd}`)).status]).toEqual([odd, 200]);
  });

  it('has a page for each entry with its figures, neighbours and citation, and without its holder', async () => {
    const page = await round.get('/catalogue/green-technology-2024/1-02');
    expect(page.status).toBe(200);
    for (const text of [
      '主要技术参数',
      '≥92',
      '永久编号',
      'green-technology-2024/1-02',
      '发改环资〔2024〕1812号',
      'rel="prev"',
      'rel="next"',
    ])
      expect(page.text).toContain(text);
    const pages = await Promise.all(
      [
        '/catalogue',
        '/en/catalogue',
        '/catalogue/green-technology-2024/1-01',
        '/downloads/green-technology-2024.json',
        '/downloads/green-technology-2024.csv',
      ].map((url) => round.get(url)),
    );
    for (const { status, text } of pages) expect([status, text.includes('青屏第')]).toEqual([200, false]);
  });

  it('writes HTML as the standard has it, on every page and in both languages', async () => {
    const paths = [
      '/',
      '/notices',
      '/catalogue',
      '/catalogue?q=%E6%B0%94%E6%82%AC%E6%B5%AE&sort=co2',
      '/catalogue/green-technology-2024/1-01',
      '/guide',
      '/objections',
      '/nowhere',
    ];
    const faults: string[] = [];
    for (const path of paths.flatMap((one) => [one, one === '/' ? '/en' : `/en${one}`]))
      for (const fault of await htmlFaults((await round.get(path)).text)) faults.push(`${path} ${fault}`);
    expect(faults).toEqual([]);
  });

  it('escapes markup in pages and formulas in tables', async () => {
    const injected = facts[1]?.name ?? '';
    const list = await round.get(`/catalogue?q=${encodeURIComponent('气悬浮')}`);
    const link =
      /href="(\/catalogue\/green-technology-2024\/[\d-]+)"/.exec(list.text.split('class="results"')[1] ?? '')?.[1] ??
      '';
    const page = await round.get(link);
    expect(page.text).toContain('&lt;b onclick=&quot;x()&quot;&gt;');
    expect(page.text).not.toContain('<b onclick');
    const csv = (await round.get('/downloads/green-technology-2024.csv')).text;
    expect(csv).toContain(injected);
    expect(csv).not.toMatch(/(^|[",\n])=HYPERLINK/m);
    const json = JSON.parse((await round.get('/downloads/green-technology-2024.json')).text) as {
      sections: { entries: unknown[] }[];
    };
    expect(json.sections.reduce((sum, { entries }) => sum + entries.length, 0)).toBe(facts.length);
    const dcat = JSON.parse((await round.get('/downloads/green-technology-2024.jsonld')).text) as Record<
      string,
      unknown
    >;
    expect(dcat['@type']).toBe('dcat:Dataset');
    expect(
      (await round.portal.inject({ method: 'GET', url: '/downloads/green-technology-2024.xlsx' })).rawPayload
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('numbers each section on without a gap or a double, also when two publish at once', async () => {
    const more = [1, 2].map((seed) => ({ seed, fact: FACTS[seed] as (typeof FACTS)[number] }));
    for (const { seed, fact } of more)
      await round.confirmEntry(await round.place(seed, 'classification.pending', fact), seed, fact);
    const id = await round.dossier('publication', 'drafted');
    const payload = { title: '绿色技术推广目录（2024年版）补充', number: '发改环资〔2025〕1号', date: '2025-01-10' };
    const second = await round.engine.person('officer-2', 'ndrc', 'publicity-officer');
    const prepared = await Promise.all(
      [round.officer, second].map((actor) => round.engine.act(actor, 'dossier', id, 'prepare', payload)),
    );
    expect(prepared.map(({ state }) => state).sort()).toEqual(['applied', 'refused']);
    const published = await Promise.all([1, 2].map(() => round.engine.act(round.lead, 'dossier', id, 'publish')));
    expect(published.map(({ state }) => state).sort()).toEqual(['applied', 'refused']);
    const numbers: { section: string; numbers: number[] }[] = await round.engine.work.source.query(
      `SELECT section, array_agg(section_number ORDER BY section_number) AS numbers FROM entry GROUP BY section`,
    );
    for (const row of numbers) expect(row.numbers).toEqual(row.numbers.map((_, n) => n + 1));
    await expect(
      round.engine.work.source.query(`UPDATE entry SET section_number = 1 WHERE section = '1' AND section_number = 2`),
    ).rejects.toMatchObject({ code: '23505' });
    expect((await round.get('/catalogue')).text).toContain(`，${facts.length + 2} 项`);
  });

  it('says of what was taken off that it was, on the page and in every file, as soon as it is', async () => {
    const addresses = [
      '/catalogue',
      ...['json', 'csv', 'xlsx', 'docx'].map((format) => `/downloads/green-technology-2024.${format}`),
    ];
    const tags = async () => {
      const found: unknown[] = [];
      for (const url of addresses) {
        const { status, headers } = await round.get(url);
        expect([url, status, typeof headers['etag']]).toEqual([url, 200, 'string']);
        found.push(headers['etag']);
      }
      return found;
    };
    const known = async (tag: unknown, url = '/catalogue') =>
      (await round.portal.inject({ method: 'GET', url, headers: { 'if-none-match': String(tag) } })).statusCode;
    const ends = async (as: string, at: string) => {
      await round.engine.work.source.query(
        `WITH gone AS (UPDATE case_file SET state = 'follow-up.' || $1::text, outcome = 'ended'
           WHERE id = (SELECT case_id FROM entry WHERE section = '1' AND section_number = 1) RETURNING id, state)
         INSERT INTO decision_record SELECT told.* FROM gone,
           LATERAL (SELECT r FROM decision_record r WHERE r.case_id = gone.id LIMIT 1) one,
           LATERAL jsonb_populate_record(one.r, jsonb_build_object('id', gen_random_uuid(), 'to_state', gone.state, 'at', $2::text)) told`,
        [as, at],
      );
    };
    const total = facts.length + 2;
    const standing = await tags();
    expect(new Set(standing).size).toBe(addresses.length);
    expect(await known(standing[0])).toBe(304);
    await ends('removed', '2025-03-04T16:30:00.000Z');
    const removed = await tags();
    expect(removed.filter((tag, index) => tag === standing[index])).toEqual([]);
    expect([await known(standing[0]), await known(removed[0]), await known(removed[1], addresses[1])]).toEqual([
      200, 304, 304,
    ]);
    expect((await round.get('/catalogue')).text).toContain(`，${total - 1} 项；另有 1 项已不在列`);
    const json = JSON.parse((await round.get(addresses[1] ?? '')).text) as {
      counts: object;
      sections: { entries: { id: string; state: string; stateOn: string | null }[] }[];
    };
    expect(json.counts).toEqual({ listed: total - 1, removed: 1 });
    expect(json.sections.flatMap(({ entries }) => entries).filter(({ state }) => state !== 'listed')).toEqual([
      expect.objectContaining({ id: 'green-technology-2024/1-01', state: 'removed', stateOn: '2025-03-05' }),
    ]);
    expect((await round.get('/downloads/green-technology-2024.csv')).text).toMatch(/已移出目录,2025-03-05/);
    // Another end of the same entry changes no count and no newest date.
    await ends('superseded', '2025-03-05T01:00:00.000Z');
    expect((await tags()).filter((tag, index) => tag === removed[index])).toEqual([]);
    expect((await round.get('/catalogue/green-technology-2024/1-01')).text).toContain('已被替代');
  });

  it('has a guide out of the edition in both languages', async () => {
    const guide = await round.get('/guide');
    for (const text of [
      '国内至少2个应用实例',
      '发改办环资〔2024〕528号',
      '不得超过6项',
      '公示 5 个工作日',
      '公平竞争审查',
    ])
      expect(guide.text).toContain(text);
    expect((await round.get('/en/guide')).text).toContain('Who applies, and where');
  });
});
