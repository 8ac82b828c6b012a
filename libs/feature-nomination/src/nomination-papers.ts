import type { CandidateDto, LetterContent, NominationPapersDto, papers } from '@linxuan/contracts';
import type { DossierRow, ProgrammeDefinition, Text } from '@linxuan/domain';
import type { Papers } from '@linxuan/platform';
import type { CandidateContent } from './candidate-figures';

export interface PapersInput {
  definition: ProgrammeDefinition;
  dossier: DossierRow;
  owner: Text;
  recipient: Text | null;
  departments: Text[];
  content: LetterContent | null;
  /** In the order of the dossier. */
  candidates: CandidateDto[];
  contents: Map<string, CandidateContent>;
  /** Applications that this holder received in all. */
  received: number;
  people: Map<string, string>;
}

/** The letter and its summary table as they stand now: of a draft from the desk's worksheet, else as prepared. */
export function nominationPapers(drawer: Papers, input: PapersInput): NominationPapersDto {
  return { letter: letterData(drawer, input), summary: summaryData(input) };
}

/** 绿色技术 of 绿色技术推荐（2024年度）. */
function objectName({ title }: ProgrammeDefinition): string {
  return title.zh.split('推荐')[0] || '项目';
}

function letterData(drawer: Papers, input: PapersInput): papers.NominationLetterData {
  const { definition, dossier, owner, recipient, content } = input;
  const ranked = rankedCandidates(input);
  const draft = drawer.draftNomination({
    callTitle: definition.call.title,
    callNumber: definition.call.number ?? '',
    self: '我单位',
    jointDepartments: input.departments.map(({ zh }) => zh),
    received: Math.max(input.received, ranked.length),
    items: ranked.map(({ title }) => title),
    objectName: objectName(definition),
  });
  // Without anything to nominate only a zero return can be written.
  const prepared = dossier.state !== 'drafted';
  const zero = prepared ? dossier.zeroReturn : ranked.length === 0;
  const written = content?.body?.trim();
  const paragraphs: papers.OfficialBlock[] = written
    ? written
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((text) => ({ kind: 'paragraph', text }))
    : zero
      ? zeroBody(definition, prepared ? content?.reason : undefined)
      : draft.paragraphs;
  return {
    form: 'letter',
    issuers: [owner.zh],
    documentNumber: content?.number || null,
    addressee: recipient?.zh ?? '',
    title: zero ? `关于${definition.edition}年度${objectName(definition)}推荐情况的函` : draft.title,
    paragraphs,
    attachments: zero ? [] : [summaryTitle(definition), `申报表及证明材料（${ranked.length}份，已通过系统报送）`],
    signatories: content?.signatories?.filter((name) => name.trim() !== '') ?? [owner.zh],
    date: content?.date || null,
    ...(content?.contact?.person ? { contact: content.contact } : {}),
  };
}

/** While it is written, the page puts the reason behind the first paragraph, so that what is typed is seen at once. */
function zeroBody({ call, title }: ProgrammeDefinition, reason: string | undefined): papers.OfficialBlock[] {
  return [
    {
      kind: 'paragraph',
      text: `按照《${call.title}》（${call.number ?? ''}）要求，我单位组织开展了${title.zh}工作。经审核，本次无推荐项目。${reason ?? ''}`,
    },
    { kind: 'paragraph', text: '特此报告。' },
  ];
}

function summaryTitle({ title }: ProgrammeDefinition): string {
  return title.zh.includes('推荐') ? title.zh.replace('推荐', '推荐汇总表') : `${title.zh}汇总表`;
}

/** The worksheet's ranking where it names all of the batch, else the order of the dossier. */
function rankedCandidates({ candidates, content, dossier }: PapersInput): CandidateDto[] {
  const order = dossier.state === 'drafted' ? (content?.order ?? []) : [];
  const place = (id: string) => {
    const at = order.indexOf(id);
    return at < 0 ? order.length : at;
  };
  return candidates
    .map((candidate, index) => ({ candidate, index }))
    .sort((a, b) => place(a.candidate.id) - place(b.candidate.id) || a.index - b.index)
    .map(({ candidate }) => candidate);
}

function summaryData(input: PapersInput): papers.NominationSummaryData {
  const { definition, dossier, owner, content, people } = input;
  return {
    title: summaryTitle(definition),
    annexLabel: '附件1',
    nominator: owner.zh,
    date: content?.date || null,
    rows: rankedCandidates(input).map((candidate, index) =>
      summaryRow(candidate, input.contents.get(candidate.id) ?? {}, index + 1, content?.opinions?.[candidate.id]),
    ),
    preparedBy: people.get(dossier.preparedBy ?? '') ?? '',
    releasedBy: people.get(dossier.releasedBy ?? '') ?? '',
    phone: content?.contact?.phone ?? '',
  };
}

const PATENT_WORDS: Record<string, string> = { invention: '发明', utility: '实用新型', design: '外观设计' };

function summaryRow(
  candidate: CandidateDto,
  { patents = [], holder, cases = [] }: CandidateContent,
  rank: number,
  opinion: string | undefined,
): papers.NominationSummaryRow {
  const { figures } = candidate;
  const effects = [
    figures.annualTce && `节能量 ${figures.annualTce} tce/年`,
    figures.annualTco2 && `减碳量 ${figures.annualTco2} tCO₂/年`,
    figures.annualWater && `节水量 ${figures.annualWater} m³/年`,
  ];
  return {
    rank,
    name: candidate.title,
    holder: candidate.holderName,
    uscc: holder?.uscc ?? '',
    area: candidate.areaName?.zh ?? candidate.area ?? '',
    category: candidate.categoryName?.zh ?? candidate.category ?? '',
    caseCount: cases.length,
    patents: patents.map(({ number, type }) => `${number ?? ''}（${PATENT_WORDS[type ?? ''] ?? type ?? ''}）`),
    effects: effects.filter((line): line is string => !!line),
    opinion: opinion?.trim() || draftOpinion(candidate),
    contact: { person: holder?.contact?.person ?? '', phone: holder?.contact?.phone ?? '' },
  };
}

/** What the batch says of a case unless the clerk writes otherwise: what the departments said, in numbers. */
export function draftOpinion({ opinions }: Pick<CandidateDto, 'opinions'>): string {
  const answered = opinions.filter(({ state }) => state === 'answered');
  const dissent = answered.filter(({ verdict }) => verdict === 'disagree').length;
  if (answered.length === 0) return '经初审，同意推荐。';
  if (dissent === 0) return `经${answered.length}个部门会审，均无不同意见，同意推荐。`;
  return `经${answered.length}个部门会审，${dissent}个部门有不同意见，已书面答复，同意推荐。`;
}
