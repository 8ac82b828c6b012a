import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createTestDatabase, EngineHarness } from '@linxuan/testing';
import { workingCalendar } from '@linxuan/platform';
import { checkProgrammes } from './programme.command';

const EDITION = resolve(__dirname, '../../../config/programmes/green-technology/2024.yaml');
/** A year of which nothing is announced, and one body that only an operator knows. */
const YEAR = 2031;

describe('programme check on an installation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-check-'));
  const file = join(folder, 'edition.yaml');
  let harness: EngineHarness;
  const before = process.env['DATABASE_URL'];
  const printed: string[] = [];
  const check = async (url: string): Promise<string> => {
    process.env['DATABASE_URL'] = url;
    printed.length = 0;
    await checkProgrammes([file]);
    return printed.join('');
  };

  beforeAll(async () => {
    harness = await EngineHarness.start();
    const text = readFileSync(EDITION, 'utf8').replaceAll('2024-', `${YEAR}-`);
    writeFileSync(
      file,
      text.replace(
        'roster:\n',
        `roster:\n  - {org: ndrc-999999, name: {zh: 某地, en: Somewhere}, route: province, quota: null}\n`,
      ),
    );
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => printed.push(String(line)) > 0);
  }, 120_000);
  afterAll(async () => {
    jest.restoreAllMocks();
    process.exitCode = 0;
    if (before === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = before;
    workingCalendar.adopt(null);
    await harness.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('knows the organisations that an operator made', async () => {
    expect(await check(harness.database.url)).toContain('ndrc-999999');
    await harness.work.source.query(
      `INSERT INTO organisation (id, kind, name_zh, name_en) VALUES ('ndrc-999999', 'nominator', '某地', 'Somewhere')`,
    );
    expect(await check(harness.database.url)).not.toContain('ndrc-999999');
  });

  it('counts by the years that an operator imported', async () => {
    const { userId } = await harness.person('operator', 'ndrc', 'operator');
    expect(await check(harness.database.url)).toContain('deadline.provisional');
    await harness.work.source.query(
      `INSERT INTO calendar_year (year, version, holidays, make_up_days, document_number, imported_by, imported_at)
       SELECT y, 1, ARRAY[y || '-10-01'], '{}', '国办发明电〔演示〕1号', $2, now() FROM generate_series(2027, $1::int) y`,
      [YEAR + 1, userId],
    );
    expect(await check(harness.database.url)).not.toContain('deadline.provisional');
  });

  it('checks files alone where nothing is migrated yet', async () => {
    const empty = await createTestDatabase({ migrated: false });
    try {
      expect(await check(empty.url)).toMatch(/\d+ errors?, \d+ warnings?/);
    } finally {
      await empty.drop();
    }
  });
});
