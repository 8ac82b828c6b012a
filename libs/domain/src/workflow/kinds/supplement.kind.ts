import type { SupplementStage } from '../../programme/definition';
import type { CaseMachine, DecisionContext, StageKind } from '../../programme/machine';
import { isRefusal, refuse } from '../refusal';
import { after, until } from '../window';
import { rejectPayload, submissionPayload } from './payloads';
import { rejectTo, takeRevision, theCase } from './steps';
import { caseTask } from './task-specs';

/** The round that a case is in: the last further round it has come to, or the first. Forms read it as `facts.round`. */
export function roundOf(
  machine: Pick<CaseMachine, 'path' | 'stages'>,
  row: { route: string | null; stage: string },
): string {
  const path = machine.path(row.route);
  const passed = path.slice(0, path.indexOf(row.stage) + 1).map((id) => machine.stages.get(id));
  const last = passed.findLast((stage) => stage?.kind === 'supplement');
  return last?.kind === 'supplement' ? last.round : 'first';
}

/**
 * 正式申报 after 预申报: the same application once more with its applicant, who completes what the form asks for in this
 * round.
 */
export const supplementKind: StageKind<SupplementStage> = {
  kinds: ['supplement'],
  entry: 'drafted',
  states: () => [
    { name: 'drafted', heldBy: 'applicant' },
    { name: 'not-submitted', heldBy: 'nobody', outcome: 'rejected' },
  ],
  onEnter: (ctx, caseId, stage) => ctx.update('case', caseId, { dueAt: ctx.due(stage.closes, ctx.command.acceptedAt) }),
  actions: (stage) => {
    const at = (name: string) => `${stage.id}.${name}`;
    const open = (ctx: DecisionContext) =>
      until(theCase(ctx).dueAt, (due) =>
        refuse(
          'deadline.passed',
          { due, acceptedAt: ctx.command.acceptedAt },
          { rule: { id: `${stage.id}.closes`, source: stage.closes.source } },
        ),
      );
    const over = (ctx: DecisionContext) => after(theCase(ctx).dueAt, (due) => refuse('round.running', { due }));
    return [
      {
        subject: 'case',
        name: 'submit',
        worksheet: 'application',
        stage: stage.id,
        from: [at('drafted')],
        to: [],
        leads: [{ from: at('drafted'), to: 'next' }],
        who: [{ relation: 'applicant', roles: ['enterprise-clerk'] }],
        guards: ['beforeClose', 'formValid'],
        reason: 'none',
        quota: 'move',
        event: 'case.roundSubmitted',
        payload: submissionPayload,
        window: open,
        decide: (ctx) => {
          const revision = takeRevision(ctx);
          if (isRefusal(revision)) return revision;
          ctx.moveOn(theCase(ctx).id, revision);
        },
      },
      {
        subject: 'case',
        name: 'reject',
        worksheet: null,
        stage: stage.id,
        from: [at('drafted')],
        to: [at('not-submitted')],
        who: [{ relation: 'authority', roles: ['authority-clerk', 'authority-lead'] }],
        guards: ['afterClose', 'knownReason'],
        reason: 'required',
        quota: 'free',
        event: 'case.roundMissed',
        payload: rejectPayload,
        window: over,
        decide: (ctx) => rejectTo(ctx, at('not-submitted'), stage.rejectReasons),
      },
    ];
  },
  tasks: (_world, row, stage, at) => {
    if (row.state !== `${stage.id}.drafted`) return [];
    const own = caseTask(row, 'complete-round', row.applicantOrg, 'enterprise-clerk');
    return row.dueAt !== null && row.dueAt < at
      ? [own, caseTask(row, 'close-round', row.authorityOrg, 'authority-clerk')]
      : [own];
  },
};
