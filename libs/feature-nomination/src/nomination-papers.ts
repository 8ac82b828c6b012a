import type { CandidateDto, LetterContent, NominationPapersDto, papers } from '@linxuan/contracts';
import {
  draftLetter,
  draftOpinion,
  nounsOf,
  type DossierRow,
  type ProgrammeDefinition,
  type Text,
} from '@linxuan/domain';
import { isVisible } from '@linxuan/form-rules';
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

/** The letter and its summary table as they stand now: of a draft from its worksheet, else as prepared. */
export function nominationPapers(input: PapersInput): NominationPapersDto {
  return {
    letter: letterData(input),
    summary: summaryData(input),
    order: rankedCandidates(input).map(({ id }) => id),
  };
}

function letterData(input: PapersInput): papers.NominationLetterData {
  const { definition, dossier, owner, recipient, content } = input;
  const ranked = rankedCandidates(input);
  // Without anything to nominate only a zero return can be written.
  const prepared = dossier.state !== 'drafted';
  const zero = prepared ? dossier.zeroReturn : ranked.length === 0;
  const draft = draftLetter(definition, {
    departments: input.departments.map(({ zh }) => zh),
    received: input.received,
    titles: zero ? [] : ranked.map(({ title }) => title),
    // While it is written, the page puts the reason behind the first paragraph, so that what is typed is seen at once.
    ...(prepared && content?.reason ? { reason: content.reason } : {}),
  });
  const body = content?.body ?? '';
  return {
    form: 'letter',
    issuers: [(prepared && content?.issuer) || owner.zh],
    documentNumber: content?.number || null,
    addressee: (prepared && content?.addressee) || (recipient?.zh ?? ''),
    title: (prepared && content?.title) || draft.title,
    paragraphs: isVisible(body) ? paragraphsOf(body) : draft.paragraphs,
    attachments: zero ? [] : [summaryTitle(definition), `申报表及证明材料（${ranked.length}份，已通过系统报送）`],
    signatories: content?.signatories?.filter((name) => isVisible(name)) ?? [owner.zh],
    date: content?.date || null,
    ...(content?.contact?.person ? { contact: content.contact } : {}),
  };
}

/** One paragraph a line, as it was typed. */
function paragraphsOf(body: string): papers.OfficialBlock[] {
  return body
    .split('\n')
    .filter((line) => isVisible(line))
    .map((text) => ({ kind: 'paragraph', text }));
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
    nouns: nounsOf(definition),
    annexLabel: '附件1',
    nominator: (dossier.state !== 'drafted' && content?.issuer) || owner.zh,
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
    opinion: opinion && isVisible(opinion) ? opinion : opinionOf(candidate),
    contact: { person: holder?.contact?.person ?? '', phone: holder?.contact?.phone ?? '' },
  };
}

function opinionOf({ opinions }: Pick<CandidateDto, 'opinions'>): string {
  const answered = opinions.filter(({ state }) => state === 'answered');
  return draftOpinion(answered.length, answered.filter(({ verdict }) => verdict === 'disagree').length);
}
