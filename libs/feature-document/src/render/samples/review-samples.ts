import type { DepartmentReviewPaperData } from '../department-review-paper';
import type { EligibilityPaperData } from '../eligibility-paper';
import type { ExpertScoreSheetData } from '../expert-score-sheet';
import type { JointOpinionPaperData } from '../joint-opinion-paper';
import type { ListDecisionMinutesData } from '../list-decision-minutes';
import type { PanelMinutesData } from '../panel-minutes';
import type { PanelSummaryData } from '../panel-summary';
import { LONG_NAME, NOUNS } from './nomination-samples';

const SUBJECT = {
  nouns: NOUNS,
  caseNumber: 'GT2024-LC-0017',
  name: LONG_NAME,
  holder: '岚川省云岫绿能科技有限责任公司',
  area: '节能降碳产业',
  category: '高效节能装备制造',
} as const;

export function sampleJointOpinion(): JointOpinionPaperData {
  return {
    ...SUBJECT,
    title: '绿色技术推荐初审会审意见表',
    lead: '岚川省发展和改革委员会',
    opinions: [
      {
        department: '省科学技术厅',
        verdict: 'agree',
        text: '核心专利权属清晰，技术水平先进。',
        person: '王某',
        date: '2024-07-08',
      },
      { department: '省工业和信息化厅', verdict: 'agree', text: '', person: '赵某', date: '2024-07-09' },
      {
        department: '省生态环境厅',
        verdict: 'disagree',
        text: '第二个应用实例的环保验收材料不完整，建议补充后再行推荐。',
        person: '孙某',
        date: '2024-07-09',
        leadAnswer: {
          text: '申报单位已于7月11日补充验收意见，材料经核对完整，仍予推荐。',
          person: '陈某某',
          date: '2024-07-12',
        },
      },
      {
        department: '省住房和城乡建设厅',
        verdict: 'abstain',
        text: '不属于我厅职责范围。',
        person: '钱某',
        date: '2024-07-10',
      },
      { department: '省能源局', verdict: 'overdue', text: '', person: '', date: null },
    ],
    conclusion: { text: '会审部门多数同意，不同意见已书面答复。同意推荐。', person: '陈某某', date: '2024-07-15' },
  };
}

export function sampleEligibility(): EligibilityPaperData {
  return {
    ...SUBJECT,
    title: '绿色技术推荐条件审核表',
    nominator: '岚川省发展和改革委员会',
    ruleVersion: '2024.1',
    rules: [
      {
        requirement: '在国内已有至少2个应用实例并已应用1年以上',
        facts: [
          '实例1：岚川某热电厂，国内，2021-03-01投运，至2024-07-31共3年',
          '实例2：青屏某化工园区，国内，2023-06-10投运，至2024-07-31共1年',
        ],
        computed: 'met',
        decided: 'met',
        person: '何某',
      },
      {
        requirement: '拥有自主知识产权，以专利证书为准',
        facts: ['ZL202010000001.X，发明，专利权人为持有单位'],
        computed: 'met',
        decided: 'met',
        person: '何某',
      },
      {
        requirement: '由具备资质的第三方机构出具检测报告或技术评估报告',
        facts: ['报告编号 LC-2024-0088；机构资质编号未识别'],
        computed: 'undetermined',
        decided: 'met',
        reason: '经查机构资质证书有效，覆盖所检项目。',
        person: '何某',
      },
      {
        requirement: '未列入企业经营异常名录',
        facts: ['2024-08-02查询：无记录'],
        computed: 'met',
        decided: 'met',
        person: '何某',
      },
    ],
    conclusion: '符合条件，建议进入部门审核。',
    checkedBy: '何某',
    confirmedBy: '吕某',
    date: '2024-08-05',
  };
}

export function sampleDepartmentReview(): DepartmentReviewPaperData {
  return {
    ...SUBJECT,
    title: '绿色技术部门审核表',
    nominator: '岚川省发展和改革委员会',
    department: '节能与综合利用主管部门',
    duty: '工业节能与综合利用',
    dueDate: '2024-08-30',
    verdict: 'pass',
    points: [
      { question: '先进性', finding: '余热回收率较行业平均水平高12个百分点，达到国内领先水平。' },
      { question: '适用性', finding: '已在化工、建材两个行业应用，具备推广条件。' },
      { question: '数据一致性', finding: '申报表与检测报告的能效数据一致。' },
    ],
    askedBack: {
      question: '实例2的节能量计算边界是否包含蒸汽外供部分？',
      answer: '不包含，已按企业边界重新核算并补充说明。',
      date: '2024-08-20',
    },
    opinion: '同意进入评审。',
    reviewer: '许某',
    head: '沈某',
    date: '2024-08-26',
  };
}

export function sampleScoreSheet(): ExpertScoreSheetData {
  return {
    nouns: NOUNS,
    title: '绿色技术专家评分表',
    stage: '书面评审',
    caseNumber: SUBJECT.caseNumber,
    name: LONG_NAME,
    area: SUBJECT.area,
    panel: '节能降碳第一组',
    expert: '专家A-03',
    criteria: [
      {
        name: '绿色效果',
        guidance: '节能降碳、环境保护或资源高效利用效果显著',
        maximum: 30,
        score: 27.5,
        comment: '单位产品能耗降幅明显，数据有第三方报告支撑。',
      },
      { name: '先进性', guidance: '先进性、引领性、示范性', maximum: 25, score: 22, comment: '换热结构有原创性。' },
      {
        name: '成熟度',
        guidance: '成熟可靠，应用实例运行稳定',
        maximum: 20,
        score: 18,
        comment: '两个实例均稳定运行一年以上。',
      },
      { name: '经济性', guidance: '经济适用，投资回收期合理', maximum: 15, score: 11, comment: '初始投资偏高。' },
      { name: '推广价值', guidance: '推广价值和应用前景', maximum: 10, score: 9, comment: '' },
    ],
    overall: '技术成熟、效果显著，建议在高耗能行业推广；建议补充长周期运行数据。',
    passed: true,
    recusalDeclared: true,
    date: '2024-09-12',
  };
}

export function samplePanelSummary(count = 12): PanelSummaryData {
  return {
    nouns: NOUNS,
    title: '绿色技术书面评审汇总表',
    panel: '节能降碳第一组',
    area: SUBJECT.area,
    criteria: [
      { name: '绿色效果', maximum: 30 },
      { name: '先进性', maximum: 25 },
      { name: '成熟度', maximum: 20 },
      { name: '经济性', maximum: 15 },
      { name: '推广价值', maximum: 10 },
    ],
    cases: Array.from({ length: count }, (_, index) => ({
      caseNumber: `GT2024-LC-${String(index + 1).padStart(4, '0')}`,
      name: index === 1 ? LONG_NAME : `工业余热回收利用技术（第${index + 1}项）`,
      criterionMeans: [27 - index * 0.6, 22.33, 17.5, 12, 8.67],
      mean: 87.5 - index * 1.25,
      spread: 4 + index,
      deviation: 1.75 + index * 0.2,
      sheets: 5,
      passed: Math.max(0, 5 - Math.floor(index / 3)),
      remark: index === 11 ? '专家分歧较大，提请复议' : '',
    })),
    chair: '郑某',
    recorder: '冯某',
    date: '2024-09-13',
  };
}

export function samplePanelMinutes(): PanelMinutesData {
  return {
    nouns: NOUNS,
    title: '绿色技术推荐节能降碳第一组书面评审会议纪要',
    organiser: '绿色技术评审工作组',
    date: '2024-09-13',
    place: '岚川会议中心',
    chair: '郑某',
    recorder: '冯某',
    members: [
      { name: '郑某', organisation: '岚川理工大学', specialty: '热能工程' },
      { name: '卫某', organisation: '青屏节能研究院', specialty: '工业节能' },
      { name: '蒋某', organisation: '云岫大学环境学院', specialty: '大气污染防治' },
      { name: '韩某', organisation: '岚川设计研究院有限公司', specialty: '化工工艺' },
      { name: '杨某', organisation: '东麓经济研究所', specialty: '技术经济' },
    ],
    observers: ['工作组秘书处', '纪检监督人员'],
    recusals: [
      { expert: '卫某', caseNumber: 'GT2024-LC-0005', reason: '与申报单位近三年有合作项目', replacement: '秦某' },
    ],
    proceedings: [
      '会前各专家独立审阅材料并填写评分表，评分在全部提交前相互保密。',
      '会议听取了秘书处关于材料审核情况的说明，逐项讨论了评分差异较大的技术。',
    ],
    results: samplePanelSummary(8).cases.map(({ caseNumber, name, mean }, index) => ({
      caseNumber,
      name,
      mean,
      conclusion: index < 5 ? '进入技术答辩' : '不进入技术答辩',
    })),
    dissents: [{ expert: '杨某', text: '认为GT2024-LC-0004的投资回收期测算偏乐观，保留意见。' }],
  };
}

export function sampleListDecision(areas = 2, perArea = 9): ListDecisionMinutesData {
  return {
    nouns: NOUNS,
    evaluations: [
      { kind: 'written', title: '书面评审' },
      { kind: 'oral', title: '技术答辩' },
    ],
    title: '关于研究确定2024年度绿色技术清单的会议纪要',
    organiser: '绿色技术评审工作组',
    date: '2024-10-21',
    place: '第二会议室',
    chair: '吕某',
    attendees: ['何某', '许某', '沈某', '冯某'],
    deliberation: [
      { kind: 'heading', level: 1, text: '评审总体情况' },
      { kind: 'paragraph', text: '经条件审核、部门审核、书面评审、技术答辩和部门复核，共形成排序名单。' },
      { kind: 'heading', level: 1, text: '确定原则' },
      { kind: 'heading', level: 2, text: '按领域排序' },
      { kind: 'paragraph', text: '各领域按总分由高到低排序，以入选线为界。' },
      { kind: 'heading', level: 2, text: '例外情形' },
      { kind: 'paragraph', text: '线上不入选或者线下入选的，逐项写明理由。' },
    ],
    areas: ['节能降碳产业', '环境保护产业', '资源循环利用产业'].slice(0, areas).map((area, at) => ({
      area,
      cutAfter: 5,
      items: Array.from({ length: perArea }, (_, index) => ({
        rank: index + 1,
        caseNumber: `GT2024-${at + 1}-${String(index + 1).padStart(3, '0')}`,
        name: index === 2 ? LONG_NAME : `${area}关键技术（第${index + 1}项）`,
        nominator: '岚川省发展和改革委员会',
        writtenMean: 90 - index,
        oralMean: 91.5 - index * 1.1,
        total: 90.75 - index * 1.05,
        listed: index < 5 && index !== 3,
        ...(index === 3 ? { reason: '与清单内技术重复' } : {}),
      })),
    })),
    proposedBy: '何某',
    approvedBy: '吕某',
  };
}
