import { renderDepartmentReviewPaper } from './department-review-paper';
import { renderEligibilityPaper } from './eligibility-paper';
import { renderExpertScoreSheet } from './expert-score-sheet';
import { renderJointOpinionPaper } from './joint-opinion-paper';
import { renderListDecisionMinutes } from './list-decision-minutes';
import { renderPanelMinutes } from './panel-minutes';
import { renderPanelSummary } from './panel-summary';
import { readDocx } from './samples/read-office';
import {
  sampleDepartmentReview,
  sampleEligibility,
  sampleJointOpinion,
  sampleListDecision,
  samplePanelMinutes,
  samplePanelSummary,
  sampleScoreSheet,
} from './samples/review-samples';

describe('papers of the review', () => {
  it('shows every department with its opinion and the answer to a dissent', async () => {
    const { rows } = await readDocx(await renderJointOpinionPaper(sampleJointOpinion()));
    const opinions = new Map(rows.map((row) => [row[0], row[1]]));
    expect(opinions.get('省科学技术厅')).toBe('同意：核心专利权属清晰，技术水平先进。签字：王某    2024年7月8日');
    expect(opinions.get('省工业和信息化厅')).toMatch(/^同意签字/);
    expect(opinions.get('省能源局')).toBe('逾期未反馈');
    const at = rows.findIndex(([label]) => label === '省生态环境厅');
    expect(rows[at + 1]?.[0]).toBe('牵头部门对不同意见的答复');
    expect(rows[at + 1]?.[1]).toContain('仍予推荐');
  });

  it('shows a rule with its facts, both verdicts and the reason for overruling', async () => {
    const { rows } = await readDocx(await renderEligibilityPaper(sampleEligibility()));
    const rule = rows.find(([, requirement]) => requirement?.startsWith('由具备资质'));
    expect(rule?.slice(2)).toEqual([
      '报告编号 LC-2024-0088；机构资质编号未识别',
      '待人工判定',
      '符合',
      '经查机构资质证书有效，覆盖所检项目。何某',
    ]);
  });

  it('shows the department review', async () => {
    const { text } = await readDocx(await renderDepartmentReviewPaper(sampleDepartmentReview()));
    expect(text).toContain('审核结论通过');
    expect(text).toContain('问：实例2的节能量');
  });

  it('adds up a complete score sheet and leaves the total of an incomplete one open', async () => {
    const complete = await readDocx(await renderExpertScoreSheet(sampleScoreSheet()));
    expect(complete.rows.find(([label]) => label === '合计')).toEqual(['合计', '100', '87.5', '']);
    const sample = sampleScoreSheet();
    const open = await readDocx(
      await renderExpertScoreSheet({
        ...sample,
        criteria: sample.criteria.map((one, index) => (index === 0 ? { ...one, score: null } : one)),
      }),
    );
    expect(open.rows.find(([label]) => label === '合计')).toEqual(['合计', '100', '', '']);
  });

  it('shows mean, spread and every criterion of the panel', async () => {
    const { rows, xml } = await readDocx(await renderPanelSummary(samplePanelSummary(3)));
    expect(xml).toContain('w:orient="landscape"');
    expect(rows[0]?.slice(3, 11)).toEqual([
      '绿色效果（30分）',
      '先进性（25分）',
      '成熟度（20分）',
      '经济性（15分）',
      '推广价值（10分）',
      '平均分',
      '极差',
      '标准差',
    ]);
    expect(rows[1]?.slice(3, 12)).toEqual(['27', '22.33', '17.5', '12', '8.67', '87.5', '4', '1.75', '5/5']);
  });

  it('keeps minutes with recusals and dissent', async () => {
    const { text, rows } = await readDocx(await renderPanelMinutes(samplePanelMinutes()));
    expect(rows).toContainEqual(['卫某', 'GT2024-LC-0005', '与申报单位近三年有合作项目', '秦某']);
    expect(text).toContain('五、不同意见杨某：');
    expect(
      (await readDocx(await renderPanelMinutes({ ...samplePanelMinutes(), recusals: [], dissents: [] }))).text,
    ).toContain('无应当回避的情形');
  });

  it('draws the cut line in each area and gives the reason of an exception', async () => {
    const { rows, text } = await readDocx(await renderListDecisionMinutes(sampleListDecision(2, 9)));
    const cuts = rows.flatMap((row, index) => (row[0]?.includes('入选线') ? [index] : []));
    expect(cuts).toEqual([6, 17]);
    expect(rows[5]?.[0]).toBe('5');
    expect(rows[4]?.[7]).toBe('不入选与清单内技术重复');
    expect(text).toContain('确定其中8项列入绿色技术清单');
    expect(text).toContain('（一）按领域排序');
  });

  it('says so where an exception has no reason', async () => {
    const sample = sampleListDecision(1, 2);
    const areas = sample.areas.map((area) => ({ ...area, cutAfter: 0 }));
    const { rows } = await readDocx(await renderListDecisionMinutes({ ...sample, areas }));
    expect(rows[1]?.[0]).toContain('以上0项');
    expect(rows[2]?.[7]).toBe('入选未写明理由');
  });
});
