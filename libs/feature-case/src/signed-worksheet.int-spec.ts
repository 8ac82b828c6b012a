import { randomUUID } from 'node:crypto';
import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, worksheetIn } from '@linxuan/platform';
import { doorOf, EngineHarness, sessionOf, standardContent, StageWalker } from '@linxuan/testing';
import { WorksheetService } from './worksheet.service';

jest.setTimeout(120_000);
const STAGE = 'expert-review';
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'taken',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

describe('what is signed is what the screen shows and the server has stored', () => {
  let engine: EngineHarness;
  let work: UnitOfWork;
  let worksheets: WorksheetService;
  let clock: Clock;
  let expert: Actor;
  let caseId: string;
  let seatId: string;
  let criteria: string[];
  beforeAll(async () => {
    engine = await EngineHarness.start([]);
    const walk = new StageWalker(engine);
    work = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    const edition = await engine.programme('carbon-footprint-standards/2025-1', '2024-09-10T01:00:00.000Z');
    caseId = await engine.opened(await walk.as('body-steel', 'enterprise-clerk'), edition, '铁合金产品碳足迹核算规则');
    await walk.submit(caseId, standardContent(1, '铁合金产品碳足迹核算规则', [['T/CISA 472-2024', '某某协会']]));
    await walk.to(caseId, STAGE);
    const experts = await walk.experts();
    await walk.must(caseId, 'authority', 'authority-clerk', 'seat', { experts: experts.map(({ userId }) => userId) });
    expert = experts[0] as Actor;
    const [seat] = await walk.rows<{ id: string }>(`SELECT id FROM seat WHERE expert_user = $1`, expert.userId);
    seatId = seat?.id ?? '';
    await engine.must(expert, 'seat', seatId, 'accept', { noConflict: true });
    const [rubric] = await walk.rows<{ criteria: { id: string }[] }>(
      `SELECT definition->'rubrics'->0->'criteria' AS criteria FROM edition WHERE id = $1`,
      edition,
    );
    criteria = (rubric?.criteria ?? []).map(({ id }) => id);
    clock = new Clock();
    clock.shift(Date.parse(engine.now) - Date.now());
    worksheets = new WorksheetService(work, clock);
  });
  afterAll(async () => {
    await work.source.destroy();
    await engine.stop();
  });

  let version = 0;
  const save = async (marks: Record<string, unknown>) => {
    const saved = await worksheets.write(sessionOf(expert), 'seat', seatId, STAGE, { marks, comment: '较好' }, version);
    version = saved.version;
  };
  const seal = (score: number, sheet?: string) => {
    const signed = worksheetIn(sheet);
    return codeOf(
      work.run(sessionOf(expert).scope, async (tx) => {
        await doorOf(work, clock).accept(tx, sessionOf(expert), {
          subjectType: 'seat',
          subjectId: seatId,
          action: 'seal',
          version: 2,
          payload: {
            comment: '较好',
            scores: criteria.map((criterion) => ({ criterion, score, comment: '' })),
          },
          idempotencyKey: randomUUID(),
          ...(signed && { worksheet: signed }),
        });
        // What is tried here is the request service alone; the request is not kept.
        throw new DomainError('request.keyReused');
      }),
    ).then((code) => (code === 'request.keyReused' ? 'taken' : code));
  };
  const all = (mark: unknown) => Object.fromEntries(criteria.map((id) => [id, mark]));

  it('takes a score sheet where nothing was saved before', async () => {
    expect(await seal(80)).toBe('taken');
  });

  it.each([
    ['another mark', { score: 95.5, comment: '' }],
    ['a mark that was taken away', { score: null, comment: '' }],
    ['something typed that is no mark', { score: null, comment: '', wrong: '95.55' }],
    ['something typed over the mark', { score: 80, comment: '', wrong: '95.55' }],
  ])('refuses a mark where the stored sheet holds %s, in whichever criterion', async (_what, stored) => {
    for (const id of criteria) {
      await save({ ...all({ score: 80, comment: '' }), [id]: stored });
      expect(await seal(80)).toBe('sheet.notAsStored');
      expect(await seal(80, `${STAGE}/${version}`)).toBe('sheet.notAsStored');
    }
  });

  it('takes what is stored, in the version that is shown', async () => {
    await save(all({ score: 80, comment: '', wrong: '' }));
    expect(await seal(80)).toBe('worksheet.notNamed');
    expect(await seal(80, `${STAGE}/${version}`)).toBe('taken');
    for (const other of [version - 1, version + 1, 0])
      expect(await seal(80, `${STAGE}/${other}`)).toBe('worksheet.stale');
  });

  it('refuses a clerk who decides on an older worksheet than a colleague saved, whatever the action', async () => {
    const clerk = await engine.person('clerk-a', 'miit', 'authority-clerk');
    const [row] = await engine.work.source.query(`SELECT stage, authority_org, version FROM case_file WHERE id = $1`, [
      caseId,
    ]);
    const clerkSession = sessionOf({ ...clerk, orgId: row.authority_org });
    const saved = await worksheets.write(clerkSession, 'case', caseId, row.stage, { chair: '甲' }, 0);
    const act = (sheet: string) =>
      codeOf(
        work.run(clerkSession.scope, (tx) =>
          doorOf(work, clock).accept(tx, clerkSession, {
            subjectType: 'case',
            subjectId: caseId,
            action: 'conclude',
            version: row.version,
            payload: {},
            idempotencyKey: randomUUID(),
            ...(worksheetIn(sheet) && { worksheet: worksheetIn(sheet) ?? { stage: '', version: 0 } }),
          }),
        ),
      );
    expect(await act(`${row.stage}/0`)).toBe('worksheet.stale');
    expect(await act(`${row.stage}/${saved.version}`)).not.toBe('worksheet.stale');
  });

  it.each(['', 'x', 'a/b', '/1', 'a/-1', 'a/1/2', 'a/9999999999', `${'a'.repeat(65)}/1`])(
    'refuses the header %p as unreadable',
    (header) => expect(() => worksheetIn(header)).toThrow(new DomainError('request.worksheetUnreadable')),
  );
});
