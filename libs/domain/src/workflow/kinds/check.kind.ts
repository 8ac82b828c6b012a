import type { CheckStage, LeadRelation } from '../../programme/definition';
import type { StageKind } from '../../programme/machine';
import type { Text } from '../../programme/rule-terms';
import type { Who } from '../actor';
import { codesInWords } from '../named-params';
import { isRefusal, refuse } from '../refusal';
import type { CaseRow } from '../rows';
import { payload, rejectPayload, returnPayload, submissionPayload, text, code } from './payloads';
import { correctionRunning, rejectTo, returnTo, takeRevision, theCase } from './steps';
import { caseTask, correctionTask } from './task-specs';

export function leadOrg(row: CaseRow, by: LeadRelation): string {
  return by === 'nominator' ? (row.nominatorOrg ?? '') : row.authorityOrg;
}
export function leadWho(by: LeadRelation): Who[] {
  return by === 'nominator'
    ? [{ relation: 'nominator', roles: ['nominator-clerk', 'nominator-lead'] }]
    : [{ relation: 'authority', roles: ['authority-clerk', 'authority-lead'] }];
}
export const leadClerk = (by: LeadRelation) => (by === 'nominator' ? 'nominator-clerk' : 'authority-clerk');

const verdicts = {
  type: 'array',
  maxItems: 100,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['ruleId', 'computed', 'verdict'],
    properties: {
      ruleId: code,
      computed: { enum: ['met', 'not-met', 'undetermined'] },
      verdict: { enum: ['met', 'not-met'] },
      reason: text(2000),
    },
  },
};
interface Verdict {
  ruleId: string;
  computed: string;
  verdict: string;
  reason?: string;
}

type RuleNames = readonly { id: string; title?: Text }[];

/** 形式审查 and 条件审核: one office looks, accepts, returns naming fields, or does not accept. */
export const checkKind: StageKind<CheckStage> = {
  kinds: ['check'],
  entry: 'received',
  states: (stage) => [
    { name: 'received', heldBy: stage.by, meaning: 'in-review' },
    { name: 'returned', heldBy: 'applicant' },
    { name: 'not-accepted', heldBy: 'nobody', outcome: 'rejected' },
  ],
  actions: (stage, def) => {
    const at = (name: string) => `${stage.id}.${name}`;
    const who = leadWho(stage.by);
    const isEligibility = stage.about === 'eligibility';
    const worksheet = isEligibility ? 'conditions' : 'check';
    return [
      {
        subject: 'case',
        name: 'accept',
        worksheet,
        part: 'pass',
        stage: stage.id,
        from: [at('received')],
        to: [],
        leads: [{ from: at('received'), to: 'next' }],
        who,
        guards: isEligibility ? ['everyRuleJudged', 'overruleNeedsReason', 'noRuleUnmet'] : [],
        reason: 'none',
        event: 'case.accepted',
        payload: isEligibility ? payload({ verdicts }, ['verdicts']) : payload({ note: text() }),
        decide: (ctx) => {
          if (isEligibility) {
            const refusal = judgeVerdicts(
              ctx.command.payload['verdicts'] as Verdict[],
              def.eligibility as RuleNames,
              ctx.outside.computed,
            );
            if (refusal) return refusal;
          }
          ctx.moveOn(theCase(ctx).id);
        },
      },
      {
        subject: 'case',
        name: 'return',
        worksheet,
        part: 'correct',
        stage: stage.id,
        from: [at('received')],
        to: [at('returned')],
        who,
        guards: [],
        reason: 'required',
        event: 'case.returned',
        payload: returnPayload,
        decide: (ctx) => returnTo(ctx, at('returned'), stage.correctionDays),
      },
      {
        subject: 'case',
        name: 'reject',
        worksheet,
        part: 'fail',
        stage: stage.id,
        from: [at('received'), at('returned')],
        to: [at('not-accepted')],
        who,
        guards: ['correctionOverdue', 'knownReason'],
        reason: 'required',
        quota: 'free',
        event: 'case.notAccepted',
        payload: isEligibility
          ? payload({ reasonCode: code, reason: text(), verdicts }, ['reasonCode', 'reason'])
          : rejectPayload,
        window: (ctx) => correctionRunning(ctx, at('returned')),
        decide: (ctx) => rejectTo(ctx, at('not-accepted'), stage.rejectReasons),
      },
      {
        subject: 'case',
        name: 'resubmit',
        worksheet: 'application',
        stage: stage.id,
        from: [at('returned')],
        to: [at('received')],
        who: [{ relation: 'applicant', roles: ['enterprise-clerk'] }],
        guards: ['formValid'],
        reason: 'none',
        quota: 'move',
        event: 'case.resubmitted',
        payload: submissionPayload,
        decide: (ctx) => {
          const revision = takeRevision(ctx);
          if (isRefusal(revision)) return revision;
          const { id } = theCase(ctx);
          ctx.moveTo(id, at('received'), { ...revision, dueAt: ctx.stageDue(id, stage) });
        },
      },
    ];
  },
  tasks: (_world, row, stage) => {
    if (row.state === `${stage.id}.received`)
      return [
        caseTask(
          row,
          stage.about === 'eligibility' ? 'check-conditions' : 'check-form',
          leadOrg(row, stage.by),
          leadClerk(stage.by),
        ),
      ];
    return row.state === `${stage.id}.returned` ? [correctionTask(row)] : [];
  },
};

/** Every rule gets a verdict of a person; leaving the computed one needs a reason, and an unmet rule does not pass. */
function judgeVerdicts(given: Verdict[], rules: RuleNames, known: Record<string, string> = {}) {
  const titles = rules.flatMap(({ id, title }) => (title ? [[id, title] as const] : []));
  const missing = rules.map(({ id }) => id).filter((id) => !given.some(({ ruleId }) => ruleId === id));
  if (missing.length > 0) return refuse('eligibility.incomplete', codesInWords('missing', missing, titles));
  // What the command says was computed is a courtesy; what was computed here decides whether a reason is owed.
  const silent = given.findIndex(
    ({ ruleId, computed, verdict, reason }) => (known[ruleId] ?? computed) !== verdict && !reason,
  );
  if (silent >= 0)
    return refuse('eligibility.reasonNeeded', codesInWords('rule', [given[silent]?.ruleId ?? ''], titles), {
      fields: [{ pointer: `/verdicts/${silent}/reason`, code: 'required' }],
    });
  const unmet = given.find(({ verdict }) => verdict === 'not-met');
  return unmet ? refuse('eligibility.notMet', codesInWords('rule', [unmet.ruleId], titles)) : undefined;
}
