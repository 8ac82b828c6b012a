import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, isStorageFull, loadConfig } from '@linxuan/platform';
import {
  applicationContent,
  editionsOf,
  EngineHarness,
  sessionOf,
  TEST_EDITION,
  hostileFiles,
  pdf,
  pdfOf,
} from '@linxuan/testing';
import { DiskStore } from './disk-store';
import { DownloadService } from './download.service';
import { UploadService } from './upload.service';
import { UploadSweeper } from './upload-sweeper';

jest.setTimeout(120_000);
const MB = 1024 * 1024;
const PDF = pdf();
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const EXE = Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(600)]);

describe('attachments on PostgreSQL and disk', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let uploads: UploadService;
  let downloads: DownloadService;
  let clerk: Actor;
  let stranger: Actor;
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-files-'));
  const temporary = join(folder, 'uploads');
  const as = (actor: Actor) => sessionOf(actor);
  const open = async () => {
    const id = randomUUID();
    await harness.must(clerk, 'case', id, 'open', { editionId: TEST_EDITION, title: '技术' });
    return id;
  };
  const send = async (caseId: string, slot: string, name: string, content: Buffer) => {
    const { id } = await uploads.open(as(clerk), caseId, { slot, name, size: content.length });
    await uploads.append(as(clerk), id, 0, Readable.from([content]));
    return uploads.finish(as(clerk), id);
  };
  const problemOf = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: unknown) =>
        error instanceof DomainError ? { code: error.code, field: error.more.fields?.[0]?.code } : String(error),
    );

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 8 }).initialize());
    const store = new DiskStore(join(folder, 'files'));
    const config = { ...loadConfig({ DATABASE_URL: harness.database.url, DATA_DIR: folder }), caseMaxBytes: 30 * MB };
    uploads = new UploadService(work, editionsOf(), store, config, new Clock());
    downloads = new DownloadService(work, store, editionsOf());
    clerk = await harness.person('file-clerk', await harness.enterprise('file-holder'), 'enterprise-clerk');
    stranger = await harness.person('file-stranger', await harness.enterprise('file-other'), 'enterprise-clerk');
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes a file in pieces, goes on where it stopped, and stores it once under its digest', async () => {
    const caseId = await open();
    const { id } = await uploads.open(as(clerk), caseId, { slot: 'licence', name: '营业执照.pdf', size: PDF.length });
    expect(await uploads.append(as(clerk), id, 0, Readable.from([PDF.subarray(0, 20)]))).toEqual({ offset: 20 });
    expect(await problemOf(uploads.append(as(clerk), id, 0, Readable.from([PDF.subarray(0, 20)])))).toMatchObject({
      code: 'upload.offset',
    });
    expect(await problemOf(uploads.finish(as(clerk), id))).toMatchObject({ code: 'upload.incomplete' });
    expect(await uploads.status(as(clerk), id)).toMatchObject({ offset: 20, size: PDF.length });
    await uploads.append(as(clerk), id, 20, Readable.from([PDF.subarray(20)]));
    const attachment = await uploads.finish(as(clerk), id);
    expect(attachment).toMatchObject({
      id,
      slot: 'licence',
      name: '营业执照.pdf',
      kind: 'pdf',
      size: PDF.length,
      sha256: createHash('sha256').update(PDF).digest('hex'),
    });
    // A lost answer is asked for again.
    expect(await uploads.finish(as(clerk), id)).toEqual(attachment);
    expect(existsSync(join(temporary, id))).toBe(false);
    const { headers, content } = await downloads.get(as(clerk), id, true);
    expect(await buffer(content)).toEqual(PDF);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('营业执照.pdf')}`,
    });
  });

  it('refuses an executable that was renamed to PDF, a picture that calls itself PDF, and a cut-off PDF; nothing of them stays', async () => {
    const caseId = await open();
    for (const content of [EXE, PNG, Buffer.from('<html><script>alert(1)</script>')])
      expect(await problemOf(send(caseId, 'licence', '证明.pdf', content))).toEqual({
        code: 'file.disguised',
        field: 'file-type',
      });
    expect(await problemOf(send(caseId, 'licence', '证明.pdf', PDF.subarray(0, 30)))).toEqual({
      code: 'file.truncated',
      field: 'file-truncated',
    });
    expect(await problemOf(send(caseId, 'licence', '程序.exe', EXE))).toEqual({
      code: 'file.refused',
      field: 'file-type',
    });
    expect(readdirSync(temporary).length).toBeLessThanOrEqual(1);
    expect((await send(caseId, 'licence', '照片.PNG', PNG)).kind).toBe('png');
  });

  it('refuses what is too large before a byte of it is sent, and stops a body that lies about its size', async () => {
    const caseId = await open();
    const begin = (size: number, slot = 'licence') => uploads.open(as(clerk), caseId, { slot, name: 'a.pdf', size });
    expect(await problemOf(begin(21 * MB))).toEqual({ code: 'file.tooLarge', field: 'file-size' });
    expect(await problemOf(begin(0))).toEqual({ code: 'file.empty', field: 'file-empty' });
    const { id } = await begin(10);
    let read = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          read += 1;
          yield Buffer.alloc(64 * 1024);
        }
      })(),
    );
    expect(await problemOf(uploads.append(as(clerk), id, 0, endless))).toMatchObject({ code: 'request.tooLarge' });
    expect(read).toBeLessThan(4);
  });

  it('counts the files of a slot and the bytes of a case', async () => {
    const caseId = await open();
    await send(caseId, 'commitment', 'a.pdf', PDF);
    await send(caseId, 'commitment', 'b.pdf', PDF);
    expect(await problemOf(send(caseId, 'commitment', 'c.pdf', PDF))).toEqual({
      code: 'file.refused',
      field: 'file-too-many',
    });
    const big = pdfOf(8 * MB - 1);
    for (const name of ['1.pdf', '2.pdf', '3.pdf']) {
      const { id } = await uploads.open(as(clerk), caseId, { slot: 'case-proof', name, size: big.length });
      await uploads.append(as(clerk), id, 0, Readable.from([big]));
      await uploads.finish(as(clerk), id);
    }
    expect(
      await problemOf(uploads.open(as(clerk), caseId, { slot: 'case-proof', name: '4.pdf', size: big.length })),
    ).toEqual({ code: 'file.totalTooLarge', field: 'files-total' });
  });

  it('takes only the last part of a path for a name, and no path of its own from anybody', async () => {
    const caseId = await open();
    expect((await send(caseId, 'licence', '../../../etc/\u202epasswd\u0000.pdf', PDF)).name).toBe('passwd.pdf');
    expect(await problemOf(uploads.open(as(clerk), caseId, { slot: 'licence', name: '..', size: 5 }))).toMatchObject({
      code: 'file.name',
    });
    for (const id of ['../../etc/passwd', '..%2f..', "' OR 1=1"]) {
      expect(await problemOf(uploads.status(as(clerk), id))).toMatchObject({ code: 'subject.notFound' });
      expect(await problemOf(downloads.get(as(clerk), id, false))).toMatchObject({ code: 'subject.notFound' });
    }
  });

  it('shows a file to reviewers only once it was submitted, and to strangers never', async () => {
    const caseId = await open();
    const draft = await send(caseId, 'licence', 'a.pdf', PDF);
    const province = await harness.person('file-province', 'ndrc-440000', 'nominator-clerk');
    const content = {
      ...applicationContent(77),
      attachments: [
        { id: draft.id, slot: 'licence', name: 'a.pdf', size: PDF.length, kind: 'pdf', sha256: draft.sha256 },
        { id: 'c', slot: 'commitment', name: 'c.pdf', size: 5, kind: 'pdf', sha256: 'c' },
      ],
    };
    expect(await problemOf(downloads.get(as(province), draft.id, false))).toMatchObject({ code: 'subject.notFound' });
    await harness.must(clerk, 'case', caseId, 'submit', { revisionSha: await harness.store(content), draftVersion: 0 });
    expect((await downloads.get(as(province), draft.id, false)).headers['content-security-policy']).toContain(
      'sandbox',
    );
    expect(await problemOf(downloads.get(as(stranger), draft.id, false))).toMatchObject({ code: 'subject.notFound' });
    expect(
      await problemOf(
        downloads.get(as(await harness.person('file-zhejiang', 'ndrc-330000', 'nominator-clerk')), draft.id, false),
      ),
    ).toMatchObject({ code: 'subject.notFound' });
    // It is with others now.
    expect(await problemOf(uploads.remove(as(clerk), caseId, draft.id))).toMatchObject({ code: 'draft.notEditable' });
    await harness.must(province, 'case', caseId, 'return', {
      fields: ['/attachments/licence'],
      reason: '请更换执照。',
    });
    await uploads.remove(as(clerk), caseId, draft.id);
    expect(await problemOf(uploads.remove(as(clerk), caseId, draft.id))).toMatchObject({ code: 'subject.notFound' });
    // What the first submission named stays readable with it.
    expect((await downloads.get(as(province), draft.id, false)).headers['content-length']).toBe(String(PDF.length));
  });

  it('lets nobody else write into an upload or a case', async () => {
    const caseId = await open();
    const { id } = await uploads.open(as(clerk), caseId, { slot: 'licence', name: 'a.pdf', size: 50 });
    expect(await problemOf(uploads.append(as(stranger), id, 0, Readable.from([PDF])))).toMatchObject({
      code: 'subject.notFound',
    });
    expect(await problemOf(uploads.finish(as(stranger), id))).toMatchObject({ code: 'subject.notFound' });
    expect(
      await problemOf(uploads.open(as(stranger), caseId, { slot: 'licence', name: 'a.pdf', size: 50 })),
    ).toMatchObject({ code: 'subject.notFound' });
  });

  it('refuses every file that nobody can open, with its reason, and keeps nothing of it and no place for it', async () => {
    const caseId = await open();
    const kept = readdirSync(temporary).length;
    const files = (await hostileFiles()).filter(({ content }) => content.length < 8 * MB);
    const slotOf = (name: string) => (name.endsWith('.docx') ? 'case-proof' : 'licence');
    const found = [];
    for (const { what, name, content } of files)
      found.push([what, await problemOf(send(caseId, slotOf(name), name, content))]);
    const fieldOf = (refusal: string | null) => (refusal === 'disguised' ? 'file-type' : `file-${refusal}`);
    expect(found.map(([what, problem]) => [what, problem])).toEqual(
      files.map(({ what, refusal }) => [what, { code: `file.${refusal}`, field: fieldOf(refusal) }]),
    );
    expect(readdirSync(temporary)).toHaveLength(kept);
    expect((await send(caseId, 'licence', '证明.pdf', PDF)).kind).toBe('pdf');
  });

  it('counts what is on its way: by slot and case, by person over cases, and at once', async () => {
    const caseId = await open();
    const begin = (name: string, size: number, id = caseId, slot = 'case-proof') =>
      uploads.open(as(clerk), id, { slot, name, size });
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, index) => problemOf(begin(`${index}.pdf`, 8 * MB - 1))),
    );
    expect(results.filter((one) => one === null)).toHaveLength(3);
    expect(results.find((one) => one !== null)).toMatchObject({ code: 'file.totalTooLarge' });
    // Another case has room of its own, but not this person.
    expect(await problemOf(begin('a.pdf', 8 * MB - 1, await open()))).toMatchObject({ code: 'upload.tooMany' });
    // The same file begun again takes the place of the first; one that is given up has none.
    const again = await begin('0.pdf', 10);
    await uploads.cancel(as(clerk), again.id);
    expect(await problemOf(uploads.status(as(clerk), again.id))).toMatchObject({ code: 'subject.notFound' });
    expect(existsSync(join(temporary, again.id))).toBe(false);
    expect(await problemOf(uploads.cancel(as(stranger), again.id))).toMatchObject({ code: 'subject.notFound' });
  });

  it('gives up what nobody continued for two hours, its row and its bytes', async () => {
    const { id } = await uploads.open(as(clerk), await open(), { slot: 'licence', name: 'old.pdf', size: PDF.length });
    await uploads.append(as(clerk), id, 0, Readable.from([PDF.subarray(0, 20)]));
    const past = new Date(Date.now() - 3 * 3_600_000);
    await harness.work.source.query(`UPDATE upload SET touched_at = $1`, [past]);
    const scan = join(temporary, 'scan-left-behind');
    writeFileSync(scan, 'x');
    utimesSync(scan, past, past);
    for (const act of [
      uploads.status(as(clerk), id),
      uploads.append(as(clerk), id, 20, Readable.from([PDF])),
      uploads.finish(as(clerk), id),
    ])
      expect(await problemOf(act)).toMatchObject({ code: 'subject.notFound' });
    const sweeper = new UploadSweeper(work, { dataDir: folder }, { warn: () => undefined });
    await Promise.all([sweeper.sweep(), sweeper.sweep()]);
    expect([existsSync(join(temporary, id)), existsSync(scan)]).toEqual([false, false]);
    expect(await harness.work.source.query(`SELECT id FROM upload`)).toEqual([]);
  });

  it('says that the storage is full, and stores nothing by half', async () => {
    const caseId = await open();
    const full = { put: () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' })) };
    const config = loadConfig({ DATABASE_URL: harness.database.url, DATA_DIR: folder });
    const crowded = new UploadService(work, editionsOf(), full as never, config, new Clock());
    const { id } = await crowded.open(as(clerk), caseId, { slot: 'licence', name: 'a.pdf', size: PDF.length });
    await crowded.append(as(clerk), id, 0, Readable.from([PDF]));
    const error = await crowded.finish(as(clerk), id).catch((thrown: unknown) => thrown);
    expect(isStorageFull(error)).toBe(true);
    expect(await harness.work.source.query(`SELECT 1 FROM attachment WHERE id = $1`, [id])).toEqual([]);
    // The bytes are still here: once there is room the same upload is finished.
    expect((await uploads.finish(as(clerk), id)).id).toBe(id);
  });
});
