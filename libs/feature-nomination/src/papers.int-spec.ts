import { Readable } from 'node:stream';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NominationPapersDto } from '@linxuan/contracts';
import type { Actor } from '@linxuan/domain';
import { Clock, DomainError, type AppConfig, type FileStore, type Papers } from '@linxuan/platform';
import { EngineHarness, editionsOf, hostileFiles, pdf } from '@linxuan/testing';
import { DeskOpinionsService } from './desk-opinions.service';
import { DeskService } from './desk.service';
import { NominationPapersService } from './nomination-papers.service';
import { ScanService } from './scan.service';
import { sessionOf, TestDesk } from './testing-desk.spec-support';
import { WorkspaceService } from './workspace.service';

const GUANGDONG = 'ndrc-440000';
const PDF = pdf();

/** Hands the data back as text, so that the test sees what would be drawn. */
const papers: Papers = {
  render: async (name, data) => Buffer.from(JSON.stringify([name, data])),
  draftNomination: ({ items, received }) => ({
    title: `关于推荐“${items[0] ?? ''}”等${items.length}项的函`,
    paragraphs: [{ kind: 'paragraph', text: `共收到申报${received}项。` }],
  }),
};

describe('papers of a nomination on a real database', () => {
  let harness: EngineHarness;
  let desk: TestDesk;
  let service: NominationPapersService;
  let scans: ScanService;
  let clerk: Actor;
  let lead: Actor;
  let ministry: Actor;
  let dossierId: string;
  let cases: string[];
  const clock = new Clock();
  const files = new Map<string, Buffer>();
  const store: FileStore = {
    put: async (sha, path) => void files.set(sha, Buffer.from(path)),
    has: async (sha) => files.has(sha),
    read: async (sha) => Readable.from([files.get(sha) ?? Buffer.alloc(0)]),
  };
  const codeOf = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'taken',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
  const preview = (actor: Actor): Promise<NominationPapersDto> => service.preview(sessionOf(actor), dossierId);

  beforeAll(async () => {
    harness = await EngineHarness.start();
    clock.shift(Date.parse(harness.now) - Date.now());
    desk = await TestDesk.open(harness);
    const editions = editionsOf();
    service = new NominationPapersService(desk.work, editions, papers, clock);
    scans = new ScanService(desk.work, store, { dataDir: await mkdtemp(join(tmpdir(), 'scan-')) } as AppConfig, clock);
    clerk = await harness.person(`clerk-${GUANGDONG}`, GUANGDONG, 'nominator-clerk');
    lead = await harness.person('lead', GUANGDONG, 'nominator-lead');
    ministry = await harness.person('ministry', 'ndrc', 'authority-clerk');
    cases = [await harness.pooled(11), await harness.pooled(12)];
    for (const id of cases) await harness.must(clerk, 'case', id, 'nominate');
    dossierId =
      (await new WorkspaceService(desk.work, editions, clock).read(sessionOf(clerk), { language: 'zh' })).dossier?.id ??
      '';
  }, 120_000);
  afterAll(async () => {
    await desk.close();
    await harness.stop();
  });

  it('drafts the letter and the table from the batch, in the order of the worksheet', async () => {
    const drafted = await preview(clerk);
    expect(drafted.letter).toMatchObject({
      issuers: ['广东省发展和改革委员会'],
      addressee: '国家发展和改革委员会',
      documentNumber: null,
      date: null,
      title: '关于推荐“第11号余热梯级利用技术”等2项的函',
      paragraphs: [{ text: '共收到申报2项。' }],
    });
    expect(drafted.summary.rows[0]).toMatchObject({
      rank: 1,
      name: '第11号余热梯级利用技术',
      caseCount: 2,
      opinion: '经1个部门会审，均无不同意见，同意推荐。',
      effects: ['节能量 1200.5 tce/年', '减碳量 3011 tCO₂/年'],
      contact: { phone: '020-88886666' },
    });
    await harness.work.source.query(
      `INSERT INTO worksheet (id, subject_type, subject_id, stage, org_id, content, version, updated_by) VALUES (gen_random_uuid(), 'dossier', $1, 'nomination', $2, $3, 1, $4)`,
      [
        dossierId,
        GUANGDONG,
        { order: [cases[1], cases[0]], number: '粤发改〔2024〕9号', opinions: { [cases[1] ?? '']: '优先推荐。' } },
        clerk.userId,
      ],
    );
    const ranked = await preview(lead);
    expect(ranked.letter.documentNumber).toBe('粤发改〔2024〕9号');
    expect(ranked.summary.rows.map(({ name, opinion }) => [name, opinion])).toEqual([
      ['第12号余热梯级利用技术', '优先推荐。'],
      ['第11号余热梯级利用技术', '经1个部门会审，均无不同意见，同意推荐。'],
    ]);
  });

  it('takes the stamped scan while the batch is in draft, by its content and not by its name', async () => {
    const session = sessionOf(clerk);
    await expect(
      scans.add(session, dossierId, '推荐函.pdf', Readable.from([Buffer.from('MZ\x90\x00')])),
    ).rejects.toMatchObject({ code: 'file.disguised' });
    await expect(
      scans.add(session, dossierId, '推荐函.pdf', Readable.from([Buffer.alloc(21 * 1024 * 1024)])),
    ).rejects.toMatchObject({ code: 'request.tooLarge' });
    await expect(scans.add(sessionOf(ministry), dossierId, '推荐函.pdf', Readable.from([PDF]))).rejects.toMatchObject({
      code: 'subject.notFound',
    });
    const found = [];
    const hostile = await hostileFiles();
    for (const { what, name, content } of hostile)
      found.push([what, await codeOf(scans.add(session, dossierId, name, Readable.from([content])))]);
    // A document is nothing that a scan may be, so what else is wrong with it need not be said.
    expect(found).toEqual(
      hostile.map(({ what, name, refusal }) => [
        what,
        name.endsWith('.docx') ? expect.stringMatching(/^file\./) : `file.${refusal}`,
      ]),
    );
    expect(files.size).toBe(0);
    const scan = await scans.add(session, dossierId, '../../推荐函.exe', Readable.from([PDF]));
    expect(scan).toMatchObject({ name: '推荐函.pdf', mime: 'application/pdf', size: PDF.length });
    expect(files.has(scan.sha256)).toBe(true);

    await harness.must(clerk, 'dossier', dossierId, 'prepare', {
      number: '粤发改〔2024〕9号',
      date: '2024-07-16',
      signatories: ['广东省发展和改革委员会'],
      order: [cases[1], cases[0]],
      body: '请予审核。\n特此函达。',
      scanFileId: scan.id,
    });
    await expect(scans.add(session, dossierId, '推荐函.pdf', Readable.from([PDF]))).rejects.toMatchObject({
      code: 'dossier.notOpen',
    });
    await expect(scans.read(sessionOf(ministry), dossierId, scan.id)).rejects.toMatchObject({
      code: 'subject.notFound',
    });
    await harness.must(lead, 'dossier', dossierId, 'release');
    expect((await scans.read(sessionOf(ministry), dossierId, scan.id)).scan.name).toBe('推荐函.pdf');
  });

  it('shows the recipient the letter as it was signed, in its order', async () => {
    const received = await preview(ministry);
    expect(received.letter).toMatchObject({
      documentNumber: '粤发改〔2024〕9号',
      date: '2024-07-16',
      paragraphs: [{ text: '请予审核。' }, { text: '特此函达。' }],
    });
    expect(received.summary.rows.map(({ name }) => name)).toEqual(['第12号余热梯级利用技术', '第11号余热梯级利用技术']);
    expect((await service.draw(sessionOf(ministry), dossierId, 'summary.xlsx')).fileName).toBe(
      '广东省发展和改革委员会 绿色技术推荐汇总表（2024年度）.xlsx',
    );
    await expect(service.draw(sessionOf(ministry), dossierId, 'other.docx')).rejects.toMatchObject({
      code: 'subject.notFound',
    });
  });

  it('gives a dissent its written answer, for those who may read the opinion', async () => {
    const applicant = await harness.person(
      'dissent-applicant',
      await harness.enterprise('dissent-enterprise'),
      'enterprise-clerk',
    );
    const caseId = await harness.submitted(applicant, 77);
    await harness.must(clerk, 'case', caseId, 'accept');
    await harness.must(clerk, 'case', caseId, 'ask', { departments: ['440000-mee'] });
    const reviewer = await harness.person('mee', '440000-mee', 'department-reviewer');
    await harness.person('mee', '440000-mee', 'department-intake');
    const asked = new DeskOpinionsService(desk.work, editionsOf(), clock);
    const [opinion] = (await asked.list(sessionOf(reviewer), undefined)).data;
    expect(opinion).toMatchObject({
      caseId,
      state: 'asked',
      leadName: { zh: '广东省发展和改革委员会' },
      urgency: 'normal',
    });
    const desks = new DeskService(desk.work, editionsOf(), clock);
    expect((await desks.reviewers(sessionOf({ ...reviewer, role: 'department-intake' }))).reviewers).toEqual([
      { userId: reviewer.userId, name: 'mee', open: 0, overdue: 0 },
    ]);
    await harness.must({ ...reviewer, role: 'department-intake' }, 'opinion', opinion?.id ?? '', 'assign', {
      userId: reviewer.userId,
    });
    await harness.must(reviewer, 'opinion', opinion?.id ?? '', 'answer', {
      verdict: 'disagree',
      text: '验收材料不完整。',
    });
    await harness.must(clerk, 'case', caseId, 'conclude', {
      dissentAnswers: [{ opinionId: opinion?.id, answer: '材料已补充，经核对完整。' }],
    });
    const { pool } = await new WorkspaceService(desk.work, editionsOf(), clock).read(sessionOf(clerk), {
      language: 'zh',
    });
    expect(pool.find(({ id }) => id === caseId)?.opinions[0]).toMatchObject({
      verdict: 'disagree',
      text: '验收材料不完整。',
      answer: { text: '材料已补充，经核对完整。', by: `clerk-${GUANGDONG}` },
    });
    const stranger = await harness.person('stranger', '330000-mee', 'department-reviewer');
    const answersFor = (actor: Actor) =>
      desk.work.run(
        sessionOf(actor).scope,
        (tx) => tx.query(`SELECT answer FROM dissent_answers($1)`, [[caseId]]) as Promise<unknown[]>,
      );
    expect(await answersFor(reviewer)).toEqual([{ answer: '材料已补充，经核对完整。' }]);
    expect(await answersFor(stranger)).toEqual([]);
    expect(await answersFor(applicant)).toEqual([]);
    expect((await asked.list(sessionOf(reviewer), undefined)).data).toEqual([]);
  });

  it('says until when a correction asked for now would run', async () => {
    const applicant = await harness.person(
      'return-applicant',
      await harness.enterprise('return-enterprise'),
      'enterprise-clerk',
    );
    const caseId = await harness.submitted(applicant, 78);
    const desks = new DeskService(desk.work, editionsOf(), clock);
    expect(await desks.returnDate(sessionOf(clerk), caseId)).toMatchObject({
      dueAt: '2024-07-22T15:59:59.999Z',
      workingDays: 5,
    });
  });
});
