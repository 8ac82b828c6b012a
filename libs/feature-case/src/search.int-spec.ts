import type { FoundGroupDto } from '@linxuan/contracts';
import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { editionsOf, EngineHarness, ProcessHarness, queryCounter, sessionOf } from '@linxuan/testing';
import { SearchService } from './search.service';

jest.setTimeout(240_000);

/** One search over everything, on PostgreSQL and over HTTP: it finds what the lists show, and no more. */
describe('one search over everything', () => {
  let product: ProcessHarness;
  let harness: EngineHarness;
  let work: UnitOfWork;
  let search: SearchService;
  const people: Record<string, Actor> = {};
  const cases: string[] = [];
  const find = (name: string, query: string): Promise<FoundGroupDto[]> =>
    search.find(sessionOf(people[name] as Actor), query);
  /** Ids that are found, by kind. */
  const ids = async (name: string, query: string) =>
    Object.fromEntries((await find(name, query)).map(({ kind, rows }) => [kind, rows.map(({ id }) => id).sort()]));
  const all = () => [...cases].sort();

  beforeAll(async () => {
    product = await ProcessHarness.start({ workers: 0 });
    harness = product.engine;
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    search = new SearchService(work, editionsOf());
    people['clerk'] = await harness.person('clerk', 'ndrc-440000', 'nominator-clerk');
    people['zhejiang'] = await harness.person('zhejiang', 'ndrc-330000', 'nominator-clerk');
    people['ministry'] = await harness.person('ministry', 'ndrc', 'authority-clerk');
    people['reviewer'] = await harness.person('reviewer', '440000-miit', 'department-reviewer');
    people['operator'] = await harness.person('operator', 'ndrc', 'operator');
    people['auditor'] = await harness.person('auditor', 'ndrc', 'auditor');
    people['expert'] = await harness.person('expert', 'ndrc', 'expert');
    for (const seed of [1, 2]) {
      const applicant = await harness.person(
        `applicant-${seed}`,
        await harness.enterprise(`enterprise-${seed}`),
        'enterprise-clerk',
      );
      people[`applicant-${seed}`] = applicant;
      cases.push(await harness.submitted(applicant, seed, { name: `第${seed}号烟气ＰＭ余热利用` }));
    }
  });
  afterAll(async () => {
    await work.source.destroy();
    await product.stop();
  });

  it('finds cases by words in any order, width and case, and by one character', async () => {
    for (const query of ['烟', '余热 烟气', 'pm', 'ｐｍ余热', '烟气PM'])
      expect([query, (await ids('clerk', query))['case']]).toEqual([query, all()]);
    expect((await ids('clerk', '第2号 余热'))['case']).toEqual([cases[1]]);
    expect(await find('clerk', '烟气冷')).toEqual([]);
    expect(await find('clerk', ' \u200b')).toEqual([]);
  });

  it('says of a case its number, holder, programme and year', async () => {
    const [group] = await find('clerk', '第1号烟气');
    const stored: { number: string; holder_name: string }[] = await harness.work.source.query(
      'SELECT number, holder_name FROM case_file WHERE id = $1',
      [cases[0]],
    );
    const [{ number, holder_name: holder } = { number: '', holder_name: '' }] = stored;
    expect(group).toMatchObject({
      kind: 'case',
      more: false,
      rows: [{ id: cases[0], number, holder: { zh: holder }, edition: { name: expect.stringMatching(/20\d\d/) } }],
    });
    expect((await ids('clerk', number))['case']).toEqual([cases[0]]);
    expect((await ids('clerk', holder))['case']).toContain(cases[0]);
  });

  it('finds by the nominator and the department that was asked, with words of the case beside it', async () => {
    const nameOf = async (id: string) => {
      const [row] = await harness.work.source.query('SELECT name_zh AS name FROM organisation WHERE id = $1', [id]);
      return (row as { name: string }).name;
    };
    const nominator = await nameOf('ndrc-440000');
    await expect(ids('clerk', nominator)).resolves.toMatchObject({ case: all() });
    await expect(ids('clerk', `第2号 ${nominator}`)).resolves.toMatchObject({ case: [cases[1]] });
    const clerk = people['clerk'] as Actor;
    await harness.must(clerk, 'case', cases[0] as string, 'accept');
    await harness.must(clerk, 'case', cases[0] as string, 'ask', { departments: ['440000-miit'] });
    const department = await nameOf('440000-miit');
    await expect(ids('clerk', department)).resolves.toMatchObject({ case: [cases[0]] });
    await expect(ids('clerk', `余热 ${department}`)).resolves.toMatchObject({ case: [cases[0]] });
    expect((await ids('clerk', `第2号 ${department}`))['case']).toBeUndefined();
  });

  it('finds for nobody what the lists do not show them', async () => {
    expect((await ids('applicant-1', '烟气'))['case']).toEqual([cases[0]]);
    expect((await ids('reviewer', '烟气'))['case']).toEqual([cases[0]]);
    for (const stranger of ['zhejiang', 'expert', 'operator', 'auditor'])
      expect([stranger, (await ids(stranger, '烟气'))['case']]).toEqual([stranger, undefined]);
    expect(await find('auditor', '发展')).toEqual([]);
  });

  it('finds organisations and people for the operator alone', async () => {
    expect((await ids('operator', 'enterprise-1'))['organisation']).toHaveLength(1);
    const [{ login } = { login: '' }]: { login: string }[] = await harness.work.source.query(
      'SELECT login FROM app_user WHERE id = $1',
      [people['reviewer']?.userId],
    );
    expect((await ids('operator', login))['account']).toEqual([people['reviewer']?.userId]);
    for (const other of ['ministry', 'clerk', 'applicant-1', 'expert'])
      expect(Object.keys(await ids(other, 'enterprise-1'))).not.toContain('organisation');
  });

  it('finds editions by programme and year, and dossiers by their owner', async () => {
    expect((await ids('ministry', '绿色技术 2024'))['edition']).toHaveLength(1);
    expect(await ids('expert', '绿色技术 2024')).toEqual({});
  });

  it('takes as many statements for one row as for all', async () => {
    const counter = queryCounter(work);
    await find('ministry', '第1号烟气');
    counter.take();
    await find('ministry', '第1号烟气');
    const one = counter.take();
    await find('ministry', '烟');
    expect(counter.take()).toBe(one);
    counter.stop();
  });

  it('answers over HTTP, and nothing without a word', async () => {
    const client = await product.client(people['clerk'] as Actor);
    const { status, body } = await client.get<FoundGroupDto[]>(`/api/search?q=${encodeURIComponent('第1号 烟气')}`);
    expect([status, body.map(({ kind, rows }) => [kind, rows.map(({ id }) => id)])]).toEqual([
      200,
      [['case', [cases[0]]]],
    ]);
    expect((await client.get('/api/search?q=')).body).toEqual([]);
  });
});
