import type { papers } from '@linxuan/contracts';
import type { Actor } from '@linxuan/domain';
import { CaseDocumentService } from '@linxuan/feature-document';
import {
  ConditionService,
  ListPaperService,
  ListService,
  PanelService,
  PaperService,
  ReviewService,
} from '@linxuan/feature-evaluation';
import { NominationPapersService } from '@linxuan/feature-nomination';
import { NoticeService, PublicationPaperService } from '@linxuan/feature-publication';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import type { Papers } from '@linxuan/platform';
import { applicationContent, checkLedger, currentWorkingSet, replayWorkingSet, worldDigest } from '@linxuan/testing';
import { EvaluationHarness, SESSION } from '../../libs/feature-evaluation/src/evaluation-harness.spec-support';

const SYSTEM: Actor = { userId: '00000000-0000-4000-a000-000000000000', orgId: 'system', role: 'system' };

/** Hands the data back as text, so that the test sees what would be drawn. */
const drawer: Papers = { render: async (name, data) => Buffer.from(JSON.stringify([name, data])) };

/**
 * A receipt names its revision, so the newest one speaks of the newest revision and each earlier one stays as it is.
 */
type Frozen = Exclude<papers.PaperName, 'submission-receipt.docx'>;

/**
 * Every kind of paper that tells of something decided: drawn when it was decided and drawn again after the application
 * was corrected once more, under another name, by another holder and in another category, it says the same.
 */
describe('papers of what was decided', () => {
  let harness: EvaluationHarness;
  let caseId: string;
  let batch: string;
  let officer: Actor;
  let draw: Record<Frozen, () => Promise<{ bytes: Buffer } | Buffer>>;
  let publicWork: UnitOfWork;
  let before: Map<string, string>;

  const dossier = async (stage: string, owner = 'ndrc') =>
    (
      await harness.one<{ id: string }>(
        `SELECT id FROM dossier WHERE stage = $1 AND owner_org = $2 AND state = 'drafted'`,
        [stage, owner],
      )
    ).id;
  const drawn = async (): Promise<Map<string, string>> => {
    const found = new Map<string, string>();
    for (const [name, paper] of Object.entries(draw)) {
      const one = await paper();
      found.set(name, ('bytes' in one ? one.bytes : one).toString());
    }
    for (const view of ['public_notice_item', 'public_entry'])
      found.set(view, JSON.stringify(await publicWork.source.query(`SELECT * FROM ${view} ORDER BY 1, 2, 3`)));
    return found;
  };

  beforeAll(async () => {
    harness = await EvaluationHarness.start();
    publicWork = new UnitOfWork(
      await createDataSource(harness.engine.database.urlFor('app_public'), { poolSize: 1 }).initialize(),
    );
    const { engine } = harness;
    const [clerk, lead] = [await harness.clerk(), await harness.lead()];
    officer = await engine.person('officer', 'ndrc', 'publicity-officer');
    [caseId = ''] = await harness.received(1, 2);
    batch = (
      await harness.one<{ id: string }>(`SELECT dossier_id AS id FROM dossier_item WHERE case_id = $1`, [caseId])
    ).id;
    await harness.pass(caseId);
    await harness.answer(caseId, 'department-review');
    const experts = [await harness.expert(1), await harness.expert(2), await harness.expert(3)];
    for (const stage of ['written-evaluation', 'oral-defence']) {
      await harness.seat(caseId, experts, stage === 'oral-defence' ? { session: { ...SESSION, at: engine.now } } : {});
      for (const expert of experts) await harness.seal(caseId, stage, expert, 80);
      await engine.must(lead, 'case', caseId, 'conclude', {});
    }
    await harness.answer(caseId, 'recheck');
    const list = await dossier('list-decision');
    await engine.must(clerk, 'dossier', list, 'prepare', {
      items: [{ caseId, listed: true }],
      minutes: '经研究，同意列入。',
    });
    await engine.must(lead, 'dossier', list, 'decide', {});
    const notice = await dossier('public-notice');
    await engine.must(officer, 'dossier', notice, 'prepare', { title: '公示', text: '现予公示。', contact: '电话' });
    await engine.must(lead, 'dossier', notice, 'publish');
    harness.at('2024-07-30T01:00:00.000Z');
    await engine.must(SYSTEM, 'dossier', notice, 'close');
    await engine.must(officer, 'case', caseId, 'classify', { category: '7.1.1' });
    await engine.must(officer, 'case', caseId, 'draft-entry', {
      name: '余热梯级利用技术',
      process: '分级回收。',
      parameters: [{ name: '热效率', value: '92', unit: '%' }],
      cases: [{ title: '案例1', content: '建设内容' }],
    });
    await engine.must(
      await engine.person('applicant-1', 'enterprise-1', 'enterprise-clerk'),
      'case',
      caseId,
      'confirm-entry',
    );
    const catalogue = await dossier('publication');
    await engine.must(officer, 'dossier', catalogue, 'prepare', {
      title: '绿色技术推广目录',
      number: '发改环资〔2024〕1812号',
      date: '2024-12-24',
    });
    await engine.must(lead, 'dossier', catalogue, 'publish');

    const { work, editions, clock } = harness;
    const as = (actor: Actor) => harness.session(actor);
    const letters = new NominationPapersService(work, editions, drawer, clock);
    const cases = new CaseDocumentService(work, editions, drawer, clock);
    const panels = new PanelService(work, editions, clock);
    const reviews = new ReviewService(work, editions, clock);
    const evaluation = new PaperService(
      work,
      editions,
      drawer,
      clock,
      new ConditionService(work, editions, clock),
      reviews,
      panels,
    );
    const minutes = new ListPaperService(work, editions, drawer, clock, new ListService(work, editions, clock));
    const publication = new PublicationPaperService(
      work,
      editions,
      drawer,
      new NoticeService(work, editions, clock),
      clock,
    );
    const province = await engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    const { org_id: department } = await harness.one<{ org_id: string }>(
      `SELECT org_id FROM opinion WHERE case_id = $1 AND stage = 'department-review' LIMIT 1`,
      [caseId],
    );
    const seat = await harness.seatOf(caseId, 'written-evaluation', experts[0] as Actor);
    const zh = { language: 'zh' } as const;
    draw = {
      'nomination-letter.docx': () => letters.draw(as(province), batch, 'letter.docx'),
      'nomination-summary.docx': () => letters.draw(as(clerk), batch, 'summary.docx'),
      'nomination-summary.xlsx': () => letters.draw(as(clerk), batch, 'summary.xlsx'),
      'applicant-notice.docx': () => cases.draw(as(province), caseId, 'notice.docx', zh),
      'joint-opinion-sheet.docx': () => cases.draw(as(province), caseId, 'opinion-sheet.docx', zh),
      'eligibility-sheet.docx': () => evaluation.eligibilityPaper(as(clerk), caseId),
      'department-review-sheet.docx': () =>
        evaluation.departmentPaper(as(clerk), caseId, 'department-review', department),
      'expert-score-sheet.docx': () => evaluation.scoreSheet(as(lead), caseId, 'written-evaluation', seat.id),
      'panel-summary.docx': () => evaluation.panelSummary(as(lead), caseId, 'written-evaluation'),
      'panel-minutes.docx': () => evaluation.panelMinutes(as(lead), caseId, 'oral-defence'),
      'list-decision-minutes.docx': () => minutes.minutes(as(lead), list),
      'public-notice.docx': () => publication.notice(as(officer), notice),
      'catalogue.docx': () => publication.catalogue(as(officer), catalogue, 'docx'),
      'catalogue.xlsx': () => publication.catalogue(as(officer), catalogue, 'xlsx'),
      'catalogue.csv': () => publication.catalogue(as(officer), catalogue, 'csv'),
      'catalogue.json': () => publication.catalogue(as(officer), catalogue, 'json'),
    };
    before = await drawn();
    harness.at('2024-12-30T01:00:00.000Z');
    await correctedOnceMore();
  }, 240_000);
  afterAll(async () => {
    await publicWork.source.destroy();
    await harness.stop();
  });

  /** As a further round of an edition with one leaves it; the way there is other suites' matter. */
  async function correctedOnceMore(): Promise<void> {
    const { engine } = harness;
    const sha = await engine.store({
      ...applicationContent(99, { name: '另名技术', holder: '另名企业', area: '1', category: '1.1' }),
    });
    await engine.work.source.query(
      `INSERT INTO case_revision (case_id, revision, sha, changed, submitted_by, submitted_at)
       SELECT id, revision + 1, $2, '{}', (SELECT submitted_by FROM case_revision WHERE case_id = $1 LIMIT 1), $3 FROM case_file WHERE id = $1`,
      [caseId, sha, engine.now],
    );
    await engine.work.source.query(
      `UPDATE case_file SET title = '另名技术', holder_name = '另名企业', area = '1', category = '1.1', final_category = '1.1',
         revision = revision + 1, revision_sha = $2 WHERE id = $1`,
      [caseId, sha],
    );
  }

  it('say the same after the application was corrected', async () => {
    const after = await drawn();
    for (const [name, text] of before) {
      // Of every kind there is something to compare.
      expect([name, text.length > 60]).toEqual([name, true]);
      expect([name, after.get(name)]).toEqual([name, text]);
    }
    expect([...before.values()].join('')).not.toContain('另名');
  });

  it('keep what they were drawn of in the ledger, which rebuilds it', async () => {
    expect((await checkLedger(harness.engine.work)).faults).toEqual([]);
    const [rebuilt, stored] = [
      await replayWorkingSet(harness.engine.work),
      await currentWorkingSet(harness.engine.work),
    ];
    const items = (workingSet: typeof stored) =>
      [...workingSet.dossierItem.values()].sort((a, b) => a.id.localeCompare(b.id));
    expect(items(stored).every(({ title }) => title !== null)).toBe(true);
    expect(items(rebuilt)).toEqual(items(stored));
    expect(worldDigest(rebuilt)).not.toBe('');
  });
});
