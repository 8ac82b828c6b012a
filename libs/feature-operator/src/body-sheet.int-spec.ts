import type { BodySheetRowDto } from '@linxuan/contracts';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { EngineHarness, sessionOf } from '@linxuan/testing';
import { BodySheetService } from './body-sheet.service';
import { GrantService } from './grant.service';
import { OrganisationService } from './organisation.service';
import { UserService } from './user.service';

const SECRET = { sessionSecret: 'a secret for tests' };
const NEW: BodySheetRowDto = {
  org: 'bureau-1',
  kind: 'nominator',
  name: '某市发展改革委',
  region: '440300',
  person: '甲某',
  login: 'jia.mou',
  roles: 'nominator-clerk',
};

describe('bodies and people of a sheet', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let sheets: BodySheetService;
  let operator: SessionActor;
  let second: SessionActor;
  let grants: GrantService;
  const count = async (table: string) =>
    Number((await harness.work.source.query(`SELECT count(*) AS n FROM ${table}`))[0].n);
  const stand = async () => [await count('organisation'), await count('app_user'), await count('grant_request')];

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    const clock = new Clock();
    const hash = (password: string) => Promise.resolve(`hash of ${password}`);
    grants = new GrantService(work, { hash }, clock, SECRET);
    const users = new UserService(work, grants, clock, SECRET);
    sheets = new BodySheetService(work, new OrganisationService(work), users, grants);
    const home = await harness.enterprise('operations');
    operator = sessionOf(await harness.person('root', home, 'operator'));
    second = sessionOf(await harness.person('root-2', home, 'operator'));
  }, 120_000);
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  it('are reported row by row, and nothing changes by a report', async () => {
    const before = await stand();
    const report = await sheets.report(operator, [NEW, { ...NEW, kind: 'bureau', org: 'bureau-2', login: 'yi.mou' }]);
    expect(report).toMatchObject({ done: false, proposed: [], figures: { bodies: 1, accounts: 1, problems: 1 } });
    expect(report.lines[0]).toEqual({ row: 1, body: 'new', person: 'account', problems: [] });
    expect(report.lines[1]?.problems[0]).toMatchObject({ column: 'kind' });
    expect(await stand()).toEqual(before);
  });

  it('come in all or not at all', async () => {
    const before = await stand();
    const faulty = [
      NEW,
      { org: 'bureau-1', person: '乙某', login: '乙', roles: 'nominator-lead' },
      { org: 'nowhere', person: '丙某', login: 'bing.mou', roles: 'nominator-lead' },
      { org: 'bureau-1', person: '丁某', login: 'ding.mou', roles: '' },
      { org: 'bureau-1', person: '别名', login: 'jia.mou', roles: 'nominator-lead' },
      { org: 'bureau-1', person: '戊某', login: 'wu.mou', roles: 'emperor' },
    ];
    const report = await sheets.import(operator, faulty);
    expect(report.done).toBe(false);
    expect(report.lines.map(({ problems }) => [...new Set(problems.map(({ column }) => column))])).toEqual([
      [],
      ['login'],
      ['org'],
      ['roles'],
      ['person'],
      ['roles'],
    ]);
    for (const { message } of report.lines.flatMap(({ problems }) => problems)) {
      expect(message.zh).toMatch(/[一-鿿]/);
      expect(message.en).toMatch(/[a-z]/);
    }
    expect(await stand()).toEqual(before);
  });

  it('belong together where a row names the body of another row, and one account has all its roles in one proposal', async () => {
    const [orgs, users, proposals] = await stand();
    const report = await sheets.import(operator, [
      { org: 'bureau-1', person: '乙某', login: 'yi.mou', roles: 'nominator-lead' },
      NEW,
      { org: 'ndrc', person: '甲某', login: 'jia.mou', roles: 'authority-clerk、authority-lead' },
      { org: 'bureau-3', kind: 'nominator-department', name: '某区处室', parent: 'bureau-4' },
      { org: 'bureau-4', kind: 'nominator', name: '某区发展改革局', parent: 'bureau-1' },
    ]);
    expect(report).toMatchObject({ done: true, figures: { bodies: 3, accounts: 2, roles: 0, problems: 0 } });
    expect(report.proposed.map(({ login, firstHalf }) => [login, firstHalf?.length])).toEqual([
      ['yi.mou', 16],
      ['jia.mou', 16],
    ]);
    expect(await stand()).toEqual([(orgs ?? 0) + 3, (users ?? 0) + 2, (proposals ?? 0) + 2]);
    // Whoever brought them does not confirm them.
    const id = report.proposed[1]?.id ?? '';
    await expect(grants.confirm(operator, id)).rejects.toMatchObject({ code: 'grant.samePerson' });
    await grants.confirm(second, id);
    expect(
      (await harness.work.source.query(`SELECT role FROM membership WHERE user_id = $1 ORDER BY role`, [
        report.proposed[1]?.userId,
      ])) as unknown[],
    ).toEqual([{ role: 'authority-clerk' }, { role: 'authority-lead' }, { role: 'nominator-clerk' }]);
  });

  it('change nothing the second time, and give a known account what it lacks', async () => {
    const before = await stand();
    const again = await sheets.import(operator, [NEW]);
    expect(again).toMatchObject({ done: true, figures: { bodies: 0, accounts: 0, roles: 0 }, proposed: [] });
    expect(await stand()).toEqual(before);
    const more = await sheets.import(operator, [{ ...NEW, roles: 'nominator-clerk,nominator-lead' }]);
    expect(more.figures).toEqual({ bodies: 0, accounts: 0, roles: 1, problems: 0 });
    const other = await sheets.report(operator, [{ ...NEW, person: '另一人' }]);
    expect(other.lines[0]?.problems.map(({ column }) => column)).toEqual(['login']);
  });
});
