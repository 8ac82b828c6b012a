import type { DecisionCase, DecisionMarks } from '@linxuan/contracts';
import {
  divideHalfUp,
  rankCases,
  rowsOf,
  type CaseMachine,
  type Ranked,
  type Text,
  type WorkingSet,
} from '@linxuan/domain';
import type { DecidedPayload, WorkspaceCaseRow } from '@linxuan/persistence';
import { points } from './rubric-view';

/** What a decision on cases rests on, as it was read. */
export interface DecisionFacts {
  machine: CaseMachine;
  workingSet: WorkingSet;
  orgs: ReadonlyMap<string, Text>;
  /** Words of opinions by their digest. */
  texts: ReadonlyMap<string, string>;
  /** What was decided on the conditions of each case; empty for a reader who may not know. */
  conditions: ReadonlyMap<string, Pick<DecidedPayload, 'payload'>>;
}

interface JudgedCondition {
  ruleId: string;
  computed: string;
  verdict: string;
  reason?: string;
}

/** As the eligibility rules of an edition are called. */
interface RuleName {
  id: string;
  title?: Text;
}

/** Every case with its evidence but for what the paper says of it, in no order. */
export function decisionCases(
  facts: DecisionFacts,
  rows: readonly WorkspaceCaseRow[],
): Omit<DecisionCase, 'place' | 'outcome' | 'reason' | 'departs'>[] {
  const ranks = new Map<string, Ranked>();
  for (const area of new Set(rows.map((row) => row.area)))
    for (const ranked of rankCases(
      facts.workingSet,
      rows.filter((row) => row.area === area).flatMap(({ id }) => facts.workingSet.case.get(id) ?? []),
    ))
      ranks.set(ranked.id, ranked);
  return rows.map((row) => {
    const ranked = ranks.get(row.id);
    return {
      id: row.id,
      number: row.number,
      title: row.title,
      holderName: row.holderName,
      nominator:
        row.nominatorOrg === null
          ? null
          : { zh: row.nominatorZh ?? row.nominatorOrg, en: row.nominatorEn ?? row.nominatorOrg },
      rank: ranked?.rank ?? null,
      tied: ranked?.tied ?? false,
      written: marksOf(facts, row.id, 'written-evaluation'),
      oral: marksOf(facts, row.id, 'oral-defence'),
      combined: ranked ? points(divideHalfUp(BigInt(ranked.exact.numerator), BigInt(ranked.exact.denominator))) : null,
      opinions: opinionsOf(facts, row.id),
      overruled: overruledOf(facts, row.id),
      objections: rowsOf(
        facts.workingSet,
        'objection',
        ({ caseId, state }) => caseId === row.id && (state === 'filed' || state === 'verifying'),
      ).map(({ number, filedAt }) => ({ number, filedAt })),
    };
  });
}

function marksOf({ machine, workingSet }: DecisionFacts, id: string, kind: string): DecisionMarks | null {
  const panel = rowsOf(
    workingSet,
    'panel',
    ({ caseId, stage, state }) => caseId === id && state === 'complete' && machine.stages.get(stage)?.kind === kind,
  ).at(-1);
  const mean = points(panel?.mean ?? null);
  return mean === null ? null : { mean, spread: points(panel?.spread ?? null) };
}

function opinionsOf({ machine, workingSet, orgs, texts }: DecisionFacts, id: string): DecisionCase['opinions'] {
  const path = [...machine.stages.keys()];
  return rowsOf(workingSet, 'opinion', ({ caseId, state }) => caseId === id && state === 'answered')
    .sort((a, b) => path.indexOf(a.stage) - path.indexOf(b.stage) || a.orgId.localeCompare(b.orgId))
    .map(({ stage, orgId, verdict, textSha }) => ({
      stage: machine.stages.get(stage)?.title ?? { zh: stage, en: stage },
      org: orgs.get(orgId) ?? { zh: orgId, en: orgId },
      verdict: verdict ?? '',
      text: verdict === 'agree' ? null : (texts.get(textSha ?? '') ?? null),
    }));
}

function overruledOf({ machine, conditions }: DecisionFacts, id: string): DecisionCase['overruled'] {
  const given = (conditions.get(id)?.payload['verdicts'] ?? []) as JudgedCondition[];
  return given
    .filter(({ computed, verdict }) => computed !== verdict)
    .map(({ ruleId, computed, verdict, reason }) => ({
      title: (machine.definition.eligibility as RuleName[]).find((rule) => rule.id === ruleId)?.title ?? {
        zh: ruleId,
        en: ruleId,
      },
      computed,
      verdict,
      reason: reason ?? null,
    }));
}
