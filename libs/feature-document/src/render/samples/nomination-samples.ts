import type { ApplicantNoticeData } from '../applicant-notice';
import { draftNominationBody, nominationTitle, nounsOf, type ResultNouns } from '@linxuan/domain';
import type { NominationLetterData } from '../nomination-letter';
import type { NominationSummaryData, NominationSummaryRow } from '../nomination-summary';
import type { SubmissionReceiptData } from '../submission-receipt';

/** What the sample edition calls what it selects. */
export const NOUNS: ResultNouns = nounsOf({
  nouns: {
    item: { zh: '绿色技术', en: 'green technology' },
    title: { zh: '技术名称', en: 'Technology' },
    holder: { zh: '技术持有单位', en: 'Holder' },
    list: { zh: '绿色技术清单', en: 'list of green technologies' },
    area: { zh: '产业领域', en: 'Industry' },
    category: { zh: '产业类别', en: 'Branch' },
    summary: { zh: '工艺技术内容', en: 'Process' },
    parameters: { zh: '主要技术参数', en: 'Main parameters' },
  },
});

/** A name of exactly 60 characters. */
export const LONG_NAME =
  '面向钢铁石化建材有色等高耗能行业的中低温余热梯级利用耦合跨季节相变储热与智慧调控一体化成套技术装备及其规模化应用解决方案';

/** A fictional SHA-256 in hex. */
export const digest = (seed: number): string =>
  Array.from({ length: 64 }, (_, index) => ((seed * 7 + index * 11) % 16).toString(16)).join('');

const NAMES = [
  '工业窑炉烟气余热深度回收与消白一体化技术',
  LONG_NAME,
  '退役光伏组件无害化拆解与高值再生技术',
  '高盐废水分质结晶资源化利用技术',
  '矿山生态修复植生基材原位制备技术',
  '超低温空气源热泵供暖机组关键技术',
];

function summaryRow(index: number): NominationSummaryRow {
  return {
    rank: index + 1,
    name: NAMES[index % NAMES.length] ?? '',
    holder: `岚川省云岫绿能科技第${index + 1}有限责任公司`,
    uscc: `91330000MA2000${String(index).padStart(3, '0')}X`,
    area: index % 2 === 0 ? '节能降碳产业' : '资源循环利用产业',
    category: index % 2 === 0 ? '高效节能装备制造' : '新能源与清洁能源装备回收利用',
    caseCount: 2 + index,
    patents: [
      `ZL20201${String(index).padStart(7, '0')}.X（发明）`,
      `ZL20212${String(index).padStart(7, '0')}.3（实用新型）`,
    ],
    effects: [`节能量 ${(index + 1) * 1250} tce/年`, `减排 ${(index + 1) * 3210.5} tCO₂/年`],
    opinion: '技术成熟、节能减排效果明显，六部门会审一致同意，同意推荐。',
    contact: { person: '林某某', phone: '0000-8000000' },
  };
}

export function sampleSummary(count = 6): NominationSummaryData {
  return {
    nouns: NOUNS,
    title: '绿色技术推荐汇总表（2024年度）',
    annexLabel: '附件1',
    nominator: '岚川省发展和改革委员会',
    date: '2024-07-26',
    rows: Array.from({ length: count }, (_, index) => summaryRow(index)),
    preparedBy: '周某某',
    releasedBy: '陈某某',
    phone: '0000-8000001',
  };
}

export function sampleLetter(changes: Partial<NominationLetterData> = {}): NominationLetterData {
  return {
    form: 'letter',
    issuers: ['岚川省发展和改革委员会'],
    documentNumber: { prefix: '岚发改函', year: 2024, sequence: 128 },
    addressee: '国家发展改革委办公厅',
    title: nominationTitle(NAMES[0] ?? '', 6, '绿色技术'),
    paragraphs: draftNominationBody({
      call: '《国家发展改革委办公厅等8部门关于组织推荐绿色技术的通知》（发改办环资〔2024〕528号）',
      self: '我委',
      jointDepartments: [
        '省科技厅',
        '省工业和信息化厅',
        '省自然资源厅',
        '省生态环境厅',
        '省住房城乡建设厅',
        '省能源局',
      ],
      received: 40,
      items: NAMES,
      objectName: '绿色技术',
    }),
    attachments: [
      '绿色技术推荐汇总表（2024年度）',
      `绿色技术申报表（${LONG_NAME}）`,
      '专利证书、第三方检测报告和应用实例证明材料',
    ],
    signatories: ['岚川省发展和改革委员会'],
    date: '2024-07-26',
    contact: { person: '周某某', phone: '0000-8000001' },
    ...changes,
  };
}

const NOTICE = {
  issuer: '岚川省发展和改革委员会',
  documentNumber: '岚发改绿技受[2024]017号',
  applicant: '岚川省云岫绿能科技有限责任公司',
  programme: '绿色技术推荐（2024年度）',
  basis: '发改办环资〔2024〕528号',
  caseNumber: 'GT2024-LC-0017',
  name: LONG_NAME,
  receivedOn: '2024-06-28',
  date: '2024-07-03',
  contact: { person: '周某某', phone: '0000-8000001' },
} as const;

export function sampleNotice(kind: ApplicantNoticeData['kind']): ApplicantNoticeData {
  switch (kind) {
    case 'acceptance':
      return { ...NOTICE, kind };
    case 'correction':
      return {
        ...NOTICE,
        kind,
        dueDate: '2024-07-12',
        items: [
          {
            field: '应用实例2：投运日期',
            problem: '填写日期为2023年8月15日，截至申报日不足1年。',
            requirement: '核实投运日期；如确不足1年，请更换为已应用1年以上的国内实例。',
          },
          {
            field: '第三方检测报告',
            problem: '扫描件缺少签字盖章页，无法确认出具机构资质。',
            requirement: '上传完整报告及机构资质证书，PDF格式，不超过20MB。',
          },
          {
            field: '专利ZL202010000001.X',
            problem: '专利权人与申报单位名称不一致。',
            requirement: '提供专利转让或许可证明。',
          },
        ],
      };
    case 'non-acceptance':
      return {
        ...NOTICE,
        kind,
        remedy: '如对本决定有异议，可在收到本通知书之日起10个工作日内向我单位书面反映。',
        reasons: [
          '申报单位未提供专利证书，不符合“自主知识产权以专利证书为准”的要求；',
          '国内应用实例仅1个，少于规定的2个。',
        ],
      };
  }
}

export function sampleReceipt(files = 4, language: SubmissionReceiptData['language'] = 'zh-CN'): SubmissionReceiptData {
  return {
    language,
    nouns: NOUNS,
    programme: language === 'en' ? 'Green technology nomination 2024' : '绿色技术推荐（2024年度）',
    caseNumber: 'GT2024-LC-0017',
    applicant: '岚川省云岫绿能科技有限责任公司',
    name: LONG_NAME,
    receivedBy: '岚川省发展和改革委员会',
    submittedBy: '林某某',
    acceptedAt: '2024-06-28T15:59:59.000Z',
    version: 3,
    sha256: digest(5),
    files: Array.from({ length: files }, (_, index) => ({
      name: `材料${index + 1}-第三方检测报告（扫描件，含资质证书及签字盖章页）.pdf`,
      slot: index % 2 === 0 ? '检测报告' : '应用实例证明',
      bytes: 350_000 * (index + 1),
      sha256: digest(index),
    })),
  };
}
