import type { papers } from '@linxuan/contracts';
import type { OpinionRow } from '@linxuan/domain';
import { OpinionEntity, type Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import { beijingDay, factsAsOf, orgName, type CaseFacts } from './case-facts';

interface OpinionWords {
  id: string;
  text: string | null;
  person: string | null;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
}

/** The joint opinion sheet of the review that a nominator leads, from the opinions that the reader may see. */
export async function opinionSheet(tx: Tx, current: CaseFacts, now: string): Promise<papers.JointOpinionSheetData> {
  const { edition } = current;
  const stages = [...edition.machine.stages.values()].filter(({ kind }) => kind === 'joint-review').map(({ id }) => id);
  const opinions = (
    await tx
      .getRepository(OpinionEntity)
      .find({ where: { caseId: current.row.id }, order: { askedAt: 'ASC', orgId: 'ASC' } })
  ).filter(({ stage, state }) => stages.includes(stage) && state !== 'cancelled');
  if (opinions.length === 0) throw new DomainError('subject.notFound');
  const words: OpinionWords[] = await tx.query(
    `SELECT o.id, s.content AS text, u.display_name AS person, a.answer, a.answered_by, a.answered_at
     FROM opinion o LEFT JOIN snapshot s ON s.sha = o.text_sha LEFT JOIN app_user u ON u.id = o.author_user
     LEFT JOIN dissent_answers($2) a ON a.opinion_id = o.id WHERE o.id = ANY($1)`,
    [opinions.map(({ id }) => id), [current.row.id]],
  );
  const [conclusion] = await tx.query(
    `SELECT d.reason, d.at, u.display_name AS person, d.event FROM decision_record d JOIN app_user u ON u.id = d.actor_user
     WHERE d.case_id = $1 AND d.stage = ANY($2) AND d.event IN ('case.recommended', 'case.notRecommended') ORDER BY d.at DESC LIMIT 1`,
    [current.row.id, stages],
  );
  const facts = conclusion ? await factsAsOf(tx, current, new Date(conclusion.at).toISOString()) : current;
  const { row } = facts;
  const concluded = conclusion
    ? {
        text: conclusionText(conclusion),
        person: String(conclusion.person),
        date: beijingDay(new Date(conclusion.at).toISOString()),
      }
    : { text: '', person: '', date: null };
  return {
    title: `${edition.machine.definition.title.zh}初审会审意见表`,
    caseNumber: row.number,
    technology: row.title,
    holder: row.holderName,
    area: facts.categoryName(row.area),
    category: facts.categoryName(row.category),
    lead: orgName(facts, opinions[0]?.leadOrg ?? null),
    opinions: opinions.map((opinion) =>
      departmentOpinion(
        facts,
        opinion,
        words.find(({ id }) => id === opinion.id),
        now,
      ),
    ),
    conclusion: concluded,
  };
}

function departmentOpinion(
  facts: CaseFacts,
  opinion: OpinionRow,
  words: OpinionWords | undefined,
  now: string,
): papers.DepartmentOpinion {
  const answered = opinion.state === 'answered';
  const text = answered && words?.text ? (JSON.parse(words.text) as string) : waiting(opinion, now);
  const answer =
    words?.answer && words.answered_at
      ? {
          leadAnswer: {
            text: words.answer,
            person: words.answered_by ?? '',
            date: beijingDay(new Date(words.answered_at).toISOString()),
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
