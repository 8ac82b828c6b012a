import { businessDateOf } from '../../calendar';
import type { ApplicationStage } from '../../programme/definition';
import type { DecisionContext, StageKind } from '../../programme/machine';
import { entryBy } from '../../programme/registers';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { until } from '../window';
import { rowsOf } from '../working-set';
import { payload, reasonPayload, submissionPayload } from './payloads';
import { freeSlot } from './slots';
import { takeRevision, theCase } from './steps';

/** A measure in force keeps its holder from applying again, for a time or for good. */
export function barredBy({ outside: { bar } }: Pick<DecisionContext, 'outside'>): Refusal | undefined {
  return bar
    ? refuse(
        'applicant.barred',
        { measure: bar.title.zh, measureEn: bar.title.en, until: bar.until },
        { rule: { id: 'measure', source: bar.source, words: bar.title } },
      )
    : undefined;
}

/** 名录准入: by what the registers say on the day of the submission, never by what the applicant states. */
export function outsideRegisters({
  def: { entry },
  outside: { registers = [] },
  command: { acceptedAt },
}: Pick<DecisionContext, 'def' | 'outside' | 'command'>): Refusal | undefined {
  if (!entry || entryBy(entry, registers, businessDateOf(acceptedAt)).length > 0) return undefined;
  const names = (lang: 'zh' | 'en', mark: string) => entry.anyOf.map(({ title }) => title[lang]).join(mark);
  return refuse(
    'entry.notInRegister',
    { registers: names('zh', '、'), registersEn: names('en', ', ') },
    { rule: { id: 'entry', source: entry.source } },
  );
}

/** 自愿申报: the holder fills in the form, submits, may withdraw until publication and come back before the close. */
export const applicationKind: StageKind<ApplicationStage> = {
  kinds: ['application'],
  entry: 'drafted',
  states: () => [
    { name: 'drafted', heldBy: 'applicant' },
    { name: 'withdrawn', heldBy: 'nobody', outcome: 'withdrawn' },
  ],
  actions: (stage, def, states) => {
    const drafted = `${stage.id}.drafted`;
    const withdrawn = `${stage.id}.withdrawn`;
    const who = [{ relation: 'applicant' as const, roles: ['enterprise-clerk' as const] }];
    const running = [...states.values()].filter(({ outcome }) => !outcome).map(({ id }) => id);
    const open = (ctx: DecisionContext) =>
      until(ctx.outside.extendedTo ?? ctx.due(stage.closes, ctx.command.acceptedAt), (due) =>
        refuse(
          'deadline.passed',
          { due, acceptedAt: ctx.command.acceptedAt },
          { rule: { id: `${stage.id}.closes`, source: stage.closes.source } },
        ),
      );
    return [
      {
        subject: 'case',
        name: 'submit',
        worksheet: 'application',
        stage: stage.id,
        from: [drafted],
        to: [],
        leads: [{ from: drafted, to: 'next' }],
        who,
        guards: ['beforeClose', 'formValid', ...(def.entry ? ['inRegister'] : []), 'routed'],
        reason: 'none',
        quota: 'move',
        event: 'case.submitted',
        payload: submissionPayload,
        window: open,
        decide: (ctx) => {
          const revision = takeRevision(ctx);
          if (isRefusal(revision)) return revision;
          const barred = barredBy(ctx);
          if (barred) return barred;
          const outsider = outsideRegisters(ctx);
          if (outsider) return outsider;
          const { routing } = ctx.outside;
          if (!routing) return refuse('route.unknown', {});
          const ownDate = ctx.outside.ownDates?.application;
          if (ownDate && ctx.command.acceptedAt > ownDate)
            return refuse('deadline.ownPassed', {
              due: ownDate,
              acceptedAt: ctx.command.acceptedAt,
              nominator: routing.nominatorOrg,
            });
          ctx.moveOn(theCase(ctx).id, { ...revision, ...routing });
        },
      },
      {
        subject: 'case',
        name: 'withdraw',
        worksheet: null,
        part: 'leave',
        stage: stage.id,
        from: running.filter((state) => state !== drafted),
        to: [withdrawn],
        who,
        guards: ['notPublished'],
        reason: 'required',
        quota: 'free',
        event: 'case.withdrawn',
        payload: reasonPayload,
        decide: (ctx) => {
          const row = theCase(ctx);
          freeSlot(ctx, row.id, 'withdrawal');
          for (const item of rowsOf(ctx.workingSet, 'dossierItem', ({ caseId }) => caseId === row.id)) {
            const dossier = ctx.workingSet.dossier.get(item.dossierId);
            // What a prepared letter names stays in it: the letter cannot be released and is prepared anew.
            if (dossier?.state === 'drafted') ctx.remove('dossierItem', item.id);
          }
          ctx.moveTo(row.id, withdrawn);
        },
      },
      {
        subject: 'case',
        name: 'revive',
        worksheet: null,
        part: 'come-back',
        stage: stage.id,
        from: [withdrawn],
        to: [drafted],
        who,
        guards: ['beforeClose'],
        reason: 'none',
        event: 'case.revived',
        payload: payload(),
        window: open,
        decide: (ctx) => {
          const row = theCase(ctx);
          // What was said of the withdrawn application does not count for the new one.
          for (const opinion of rowsOf(
            ctx.workingSet,
            'opinion',
            ({ caseId, state }) => caseId === row.id && state !== 'cancelled',
          ))
            ctx.update('opinion', opinion.id, { state: 'cancelled' });
          ctx.moveTo(row.id, drafted, { nominatorOrg: null, groupOrg: null, route: null });
        },
      },
    ];
  },
  tasks: (_world, row, stage) =>
    row.state === `${stage.id}.drafted`
      ? [
          {
            kind: 'complete-application',
            subjectType: 'case',
            subjectId: row.id,
            caseId: row.id,
            dossierId: null,
            stage: stage.id,
            orgId: row.applicantOrg,
            role: 'enterprise-clerk',
            dueAt: row.dueAt,
          },
        ]
      : [],
};
