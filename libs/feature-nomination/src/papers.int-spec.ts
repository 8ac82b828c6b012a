import { Readable } from 'node:stream';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NominationPapersDto } from '@linxuan/contracts';
import type { Actor } from '@linxuan/domain';
import { Clock, DomainError, type AppConfig, type FileStore, type Papers } from '@linxuan/platform';
import { EngineHarness, editionsOf, hostileFiles, pdf } from '@linxuan/testing';
import { OpinionInboxService } from './opinion-inbox.service';
import { ReviewOptionsService } from './review-options.service';
import { NominationPapersService } from './nomination-papers.service';
import { ScanService } from './scan.service';
import { sessionOf, CountedWork } from './counted-work.spec-support';
import { WorkspaceService } from './workspace.service';

const GUANGDONG = 'ndrc-440000';
const PDF = pdf();

const LETTER = { number: '粤发改〔2024〕9号', date: '2024-07-16', signatories: ['广东省发展和改革委员会'] };

/** Hands the data back as text, so that the test sees what would be drawn. */
const papers: Papers = {
  render: async (name, data) => Buffer.from(JSON.stringify([name, data])),
};

describe('papers of a nomination on a real database', () => {
  let harness: EngineHarness;
  let counted: CountedWork;
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
    counted = await CountedWork.open(harness);
    const editions = editionsOf();
    service = new NominationPapersService(counted.work, editions, papers, clock);
    scans = new ScanService(
      counted.work,
      store,
      { dataDir: await mkdtemp(join(tmpdir(), 'scan-')) } as AppConfig,
      clock,
    );
    clerk = await harness.person(`clerk-${GUANGDONG}`, GUANGDONG, 'nominator-clerk');
    lead = await harness.person('lead', GUANGDONG, 'nominator-lead');
    ministry = await harness.person('ministry', 'ndrc', 'authority-clerk');
    cases = [await harness.pooled(11), await harness.pooled(12)];
    for (const id of cases) await harness.must(clerk, 'case', id, 'nominate');
    dossierId =
      (await new WorkspaceService(counted.work, editions, clock).read(sessionOf(clerk), { language: 'zh' })).dossier
        ?.id ?? '';
  }, 120_000);
  afterAll(async () => {
    await counted.close();
    await harness.stop();
  });

  it('drafts the letter and the table from the batch, in the order of the worksheet', async () => {
    const drafted = await preview(clerk);
    expect(drafted.letter).toMatchObject({
      issuers: ['广东省发展和改革委员会'],
      addressee: '国家发展和改革委员会',
      documentNumber: null,
      date: null,
      title: '关于推荐“第11号余热梯级利用技术”等2项绿色技术的函',
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
    expect(drafted.order).toEqual(cases);
    const ranked = await preview(lead);
    expect(ranked.order).toEqual([cases[1], cases[0]]);
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

    await refusesWhatContradictsTheBatch();

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

  it('drafts the letter of the batch that it freezes, whatever the preview said before', async () => {
    const zhejiang = await harness.person('clerk-ndrc-330000', 'ndrc-330000', 'nominator-clerk');
    const releaser = await harness.person('lead-ndrc-330000', 'ndrc-330000', 'nominator-lead');
    const ids = [];
    for (const seed of [31, 32, 33]) ids.push(await harness.pooled(seed, 'ndrc-330000', '330100'));
    for (const id of ids.slice(0, 2)) await harness.must(zhejiang, 'case', id, 'nominate');
    const [{ id: batch }] = await harness.work.source.query(
      `SELECT id FROM dossier WHERE owner_org = 'ndrc-330000' AND stage = 'nomination' AND state = 'drafted'`,
    );
    const read = () => service.preview(sessionOf(zhejiang), batch);
    const body = ({ letter }: NominationPapersDto) => letter.paragraphs.map(({ text }) => text).join('\n');
    const before = await read();
    expect(body(before)).toContain('现推荐“第31号余热梯级利用技术”等2项绿色技术');
    // The batch, its order and what was received all change after the preview; the page sends no body.
    await harness.must(zhejiang, 'case', ids[2] ?? '', 'nominate');
    const order = [...ids].reverse();
    await harness.must(zhejiang, 'dossier', batch, 'prepare', { ...LETTER, order });
    const frozen = await read();
    expect(frozen.letter.title).toBe('关于推荐“第33号余热梯级利用技术”等3项绿色技术的函');
    expect(body(frozen)).toContain(
      '本次共收到申报3项，经初审、比选和排序，现推荐“第33号余热梯级利用技术”等3项绿色技术',
    );
    expect(frozen.summary.rows.map(({ name }) => name)).toEqual(
      [33, 32, 31].map((seed) => `第${seed}号余热梯级利用技术`),
    );
    // What is received later is of no concern to a letter that is signed.
    await harness.submitted(
      await harness.person('late', await harness.enterprise('late-enterprise', '330100'), 'enterprise-clerk'),
      34,
    );
    expect((await read()).letter).toEqual(frozen.letter);
    await harness.must(releaser, 'dossier', batch, 'release');
    expect((await read()).letter).toEqual(frozen.letter);
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

  /** A body that was drafted, or written, over another batch than the one that would be frozen. */
  async function refusesWhatContradictsTheBatch(): Promise<void> {
    const named = (first: number, count: number) => `现推荐“第${first}号余热梯级利用技术”等${count}项绿色技术。`;
    const other = await harness.pooled(13);
    for (const [body, code] of [
      [named(11, 2), 'letter.otherOrder'],
      [named(12, 3), 'letter.otherCount'],
      [named(13, 2), 'letter.namesOthers'],
    ] as const) {
      const { outcome } = await harness.act(clerk, 'dossier', dossierId, 'prepare', {
        ...LETTER,
        order: [cases[1], cases[0]],
        body,
      });
      expect([body, outcome]).toEqual([
        body,
        expect.objectContaining({ code, fields: [{ pointer: '/body', code: 'not-as-frozen' }] }),
      ]);
    }
    // An order over other items than the batch holds is one of an earlier batch.
    expect(
      (await harness.act(clerk, 'dossier', dossierId, 'prepare', { ...LETTER, order: [...cases, other] })).outcome,
    ).toMatchObject({ code: 'dossier.orderIncomplete' });
  }

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
    const asked = new OpinionInboxService(counted.work, editionsOf(), clock);
    const [opinion] = (await asked.list(sessionOf(reviewer), undefined)).data;
    expect(opinion).toMatchObject({
      caseId,
      state: 'asked',
      leadName: { zh: '广东省发展和改革委员会' },
      urgency: 'normal',
    });
    const options = new ReviewOptionsService(counted.work, editionsOf(), clock);
    expect((await options.reviewers(sessionOf({ ...reviewer, role: 'department-intake' }))).reviewers).toEqual([
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
      notAsked: '其余部门不涉及。',
    });
    const { pool } = await new WorkspaceService(counted.work, editionsOf(), clock).read(sessionOf(clerk), {
      language: 'zh',
    });
    expect(pool.find(({ id }) => id === caseId)?.opinions[0]).toMatchObject({
      verdict: 'disagree',
      text: '验收材料不完整。',
      answer: { text: '材料已补充，经核对完整。', by: `clerk-${GUANGDONG}` },
    });
    const stranger = await harness.person('stranger', '330000-mee', 'department-reviewer');
    const answersFor = (actor: Actor) =>
      counted.work.run(
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
    const options = new ReviewOptionsService(counted.work, editionsOf(), clock);
    expect(await options.returnDate(sessionOf(clerk), caseId)).toMatchObject({
      dueAt: '2024-07-22T15:59:59.999Z',
      workingDays: 5,
    });
  });
});
