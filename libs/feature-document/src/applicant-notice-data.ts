import { correctionLines, type papers } from '@linxuan/contracts';
import { dueDatesOf, type CheckStage, type ReviewStage } from '@linxuan/domain';
import { problemPlace } from '@linxuan/form-rules';
import { CasePapersRepository, type PaperDecision, type Tx } from '@linxuan/persistence';
import { DomainError, workingCalendar } from '@linxuan/platform';
import { beijingDay, factsAsOf, orgName, type CaseFacts } from './case-facts';

const KINDS: Record<string, papers.ApplicantNoticeData['kind']> = {
  'case.accepted': 'acceptance',
  'case.returned': 'correction',
  'case.notAccepted': 'non-acceptance',
  'case.notRecommended': 'non-acceptance',
};
const dueDates = dueDatesOf(workingCalendar);

/**
 * The notice of the last decision of the asked kind that went to the applicant: acceptance, correction or
 * non-acceptance.
 */
export async function applicantNotice(
  tx: Tx,
  current: CaseFacts,
  kind: string | undefined,
): Promise<papers.ApplicantNoticeData> {
  const { edition } = current;
  const events = Object.keys(KINDS).filter((event) => kind === undefined || KINDS[event] === kind);
  const decision = await new CasePapersRepository(tx).lastDecision(current.row.id, events);
  if (!decision) throw new DomainError('subject.notFound');
  const { at } = decision;
  const facts = await factsAsOf(tx, current, at);
  const { row } = facts;
  const stage = edition.machine.stages.get(decision.stage) as CheckStage | ReviewStage;
  const base = {
    issuer: decision.orgZh,
    documentNumber: null,
    applicant: row.holderName || orgName(facts, row.applicantOrg),
    programme: edition.machine.definition.title.zh,
    basis: edition.machine.definition.call.number ?? edition.machine.definition.call.title,
    caseNumber: row.number,
    name: row.title,
    receivedOn: beijingDay(row.firstSubmittedAt ?? row.enteredAt),
    date: beijingDay(at),
    contact: { person: decision.person, phone: '见系统内通知' },
  };
  switch (KINDS[decision.event] ?? 'acceptance') {
    case 'acceptance':
      return { ...base, kind: 'acceptance' };
    case 'correction': {
      const due = row.returnedFrom
        ? row.dueAt
        : dueDates.due({ kind: 'working-days', n: stage.correctionDays, strength: 'hard', source: '' }, at);
      return { ...base, kind: 'correction', items: correctionItems(facts, decision), dueDate: beijingDay(due ?? at) };
    }
    case 'non-acceptance': {
      const named = stage.rejectReasons.find(({ code }) => code === decision.reasonCode)?.text.zh;
      return {
        ...base,
        kind: 'non-acceptance',
        reasons: [named, decision.reason].filter((text): text is string => !!text),
      };
    }
  }
}

/** One line per field of what the reviewer wrote; a field without a line of its own gets the words for all. */
function correctionItems({ row, edition }: CaseFacts, { reason }: PaperDecision): papers.CorrectionItem[] {
  const { lines, rest } = correctionLines(reason ?? '');
  const asked = row.correctionPointers.map((pointer) => problemPlace(edition.form, { pointer }).zh || '申报表全文');
  const places = asked.length > 0 ? asked : [...lines.keys()];
  const items = places.map((field) => ({
    field,
    problem: lines.get(field) ?? (rest || '填写内容与要求不符。'),
    requirement: '请核实并改正后重新提交。',
  }));
  return items.length > 0 ? items : [{ field: '申报表', problem: rest, requirement: '请核实并改正后重新提交。' }];
}
