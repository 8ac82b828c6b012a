import { correctionText } from '@linxuan/contracts';
import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { editionsOf, EngineHarness } from '@linxuan/testing';
import { CaseDocumentService } from './case-document.service';
import { PapersService } from './papers.service';
import { readDocx } from './render/samples/read-office';

const GUANGDONG = 'ndrc-440000';

const editions = editionsOf();

function sessionOf(actor: Actor): SessionActor {
  const queues = [`${actor.orgId}/${actor.role}`];
  return {
    ...actor,
    displayName: '',
    locale: 'zh-CN',
    actingFor: null,
    queues,
    scope: { ...actor, queues },
    mustChange: false,
    csrf: '',
    membershipId: '',
    principal: '',
    session: '',
  };
}

describe('papers of a case on a real database', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let documents: CaseDocumentService;
  let clerk: Actor;
  let applicant: Actor;
  const clock = new Clock();
  const text = async (actor: Actor, caseId: string, name: string, kind?: string) => {
    const { fileName, bytes } = await documents.draw(sessionOf(actor), caseId, name, { kind, language: 'zh' });
    return { fileName, ...(await readDocx(bytes)) };
  };

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    documents = new CaseDocumentService(work, editions, new PapersService({ mode: 'production' }), clock);
    clerk = await harness.person(`clerk-${GUANGDONG}`, GUANGDONG, 'nominator-clerk');
    applicant = await harness.person('applicant', await harness.enterprise('enterprise'), 'enterprise-clerk');
    clock.shift(Date.parse(harness.now) - Date.now());
  }, 120_000);
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  it('draws the receipt of the last submission for its applicant and its reviewer, and for nobody else', async () => {
    const caseId = await harness.submitted(applicant, 5);
    const receipt = await text(applicant, caseId, 'receipt.docx');
    expect(receipt.fileName).toMatch(/^2024-\d{5} 提交回执\.docx$/);
    expect(receipt.text).toContain('第5号余热梯级利用技术');
    expect(receipt.text).toContain('2024年7月15日 09:00:00');
    expect(receipt.text).toContain('广东省发展和改革委员会');
    await expect(text(clerk, caseId, 'receipt.docx')).resolves.toBeDefined();
    const stranger = await harness.person('stranger', 'ndrc-330000', 'nominator-clerk');
    await expect(text(stranger, caseId, 'receipt.docx')).rejects.toMatchObject({ code: 'subject.notFound' });
    await expect(text(clerk, caseId, 'notice.docx')).rejects.toMatchObject({ code: 'subject.notFound' });
  });

  it('names each field to correct with its own remark and the day by which', async () => {
    const caseId = await harness.submitted(applicant, 6);
    const reason = correctionText(
      [{ place: '应用案例 › 第 2 行 › 投入使用日期', remark: '与证明材料不一致，请核实。' }],
      '改正后请一并核对附件。',
    );
    await harness.must(clerk, 'case', caseId, 'return', {
      fields: ['/cases/1/startDate', '/technology/scope'],
      reason,
    });
    const notice = await text(applicant, caseId, 'notice.docx');
    expect(notice.fileName).toContain('补正通知书');
    expect(notice.text).toContain('2024年7月22日前');
    expect(notice.rows.slice(1).map((row) => row.slice(1, 3))).toEqual([
      ['应用案例 › 第 2 行 › 投入使用日期', '与证明材料不一致，请核实。'],
      ['技术信息 › 适用范围', '改正后请一并核对附件。'],
    ]);
  });

  it('tells acceptance from non-acceptance, with the words of the listed reason', async () => {
    const accepted = await harness.submitted(applicant, 7);
    await harness.must(clerk, 'case', accepted, 'accept');
    expect((await text(applicant, accepted, 'notice.docx')).text).toContain('受理通知书');
    const refused = await harness.submitted(applicant, 8);
    await harness.must(clerk, 'case', refused, 'reject', {
      reasonCode: 'duplicate',
      reason: '与已受理的申报为同一技术。',
    });
    const notice = await text(applicant, refused, 'notice.docx');
    expect(notice.text).toContain('不予受理通知书');
    expect(notice.text).toContain('同一技术重复申报');
    expect(notice.text).toContain('与已受理的申报为同一技术。');
  });

  it('puts every opinion on the paper with the lead’s answer to a dissent; the applicant sees none of it', async () => {
    const caseId = await harness.submitted(applicant, 9);
    await harness.must(clerk, 'case', caseId, 'accept');
    await harness.must(clerk, 'case', caseId, 'ask', { departments: ['440000-mee'] });
    const reviewer = await harness.person('mee', '440000-mee', 'department-reviewer');
    const [opinion] = await harness.work.source.query(`SELECT id FROM opinion WHERE case_id = $1`, [caseId]);
    await harness.must({ ...reviewer, role: 'department-intake' }, 'opinion', opinion.id, 'assign', {
      userId: reviewer.userId,
    });
    await harness.must(reviewer, 'opinion', opinion.id, 'answer', { verdict: 'disagree', text: '验收材料不完整。' });
    await harness.must(clerk, 'case', caseId, 'conclude', {
      note: '材料已补齐。',
      dissentAnswers: [{ opinionId: opinion.id, answer: '已补充验收意见。' }],
      notAsked: '其余五个部门不涉及。',
    });
    const paper = await text(clerk, caseId, 'opinion-sheet.docx');
    for (const words of [
      '广东省生态环境主管部门',
      '不同意：验收材料不完整。',
      '已补充验收意见。',
      '同意推荐。材料已补齐。',
      '其余五个部门不涉及。',
    ])
      expect(paper.text).toContain(words);
    await expect(text(applicant, caseId, 'opinion-sheet.docx')).rejects.toMatchObject({ code: 'subject.notFound' });
  });
});
