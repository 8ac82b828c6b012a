import { site, type papers } from '@linxuan/contracts';
import {
  effectsToday,
  draftLetter,
  fieldColumns,
  nounsOf,
  resultColumns,
  type NoticeStage,
  type ProgrammeDefinition,
  type PublicationStage,
} from '@linxuan/domain';
import readXlsxFile from 'read-excel-file/node';
import { RENDERERS } from '../../libs/feature-document/src/papers.service';
import { readDocx } from '../../libs/feature-document/src/render/samples/read-office';
import { panelSummaryData, scoreSheetData } from '../../libs/feature-evaluation/src/paper-data';
import { evaluationsOf } from '../../libs/feature-evaluation/src/list-paper.service';
import { noticePaper } from '../../libs/feature-publication/src/notice-paper';
import { noticeSuggestion } from '../../libs/feature-publication/src/notice-suggestion';
import {
  deliveredEdition,
  editionNames,
} from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';
import { demoMarks } from '@linxuan/contracts';

/**
 * Every paper of every delivered edition, drawn of data that look like those of a round and name nothing by
 * themselves: whatever word stands in a paper comes from the product or from the edition.
 */
const marks = demoMarks('production');
const NAME = '岚川一号';
const HOLDER = '岚川（演示）有限公司';
const NUMBER = '2025-00017';

/** What only some programmes select; a paper may say it only where its own edition does. */
const OBJECTS = ['技术', '工厂', '团体标准', '标准名称', '装备', '工艺', '专项', '研发项目', '更新项目'];

function stageOf<Kind extends string>(definition: ProgrammeDefinition, kind: Kind) {
  return definition.stages.find((stage) => stage.kind === kind);
}

type Drawn = { [K in papers.PaperName]?: papers.PaperData[K][] };

function papersOf(name: string): Drawn {
  const { definition, taxonomy } = deliveredEdition(name);
  const nouns = nounsOf(definition);
  const entries = taxonomy.entries as unknown as { code: string; level: number; name: { zh: string; en: string } }[];
  const named = (level: number) => entries.find((entry) => entry.level === level) ?? entries[0];
  const [area, category] = [named(1)?.name.zh ?? '', named(2)?.name.zh ?? ''];
  const subject = {
    nouns,
    caseNumber: NUMBER,
    name: NAME,
    holder: HOLDER,
    area,
    category,
    nominator: '岚川省主管部门',
  };
  const letter = (titles: string[]): papers.NominationLetterData => ({
    form: 'letter',
    issuers: ['岚川省主管部门'],
    documentNumber: null,
    addressee: definition.issuers[0]?.zh ?? '',
    ...draftLetter(definition, { departments: [], received: 3, titles }),
    attachments: [],
    signatories: ['岚川省主管部门'],
    date: '2025-02-11',
  });
  const summary: papers.NominationSummaryData = {
    nouns,
    title: `${definition.title.zh}汇总表`,
    nominator: '岚川省主管部门',
    date: '2025-02-11',
    rows: [
      {
        rank: 1,
        name: NAME,
        holder: HOLDER,
        uscc: '91440101MA59ABCD1X',
        area,
        category,
        caseCount: 0,
        patents: [],
        effects: [],
        opinion: '同意推荐。',
        contact: { person: '林某', phone: '020-81000000' },
      },
    ],
    preparedBy: '周某',
    releasedBy: '陈某',
    phone: '020-81000001',
  };
  const notice: papers.ApplicantNoticeData = {
    issuer: '岚川省主管部门',
    documentNumber: null,
    applicant: HOLDER,
    programme: definition.title.zh,
    basis: definition.call.number ?? definition.call.title,
    caseNumber: NUMBER,
    name: NAME,
    receivedOn: '2025-01-20',
    date: '2025-01-27',
    contact: { person: '周某', phone: '020-81000001' },
    kind: 'acceptance',
  };
  const receipt = (language: papers.DocumentLanguage): papers.SubmissionReceiptData => ({
    nouns,
    language,
    programme: definition.title[language === 'en' ? 'en' : 'zh'],
    caseNumber: NUMBER,
    applicant: HOLDER,
    name: NAME,
    receivedBy: '岚川省主管部门',
    submittedBy: '林某',
    acceptedAt: '2025-01-20T02:00:00.000Z',
    version: 1,
    sha256: 'ab'.repeat(32),
    files: [],
  });
  const rubric = definition.rubrics[0];
  const stage = stageOf(definition, 'written-evaluation')?.title.zh ?? '评审';
  const sheet = {
    expert: '郑某',
    total: 82,
    comment: '内容充实。',
    scores: (rubric?.criteria ?? []).map(({ id }) => ({ criterion: id, score: rubric?.scale ?? 0, comment: '' })),
  };
  const list: papers.ListDecisionMinutesData = {
    nouns,
    evaluations: evaluationsOf(definition),
    title: `${definition.title.zh}确定清单会议纪要`,
    organiser: definition.issuers[0]?.zh ?? '',
    date: '2025-03-11',
    place: '第二会议室',
    chair: '吕某',
    attendees: ['何某'],
    deliberation: [{ kind: 'paragraph', text: '会议逐项审议。' }],
    areas: [
      {
        area,
        cutAfter: 1,
        items: [
          {
            rank: 1,
            caseNumber: NUMBER,
            name: NAME,
            nominator: '',
            writtenMean: 88,
            oralMean: 90,
            total: 89,
            listed: true,
          },
        ],
      },
    ],
    proposedBy: '何某',
    approvedBy: '吕某',
  };
  const drawn: Drawn = {
    'nomination-letter.docx': [letter([NAME, '岚川二号']), letter([])],
    'nomination-summary.docx': [summary],
    'nomination-summary.xlsx': [summary],
    'applicant-notice.docx': [notice],
    'submission-receipt.docx': [receipt('zh-CN'), receipt('en')],
    'joint-opinion-sheet.docx': [
      {
        ...subject,
        title: `${definition.title.zh}初审会审意见表`,
        lead: '岚川省主管部门',
        opinions: [],
        conclusion: { text: '同意推荐。', person: '陈某', date: '2025-02-10' },
      },
    ],
    'eligibility-sheet.docx': [
      {
        ...subject,
        title: `${definition.title.zh}条件审核表`,
        ruleVersion: '1',
        rules: [],
        conclusion: '经审核，符合申报条件。',
        checkedBy: '何某',
        confirmedBy: '吕某',
        date: '2025-02-20',
      },
    ],
    'department-review-sheet.docx': [
      {
        ...subject,
        title: `${stageOf(definition, 'department-review')?.title.zh ?? '部门审核'}表`,
        department: '主管部门',
        duty: '主管部门',
        dueDate: '2025-02-28',
        verdict: 'pass',
        points: [],
        opinion: '同意。',
        reviewer: '许某',
        head: '沈某',
        date: '2025-02-26',
      },
    ],
    'list-decision-minutes.docx': [list],
    ...publicPapers(definition, { area, category }),
  };
  if (rubric) {
    const given = { nouns, stage, area, rubric: rubric as never };
    drawn['expert-score-sheet.docx'] = [null, 60].map((passMark) =>
      scoreSheetData({
        ...given,
        row: { number: NUMBER, title: NAME } as never,
        title: rubric.title.zh,
        passMark,
        sheet,
        date: '2025-03-01',
      }),
    );
    const panels = [
      {
        case: { number: NUMBER, title: NAME },
        result: { mean: 82, min: 80, max: 84, spread: 2, passed: null, perCriterion: [], sheets: [sheet] },
      },
    ];
    drawn['panel-summary.docx'] = [
      panelSummaryData({
        ...given,
        title: `${stage}汇总表`,
        panels: panels as never,
        passMark: null,
        chair: '郑某',
        recorder: '冯某',
        date: '2025-03-02',
      }),
    ];
    drawn['panel-minutes.docx'] = [
      {
        nouns,
        title: `${definition.title.zh}${stage}会议纪要`,
        organiser: definition.issuers[0]?.zh ?? '',
        date: '2025-03-02',
        place: '线上评审',
        chair: '郑某',
        recorder: '冯某',
        members: [{ name: '郑某', organisation: '岚川大学', specialty: '' }],
        observers: [],
        recusals: [],
        proceedings: [],
        results: [{ caseNumber: NUMBER, name: NAME, mean: 82, conclusion: '按得分排序' }],
        dissents: [],
      },
    ];
  }
  return drawn;
}

function publicPapers(definition: ProgrammeDefinition, codes: { area: string; category: string }): Drawn {
  const area = { code: '1', name: { zh: codes.area, en: 'Area' } };
  const category = { code: '1.1', name: { zh: codes.category, en: 'Class' } };
  const notice = stageOf(definition, 'public-notice') as NoticeStage | undefined;
  const publication = stageOf(definition, 'publication') as PublicationStage | undefined;
  const drawn: Drawn = {};
  if (notice) {
    const suggestion = noticeSuggestion(definition, notice);
    const view = {
      ...suggestion,
      state: 'open',
      programme: definition.title,
      columns: resultColumns(definition, notice),
      period: { firstDay: '2025-03-12', lastDay: '2025-03-18', workingDays: 5, days: [] },
      sections: [
        {
          area,
          items: [
            { itemId: 'a', number: 1, name: NAME, area: '1', category, holder: HOLDER, nominator: null, open: true },
          ],
        },
      ],
    } as unknown as site.PublicNoticeView;
    drawn['public-notice.docx'] = [
      noticePaper(view, { definition, nominator: notice.by === 'nominator' ? '岚川省主管部门' : null, date: null }),
    ];
  }
  if (publication) {
    const catalogue = site.catalogueModel({
      title: publication.document.title,
      edition: definition.edition,
      documentNumber: publication.document.number ?? '',
      publishedOn: publication.document.date,
      columns: resultColumns(definition, publication),
      nouns: nounsOf(definition),
      showHolder: publication.showHolder,
      sections: [area],
      entries: [
        {
          id: 'x/1-01',
          number: 1,
          code: '1-01',
          fields: fieldColumns(publication).map(({ column }) => ({ key: column.key, values: ['甲', '乙'] })),
          section: area,
          effects: effectsToday(publication, { category: area.code, fields: [] }, '2026-01-01'),
          category,
          name: NAME,
          process: '内容充实。',
          parameters: [{ name: '指标甲', value: '12', unit: '%' }],
          cases: [],
          holder: HOLDER,
        },
      ],
    });
    for (const paper of ['catalogue.docx', 'catalogue.xlsx', 'catalogue.csv', 'catalogue.json'] as const)
      drawn[paper] = [catalogue];
  }
  return drawn;
}

/** All words of a paper, one line a paragraph or row. */
async function wordsOf(name: papers.PaperName, data: never): Promise<string> {
  const bytes = await RENDERERS[name](data, marks);
  if (name.endsWith('.docx')) return (await readDocx(bytes)).paragraphs.map(({ text }) => text).join('\n');
  if (name.endsWith('.xlsx')) return (await readXlsxFile(bytes)).map((row) => row.join('\t')).join('\n');
  return bytes.toString('utf8');
}

/** What a clerk would send back: brackets and labels with nothing in them, a year said twice, a code for a name. */
const FAULTS: Record<string, RegExp> = {
  'empty brackets': /（\s*）|《\s*》|“\s*”|\(\s*\)/,
  'a label with nothing behind it': /^(联系单位|联系电话|电子邮箱|通信地址)：\s*$/m,
  'a year said twice': /(\d{4})年度?[^。\n，]{0,12}（\1年度?）|\d{4}-\d+年度/,
  'a code in place of its name': /(?<![\d.%])\d{1,2}\.\d{1,2}(?![\d.%分项])/,
  'the same word twice': /推荐推荐|名单名单|清单清单/,
};

describe.each(editionNames())('the papers of %s', (name) => {
  const { definition, sources } = deliveredEdition(name);
  const own = JSON.stringify([
    sources.taxonomy,
    definition.title,
    definition.nouns,
    definition.call,
    definition.result,
    definition.stages,
    definition.rubrics,
  ]);
  const foreign = OBJECTS.filter((word) => !own.includes(word));
  const drawn = Object.entries(papersOf(name)).flatMap(([paper, all]) =>
    (all as never[]).map((data) => [paper as papers.PaperName, data] as const),
  );

  it.each(drawn)('%s says what this edition selects, and nothing that a clerk would send back', async (paper, data) => {
    const text = await wordsOf(paper, data);
    expect(text).toContain(paper === 'nomination-letter.docx' ? nounsOf(definition).item.zh : NAME);
    expect(foreign.filter((word) => text.includes(word))).toEqual([]);
    const faults = Object.entries(FAULTS).flatMap(([fault, pattern]) => {
      const found = pattern.exec(text);
      return found ? [`${fault}: ${found[0]}`] : [];
    });
    expect(faults).toEqual([]);
  });
});
