import { counted } from '@linxuan/form-rules';
import type { CountersignPolicy, ReviewStage } from '../../programme/definition';
import type { DecisionContext } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import type { OpinionRow } from '../rows';

const LEAD_DECIDES: CountersignPolicy = { kind: 'lead-decides' };

export function policyOf(stage: ReviewStage): CountersignPolicy {
  return stage.policy ?? LEAD_DECIDES;
}

export function isOverdue({ state, dueAt }: OpinionRow, at: string): boolean {
  return state !== 'answered' && dueAt !== null && dueAt < at;
}

/** What an opinion counts as now; null while it is waited for. */
function weight(opinion: OpinionRow, policy: CountersignPolicy, at: string): 'agree' | 'against' | null {
  if (opinion.state === 'answered') return opinion.verdict === 'agree' ? 'agree' : 'against';
  if (!isOverdue(opinion, at)) return null;
  // Who leads alone may go on without the silent; elsewhere the edition says what silence means.
  return policy.kind !== 'lead-decides' && policy.silence === 'consent' ? 'agree' : null;
}

/**
 * Whether the countersign stands: the refusal carries the rule in words, so that the lead knows whom it still needs.
 */
export function countersigned(ctx: DecisionContext, stage: ReviewStage, opinions: OpinionRow[]): Refusal | undefined {
  const policy = policyOf(stage);
  const at = ctx.command.acceptedAt;
  const of = (wanted: 'agree' | 'against' | null, among = opinions) =>
    among.filter((opinion) => weight(opinion, policy, at) === wanted);
  const waiting = (among: OpinionRow[]): Refusal | undefined => {
    const silent = of(null, among);
    const running = silent.filter((opinion) => !isOverdue(opinion, at));
    if (running.length > 0)
      return refuse('review.waiting', { count: running.length, orgs: names(running) }, { rule: ruleOf(stage, policy) });
    return silent.length > 0
      ? refuse('review.silent', { count: silent.length, orgs: names(silent) }, { rule: ruleOf(stage, policy) })
      : undefined;
  };
  switch (policy.kind) {
    case 'lead-decides': {
      const open = opinions.filter((opinion) => opinion.state !== 'answered' && !isOverdue(opinion, at));
      return open.length > 0 ? refuse('review.waiting', { count: open.length, orgs: names(open) }) : undefined;
    }
    case 'all': {
      const against = of('against');
      return against.length > 0
        ? refuse('review.notAgreed', { orgs: names(against) }, { rule: ruleOf(stage, policy) })
        : waiting(opinions);
    }
    case 'at-least': {
      const agreed = of('agree').length;
      if (agreed >= policy.n) return undefined;
      return (
        waiting(opinions) ?? refuse('review.tooFewAgree', { needed: policy.n, agreed }, { rule: ruleOf(stage, policy) })
      );
    }
    case 'veto': {
      const holders = opinions.filter(({ orgId }) => policy.orgs.includes(orgId));
      const against = of('against', holders);
      if (against.length > 0)
        return refuse('review.notAgreed', { orgs: names(against) }, { rule: ruleOf(stage, policy) });
      const others = opinions.filter(
        (opinion) => !policy.orgs.includes(opinion.orgId) && opinion.state !== 'answered' && !isOverdue(opinion, at),
      );
      return (
        waiting(holders) ??
        (others.length > 0 ? refuse('review.waiting', { count: others.length, orgs: names(others) }) : undefined)
      );
    }
  }
}

/** Whether the lead waits for an opinion whose date has passed, so that it may withdraw the question. */
export function mayCancel(stage: ReviewStage, opinion: OpinionRow, at: string): boolean {
  const policy = policyOf(stage);
  return policy.kind !== 'lead-decides' && policy.silence === 'wait' && isOverdue(opinion, at);
}

function ruleOf(stage: ReviewStage, policy: CountersignPolicy): NonNullable<Refusal['rule']> {
  return { id: `${stage.id}.policy`, source: stage.source, words: policyWords(policy) };
}

/** The policy as people read it: in refusals, in the guide and in documents. */
export function policyWords(policy: CountersignPolicy): { zh: string; en: string } {
  const silence =
    policy.kind === 'lead-decides'
      ? { zh: '', en: '' }
      : policy.silence === 'consent'
        ? { zh: '，逾期未反馈视为同意', en: '; silence past the due date is consent' }
        : {
            zh: '，逾期未反馈的须等待或者由牵头单位撤回征求',
            en: '; a silent department is waited for until the lead withdraws the question',
          };
  switch (policy.kind) {
    case 'lead-decides':
      return {
        zh: '意见到齐或者逾期后由牵头单位决定，不同意见逐条书面答复',
        en: 'The lead decides once all have answered or are overdue, and answers each dissent in writing',
      };
    case 'all':
      return { zh: `须全部部门同意${silence.zh}`, en: `All departments must agree${silence.en}` };
    case 'at-least':
      return {
        zh: `须至少${policy.n}个部门同意${silence.zh}`,
        en: `At least ${counted(policy.n, 'department')} must agree${silence.en}`,
      };
    case 'veto':
      return {
        zh: `${policy.orgs.join('、')}不同意的不得通过${silence.zh}`,
        en: `${policy.orgs.join(', ')} may not disagree${silence.en}`,
      };
  }
}

function names(opinions: OpinionRow[]): string {
  return opinions.map(({ orgId }) => orgId).join(', ');
}
