import type { papers } from '@linxuan/contracts';
import { nounsOf, type OpinionRow } from '@linxuan/domain';
import { CasePapersRepository, OpinionEntity, type PaperOpinion, type Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import { beijingDay, factsAsOf, orgName, type CaseFacts } from './case-facts';

/** How the lead's review of a case ends. */
const CONCLUSIONS = ['case.recommended', 'case.notRecommended'];

/** The joint opinion of the review that a nominator leads, from the opinions that the reader may see. */
export async function opinionPaper(tx: Tx, current: CaseFacts, now: string): Promise<papers.JointOpinionPaperData> {
  const { edition } = current;
  const stages = [...edition.machine.stages.values()].filter(({ kind }) => kind === 'joint-review').map(({ id }) => id);
  const opinions = (
    await tx
      .getRepository(OpinionEntity)
      .find({ where: { caseId: current.row.id }, order: { askedAt: 'ASC', orgId: 'ASC' } })
  ).filter(({ stage, state }) => stages.includes(stage) && state !== 'cancelled');
  if (opinions.length === 0) throw new DomainError('subject.notFound');
  const read = new CasePapersRepository(tx);
  const words = await read.opinionWords(
    current.row.id,
    opinions.map(({ id }) => id),
  );
  const conclusion = await read.lastConclusion(current.row.id, stages, CONCLUSIONS);
  const facts = conclusion ? await factsAsOf(tx, current, conclusion.at) : current;
  const { row } = facts;
  const concluded = conclusion
    ? { text: conclusionText(conclusion), person: conclusion.person, date: beijingDay(conclusion.at) }
    : { text: '', person: '', date: null };
  return {
    title: `${edition.machine.definition.title.zh}初审会审意见表`,
    nouns: nounsOf(edition.machine.definition),
    caseNumber: row.number,
    name: row.title,
    holder: row.holderName,
    area: facts.categoryName(row.area),
    category: facts.categoryName(row.category),
    lead: orgName(facts, opinions[0]?.leadOrg ?? null),
    opinions: opinions.map((opinion) => departmentOpinion(facts, opinion, words.get(opinion.id), now)),
    conclusion: concluded,
  };
}

function departmentOpinion(
  facts: CaseFacts,
  opinion: OpinionRow,
  words: PaperOpinion | undefined,
  now: string,
): papers.DepartmentOpinion {
  const answered = opinion.state === 'answered';
  const text = answered && words?.text ? (JSON.parse(words.text) as string) : waiting(opinion, now);
  const answer =
    words?.answer && words.answeredAt
      ? {
          leadAnswer: {
            text: words.answer,
            person: words.answeredBy ?? '',
            date: beijingDay(words.answeredAt),
          },
        }
      : {};
  return {
    department: orgName(facts, opinion.orgId),
    verdict: verdictOf(opinion),
    text,
    person: words?.person ?? '',
    date: opinion.answeredAt ? beijingDay(opinion.answeredAt) : null,
    ...answer,
  };
}

/** The paper has three words for what was said and one for silence; a question back stands among the texts. */
function verdictOf({ state, verdict }: OpinionRow): papers.OpinionVerdict {
  if (state !== 'answered') return 'overdue';
  return verdict === 'disagree' ? 'disagree' : verdict === 'agree' ? 'agree' : 'abstain';
}

function waiting({ dueAt }: OpinionRow, now: string): string {
  return dueAt !== null && dueAt < now ? '' : '尚在审核期限内，未反馈。';
}

function conclusionText({ event, reason }: { event: string; reason: string | null }): string {
  const words = event === 'case.recommended' ? '同意推荐。' : '不予推荐。';
  return reason ? `${words}${reason}` : words;
}
