import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DiskStore, UploadService } from '@linxuan/feature-file';
import { createDataSource, DATABASE_ROLES, FILE_COLUMNS, migrateDown, UnitOfWork } from '@linxuan/persistence';
import { Clock, loadConfig, type FileStore } from '@linxuan/platform';
import {
  breaches,
  createTestDatabase,
  editionsOf,
  EngineHarness,
  pdf,
  RoundDriver,
  sessionOf,
  TEST_EDITION,
  TEST_ROLE_PASSWORD,
  type TestDatabase,
} from '@linxuan/testing';
import { Stop } from '../../launcher/terminal.mjs';
import { ArchiveReader } from './archive-reader';
import { checkRestored } from './check-restored';
import type { Manifest } from './manifest';
import { Progress } from './progress';
import { restoreBackup } from './restore-backup';
import { takeBackup } from './take-backup';

jest.setTimeout(240_000);
const PROVINCE = 'ndrc-440000';

describe('a backup of an installation at work', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-backup-'));
  const archive = join(folder, 'backups', 'whole.zip');
  const store = new DiskStore(join(folder, 'files'));
  const quiet = () => new Progress(() => undefined);
  const lines: string[] = [];
  let engine: EngineHarness;
  let api: UnitOfWork;
  let manifest: Manifest;
  /** Everything that was committed before the backup began, and the requests that were decided after it. */
  let before: Record<string, number>;
  let afterwards: Record<string, number>;

  const backUp = (target: string, more: { store?: FileStore; allowMissing?: boolean; verifiers?: boolean } = {}) =>
    takeBackup({
      url: engine.database.url,
      store,
      target,
      release: 'test',
      settings: { values: {}, secrets: [], empty: false },
      progress: new Progress((line) => lines.push(line)),
      ...more,
    });
  const restored = async (file: string, database: TestDatabase, to = join(folder, randomUUID())) => {
    const reader = await ArchiveReader.open(file);
    try {
      const target = new DiskStore(join(to, 'files'));
      await restoreBackup({
        archive: reader,
        url: database.url,
        passwords: TEST_ROLE_PASSWORD,
        store: target,
        dataDir: to,
        progress: new Progress((line) => lines.push(line)),
      });
      const roles = Object.fromEntries(DATABASE_ROLES.map((role) => [role, database.urlFor(role)]));
      return await checkRestored({ admin: database.url, roles: roles as never }, reader, target, quiet());
    } finally {
      reader.close();
    }
  };
  const counts = async (work: UnitOfWork): Promise<Record<string, number>> => {
    const [row] = await work.source.query(
      `SELECT (SELECT count(*)::int FROM ledger_event) AS events, (SELECT count(*)::int FROM attachment) AS attachments, (SELECT count(*)::int FROM audit_event) AS audited,
         (SELECT count(*)::int FROM transition_request WHERE state = 'applied') AS applied`,
    );
    return row;
  };
  const contents = async (database: TestDatabase): Promise<number> => {
    const source = await createDataSource(database.url, { poolSize: 1 }).initialize();
    const [{ n }] = await source.query(
      `SELECT count(*)::int AS n FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace WHERE s.nspname IN ('public', 'bullmq')`,
    );
    await source.destroy();
    return n;
  };
  const stopOf = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'went through',
      (error: unknown) => (error instanceof Stop ? error.message : `threw ${String(error)}`),
    );

  /** People at work: nominations back and forth on several cases, and files coming in, until told to stop. */
  async function workGoesOn(until: () => boolean): Promise<number> {
    const round = await RoundDriver.with(engine);
    const clerk = await round.clerkOf(PROVINCE);
    const cases = await round.pool([1, 2, 3, 4]);
    const config = { ...loadConfig({ DATABASE_URL: engine.database.url, DATA_DIR: folder }), caseMaxBytes: 1e9 };
    const uploads = new UploadService(api, editionsOf(), store, config, new Clock());
    const applicant = await engine.person('backup-clerk', await engine.enterprise('backup-holder'), 'enterprise-clerk');
    let done = 0;
    const nominating = async (caseId: string): Promise<void> => {
      for (let run = 0; !until(); run++, done++)
        await engine.must(clerk, 'case', caseId, run % 2 === 0 ? 'nominate' : 'unnominate', { reason: '调整' });
    };
    const uploading = async (): Promise<void> => {
      for (let run = 0; !until(); run++, done++) {
        const caseId = randomUUID();
        await engine.must(applicant, 'case', caseId, 'open', { editionId: TEST_EDITION, title: `技术${run}` });
        const content = pdf([`% ${randomUUID()}`]);
        const { id } = await uploads.open(sessionOf(applicant), caseId, {
          slot: 'licence',
          name: 'a.pdf',
          size: content.length,
        });
        await uploads.append(sessionOf(applicant), id, 0, Readable.from([content]));
        await uploads.finish(sessionOf(applicant), id);
      }
    };
    await Promise.all([...cases.map(nominating), uploading()]);
    return done;
  }

  beforeAll(async () => {
    engine = await EngineHarness.start();
    api = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    let over = false;
    let failed: unknown;
    const working = workGoesOn(() => over).catch((error: unknown) => (failed = error));
    while (failed === undefined && (await counts(engine.work))['attachments'] === 0)
      await new Promise((settle) => setTimeout(settle, 100));
    before = await counts(engine.work);
    manifest = (await backUp(archive)).manifest;
    afterwards = await counts(engine.work);
    over = true;
    await working;
    expect(failed).toBeUndefined();
  });
  afterAll(async () => {
    await api.source.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is restored into an empty database whole: ledger, replay, audit record, files, locks and every row', async () => {
    expect(afterwards['events']).toBeGreaterThan(before['events'] ?? 0);
    const database = await createTestDatabase({ migrated: false });
    expect(await restored(archive, database)).toEqual([]);
    const work = new UnitOfWork(await createDataSource(database.url, { poolSize: 2 }).initialize());
    try {
      // One moment: all that was there before, nothing by half of what came since.
      expect(await breaches(work)).toEqual([]);
      const found = await counts(work);
      for (const name of Object.keys(found)) {
        expect(found[name]).toBeGreaterThanOrEqual(before[name] ?? 0);
        expect(found[name]).toBeLessThanOrEqual(afterwards[name] ?? 0);
      }
      const [{ next }] = await work.source.query(
        `SELECT nextval(pg_get_serial_sequence('ledger_event', 'id'))::int > max(id) AS next FROM ledger_event`,
      );
      expect(next).toBe(true);
    } finally {
      await work.source.destroy();
      await database.drop();
    }
  });

  it('holds a number, a digest and the rows of every table, and says what it leaves out', async () => {
    const tables: { name: string }[] = await engine.work.source.query(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const named = [...manifest.tables.map(({ name }) => name), ...Object.keys(manifest.leftOut)].sort();
    expect(named).toEqual(tables.map(({ name }) => name).sort());
    expect(manifest.files.count).toBeGreaterThan(0);
    expect(manifest.files.missing).toEqual([]);
    expect(JSON.stringify(manifest)).not.toContain('SCRAM-SHA-256');
    expect(statSync(archive).mode & 0o077).toBe(0);
  });

  /**
   * Digests of texts that stand in the table `snapshot`, or of something that is not kept. A new column is in neither
   * list and fails.
   */
  const TEXTS =
    /^(case_file|case_revision|seat|opinion|objection|obligation|dossier|quota_slot|quota_account|snapshot|decision_record|transition_request|task|panel|draw|entry|worksheet|dossier_item|recorded_order)\./;
  it('knows every column that names a file', async () => {
    const columns: { name: string }[] = await engine.work.source.query(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name ~ '(^|_)sha(256)?$' AND table_name NOT LIKE 'public\\_%' AND table_name IN (SELECT tablename FROM pg_tables)`,
    );
    const files = FILE_COLUMNS.map(({ table, column }) => `${table}.${column}`);
    expect(columns.map(({ name }) => name).filter((name) => !files.includes(name) && !TEXTS.test(name))).toEqual([]);
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(files));
  });

  it.each([
    ['a byte of the rows', (path: string) => flip(path, 1000)],
    ['a byte in the middle', (path: string) => flip(path, Math.floor(statSync(path).size / 2))],
    ['a byte of the directory', (path: string) => flip(path, statSync(path).size - 300)],
    ['a digit of the seal', (path: string) => flip(path, statSync(path).size - 10)],
    ['its last byte', (path: string) => truncateSync(path, statSync(path).size - 1)],
    ['its second half', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ['everything', (path: string) => truncateSync(path, 0)],
    [
      'nothing, but with more behind it',
      (path: string) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('x')])),
    ],
  ])('is refused before anything is changed when it lost %s', async (_what, damage) => {
    const copy = join(folder, `${randomUUID()}.zip`);
    writeFileSync(copy, readFileSync(archive));
    damage(copy);
    const database = await createTestDatabase({ migrated: false });
    const to = join(folder, randomUUID());
    expect(await stopOf(restored(copy, database, to))).toMatch(/damaged, cut off or no backup/);
    expect([await contents(database), existsSync(to)]).toEqual([0, false]);
    await database.drop();
  });

  it.each([0, 17, 400, 5000])('is refused with any byte changed (from byte %d on, every 997th)', async (from) => {
    const whole = readFileSync(archive);
    const copy = join(folder, `${randomUUID()}.zip`);
    for (let at = from; at < Math.min(whole.length, from + 997 * 12); at += 997) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      writeFileSync(copy, changed);
      expect(await stopOf(ArchiveReader.open(copy))).toMatch(/damaged, cut off or no backup/);
    }
  });

  it('is restored into nothing but an empty database, and a refusal changes nothing', async () => {
    const database = await createTestDatabase();
    const rows = await contents(database);
    expect(await stopOf(restored(archive, database))).toMatch(/^The database is not empty \(\d+ objects/);
    expect(await contents(database)).toBe(rows);
    await database.drop();
  });

  it('leaves an empty database empty when the restore fails on its way, and can be begun again', async () => {
    const database = await createTestDatabase({ migrated: false });
    const reader = await ArchiveReader.open(archive);
    const broken = Object.create(reader, {
      read: {
        value: (name: string) =>
          name === 'tables/seat.copy' ? Promise.reject(new Error('the disk is gone')) : reader.read(name),
      },
    }) as ArchiveReader;
    const to = join(folder, randomUUID());
    const request = {
      url: database.url,
      passwords: TEST_ROLE_PASSWORD,
      store: new DiskStore(join(to, 'files')),
      dataDir: to,
      progress: quiet(),
    };
    await expect(restoreBackup({ ...request, archive: broken })).rejects.toThrow('the disk is gone');
    expect(await contents(database)).toBe(0);
    reader.close();
    expect(await restored(archive, database, to)).toEqual([]);
    await database.drop();
  });

  it('never stands under its name before it is whole', async () => {
    const target = join(folder, 'half', 'half.zip');
    const seen: string[] = [];
    const failing: FileStore = {
      put: () => Promise.reject(new Error('not asked for')),
      has: () => Promise.resolve(true),
      read: () => {
        seen.push(...readdirSync(join(folder, 'half')));
        return Promise.reject(new Error('the store is away'));
      },
    };
    await expect(backUp(target, { store: failing })).rejects.toThrow('the store is away');
    expect(seen).toEqual([`half.zip.partial-${process.pid}`]);
    expect(await stopOf(ArchiveReader.open(archive.replace('whole', 'none')))).toMatch(/cannot be read \(ENOENT\)/);
    expect(readdirSync(join(folder, 'half'))).toEqual([]);
  });

  it('is never written over another one', async () => {
    expect(await stopOf(backUp(archive))).toMatch(/exists; choose another name/);
  });

  it('stops at a file that the store lost or that is damaged, and goes on without the lost ones only when told to', async () => {
    const [{ sha }] = await engine.work.source.query(`SELECT sha FROM attachment ORDER BY sha LIMIT 1`);
    const lost: FileStore = {
      put: store.put.bind(store),
      has: async (one) => one !== sha && store.has(one),
      read: store.read.bind(store),
    };
    const target = join(folder, 'lost.zip');
    expect(await stopOf(backUp(target, { store: lost }))).toContain(
      `has lost 1 file that the database names, the first ${sha}`,
    );
    expect(existsSync(target)).toBe(false);
    const { manifest: told } = await backUp(target, { store: lost, allowMissing: true });
    expect(told.files.missing).toEqual([sha]);
    const changed: FileStore = {
      ...lost,
      has: () => Promise.resolve(true),
      read: () => Promise.resolve(Readable.from([Buffer.from('other')])),
    };
    expect(await stopOf(backUp(join(folder, 'changed.zip'), { store: changed }))).toMatch(
      /is damaged: its content has another digest/,
    );
  });

  it('of an earlier release is restored and then brought to this one', async () => {
    const old = await createTestDatabase();
    const [newest] = await migrateDown(old.url);
    const target = join(folder, 'old.zip');
    await takeBackup({ url: old.url, store, target, release: 'old', settings: manifest.settings, progress: quiet() });
    await old.drop();
    const database = await createTestDatabase({ migrated: false });
    expect(await restored(target, database)).toEqual([]);
    expect(newest).toMatch(/\d{13}$/);
    await database.drop();
  });

  it('holds the password verifiers only when asked for', async () => {
    const target = join(folder, 'verifiers.zip');
    const { manifest: told } = await backUp(target, { verifiers: true });
    expect(told.roles.map(({ name, verifier }) => [name, verifier?.slice(0, 14)])).toEqual(
      [...DATABASE_ROLES].sort().map((name) => [name, 'SCRAM-SHA-256$']),
    );
  });
});

function flip(path: string, at: number): void {
  const content = readFileSync(path);
  content[at] = (content[at] ?? 0) ^ 0x10;
  writeFileSync(path, content);
  expect(createHash('sha256').update(content).digest('hex')).toHaveLength(64);
}
