import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, loadConfig } from '@linxuan/platform';
import { editionsOf, EngineHarness, meeting, sessionOf as as, TEST_EDITION, warmPool } from '@linxuan/testing';
import { DiskStore } from './disk-store';
import { UploadService } from './upload.service';

jest.setTimeout(120_000);

describe('pieces of a file at the same moment', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let uploads: UploadService;
  let clerk: Actor;
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-files-'));
  const temporary = join(folder, 'uploads');
  const open = async () => {
    const id = randomUUID();
    await harness.must(clerk, 'case', id, 'open', { editionId: TEST_EDITION, title: '技术' });
    return id;
  };
  const problemOf = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 8 }).initialize());
    const config = loadConfig({ DATABASE_URL: harness.database.url, DATA_DIR: folder });
    uploads = new UploadService(work, editionsOf(), new DiskStore(join(folder, 'files')), config, new Clock());
    clerk = await harness.person('file-clerk', await harness.enterprise('file-holder'), 'enterprise-clerk');
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are taken one for each place, and the others are told so', async () => {
    const { id } = await uploads.open(as(clerk), await open(), { slot: 'licence', name: 'a.pdf', size: 100 });
    await warmPool(work.source, 6);
    // Each has seen the upload at its first byte before any of them brings one.
    const meet = meeting(3);
    const piece = async function* (content: string) {
      await meet();
      yield Buffer.from(content.repeat(40));
    };
    const results = await Promise.all(
      ['a', 'b', 'c'].map((content) => problemOf(uploads.append(as(clerk), id, 0, Readable.from(piece(content))))),
    );
    expect(results.filter((one) => one === null)).toHaveLength(1);
    expect(results.filter((one) => one !== null)).toEqual(['upload.offset', 'upload.offset']);
    expect((await uploads.status(as(clerk), id)).offset).toBe(40);
    const winner = ['a', 'b', 'c'][results.indexOf(null)] ?? '';
    expect(readFileSync(join(temporary, id), 'utf8').slice(0, 40)).toBe(winner.repeat(40));
  });
});
