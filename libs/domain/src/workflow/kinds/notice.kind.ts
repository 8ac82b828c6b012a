import { closeNotice } from '../../notice';
import type { NoticeStage } from '../../programme/definition';
import type { DecisionContext, StageKind, TaskSpec } from '../../programme/machine';
import { personOf } from '../actor';
import { NOT_PREPARED, preparedNow } from '../two-person';
import { refuse } from '../refusal';
import type { ObjectionRow } from '../rows';
import { after } from '../window';
import { rowOf, rowsOf } from '../working-set';
import { blankDossier, dossierCases, itemsUnchanged, theDossier } from './dossiers';
import { noticeRoles, objectionActions, objectionNumber, objectionPayload } from './objection.actions';
import { leadOrg } from './check.kind';
import { namedAs } from './named-items';
import { runningNotice, windowEnd, windowSettled } from './notice-window';
import { line, payload, reasonPayload, rejectPayload, text } from './payloads';
import { rejectTo, theCase } from './steps';
import { caseTask, dossierTask } from './task-specs';

const OPEN_OBJECTION: ObjectionRow['state'][] = ['filed', 'verifying'];

export function openObjections(ctx: Pick<DecisionContext, 'workingSet'>, caseId: string): ObjectionRow[] {
  return rowsOf(ctx.workingSet, 'objection', (row) => row.caseId === caseId && OPEN_OBJECTION.includes(row.state));
}

/** 社会公示: a window of working days on the public site; an open objection holds its item past the close. */
export const noticeKind: StageKind<NoticeStage> = {
  kinds: ['public-notice'],
  entry: 'pending',
  states: (stage) => [
    { name: 'pending', heldBy: stage.by ?? 'authority' },
    { name: 'open', heldBy: 'public' },
    { name: 'held', heldBy: stage.by ?? 'authority' },
    { name: 'excluded', heldBy: 'nobody', outcome: 'rejected' },
  ],
  actions: (stage) => {
    const at = (name: string) => `${stage.id}.${name}`;
    const base = { subject: 'dossier' as const, stage: stage.id };
    const by = stage.by ?? 'authority';
    const roles = noticeRoles(stage);
    const officers = [{ relation: 'dossier-owner' as const, roles: roles.officers }];
    const leads = [{ relation: 'dossier-owner' as const, roles: roles.leads }];
    const leadOfCase = [{ relation: by, roles: roles.leads }];
    // A nominator puts up its own cases only; the authority's notice has everybody's.
    const included = (ctx: DecisionContext) =>
      rowsOf(
        ctx.workingSet,
        'case',
        (row) => row.state === at('pending') && leadOrg(row, by) === theDossier(ctx).ownerOrg,
      );
    return [
      {
        ...base,
        name: 'prepare',
        worksheet: 'notice',
        part: 'write',
        from: ['drafted'],
        to: ['prepared'],
        who: officers,
        guards: ['hasItems'],
        reason: 'none',
        event: 'notice.prepared',
        payload: payload({ title: line(200), text: text(20000), contact: text(500) }, ['title', 'text', 'contact']),
        decide: (ctx) => {
          const cases = included(ctx).sort(
            (a, b) => (a.area ?? '').localeCompare(b.area ?? '') || a.number.localeCompare(b.number),
          );
          if (cases.length === 0) return refuse('dossier.empty', {});
          for (const [index, row] of cases.entries())
            ctx.insert('dossierItem', {
              id: ctx.newId(),
              dossierId: ctx.command.subjectId,
              caseId: row.id,
              position: index + 1,
              area: row.area,
              outcome: 'included',
              sectionNumber: null,
              ...namedAs(row),
            });
          ctx.update('dossier', ctx.command.subjectId, {
            state: 'prepared',
            contentSha: ctx.outside.texts?.[''] ?? null,
            ...preparedNow(ctx),
          });
        },
      },
      {
        ...base,
        name: 'reopen',
        worksheet: 'notice',
        from: ['prepared'],
        to: ['drafted'],
        who: officers,
        guards: [],
        reason: 'optional',
        event: 'notice.reopened',
        payload: payload({ reason: text(2000) }),
        decide: (ctx) => {
          for (const item of dossierCases(ctx.workingSet, theDossier(ctx))) ctx.remove('dossierItem', item.id);
          ctx.update('dossier', ctx.command.subjectId, {
            state: 'drafted',
            ...NOT_PREPARED,
            contentSha: null,
          });
        },
      },
      {
        ...base,
        name: 'publish',
        worksheet: 'notice',
        from: ['prepared'],
        to: ['open'],
        leads: [{ from: at('pending'), to: at('open') }],
        who: leads,
        guards: ['anotherPerson', 'itemsUnchanged', 'windowSettled'],
        reason: 'none',
        event: 'notice.published',
        payload: payload(),
        check: (ctx) => itemsUnchanged(ctx, at('pending')) ?? windowSettled(ctx, stage),
        decide: (ctx) => {
          const refusal = itemsUnchanged(ctx, at('pending')) ?? windowSettled(ctx, stage);
          if (refusal) return refusal;
          const dossier = theDossier(ctx);
          const windowEndsAt = windowEnd(ctx, stage);
          for (const { caseId } of dossierCases(ctx.workingSet, dossier))
            ctx.moveTo(caseId, at('open'), { dueAt: windowEndsAt });
          ctx.update('dossier', dossier.id, {
            state: 'open',
            windowEndsAt,
            dueAt: windowEndsAt,
            releasedBy: personOf(ctx.command.actor),
            releasedAt: ctx.command.acceptedAt,
          });
          ctx.insert('dossier', { ...blankDossier(dossier), id: ctx.newId() });
        },
      },
      {
        ...base,
        name: 'close',
        worksheet: null,
        from: ['open'],
        to: ['closed'],
        leads: [
          { from: at('open'), to: 'next' },
          { from: at('open'), to: at('held') },
        ],
        who: [{ relation: 'system', roles: ['system'] }],
        guards: ['windowOver'],
        reason: 'none',
        event: 'notice.closed',
        payload: payload(),
        window: (ctx) => after(theDossier(ctx).windowEndsAt, (endsAt) => refuse('notice.windowOpen', { endsAt })),
        decide: (ctx) => {
          const dossier = theDossier(ctx);
          if (dossier.windowEndsAt === null) return refuse('notice.windowOpen', { endsAt: null });
          const items = dossierCases(ctx.workingSet, dossier).filter(
            ({ caseId }) => rowOf(ctx.workingSet, 'case', caseId).state === at('open'),
          );
          const objections = rowsOf(ctx.workingSet, 'objection', ({ dossierId }) => dossierId === dossier.id).map(
            ({ id, caseId, state }) => ({ id, items: [caseId], state }),
          );
          const closing = closeNotice(
            ctx.command.acceptedAt,
            { closesAt: dossier.windowEndsAt },
            items.map(({ caseId }) => caseId),
            objections,
          );
          if (closing.refused) return refuse('notice.windowOpen', { endsAt: dossier.windowEndsAt });
          for (const { item: caseId, result } of closing.items) {
            const item = items.find((one) => one.caseId === caseId);
            // An objection that was upheld within the window holds its item too: taking a technology off the list is
            // the lead's act.
            if (item) ctx.update('dossierItem', item.id, { outcome: result === 'clear' ? 'cleared' : 'held' });
            if (result === 'clear') ctx.moveOn(caseId);
            else ctx.moveTo(caseId, at('held'));
          }
          ctx.update('dossier', dossier.id, { state: 'closed', closedAt: ctx.command.acceptedAt, dueAt: null });
        },
      },
      {
        subject: 'case',
        stage: stage.id,
        name: 'clear',
        worksheet: 'held-items',
        from: [at('held')],
        to: [],
        leads: [{ from: at('held'), to: 'next' }],
        who: leadOfCase,
        guards: ['objectionsSettled'],
        reason: 'required',
        event: 'case.cleared',
        payload: reasonPayload,
        check: (ctx) => settled(ctx, theCase(ctx).id),
        decide: (ctx) => settled(ctx, theCase(ctx).id) ?? ctx.moveOn(theCase(ctx).id),
      },
      {
        subject: 'case',
        stage: stage.id,
        name: 'exclude',
        worksheet: 'held-items',
        from: [at('open'), at('held')],
        to: [at('excluded')],
        who: leadOfCase,
        guards: ['knownReason', 'objectionUpheld'],
        reason: 'required',
        event: 'case.excluded',
        payload: rejectPayload,
        check: (ctx) => upheld(ctx),
        decide: (ctx) => upheld(ctx) ?? rejectTo(ctx, at('excluded'), stage.rejectReasons),
      },
      {
        subject: 'case',
        stage: stage.id,
        name: 'object',
        worksheet: null,
        from: [at('open')],
        to: [],
        who: [{ relation: 'public', roles: ['public'] }],
        guards: ['withinWindow'],
        reason: 'required',
        event: 'objection.filed',
        payload: objectionPayload,
        window: (ctx) => {
          const notice = runningNotice(ctx);
          const closed = refuse('objection.windowClosed', {});
          return notice?.releasedAt && notice.windowEndsAt
            ? { opens: { at: notice.releasedAt, early: closed }, closes: { at: notice.windowEndsAt, late: closed } }
            : undefined;
        },
        decide: (ctx) => {
          const row = theCase(ctx);
          const notice = runningNotice(ctx);
          if (!notice?.windowEndsAt || !notice.releasedAt) return refuse('objection.windowClosed', {});
          ctx.insert('objection', {
            id: ctx.newId(),
            caseId: row.id,
            dossierId: notice.id,
            leadOrg: leadOrg(row, by),
            state: 'filed',
            version: 1,
            number: objectionNumber(ctx.command.id),
            contentSha: ctx.outside.texts?.[''] ?? '',
            answerSha: null,
            filedAt: ctx.command.acceptedAt,
            dueAt: ctx.due({ kind: 'working-days', n: 10, strength: 'soft', source: '' }, ctx.command.acceptedAt),
            settledAt: null,
          });
        },
      },
      ...objectionActions(stage),
    ];
  },
  tasks: (workingSet, row, stage) => {
    if (row.state === `${stage.id}.pending`)
      return [caseTask(row, 'include-in-notice', leadOrg(row, stage.by ?? 'authority'), noticeRoles(stage).officer)];
    const tasks: TaskSpec[] = openObjections({ workingSet }, row.id).map((objection) => ({
      kind: objection.state === 'filed' ? 'admit-objection' : 'settle-objection',
      subjectType: 'objection' as const,
      subjectId: objection.id,
      caseId: row.id,
      dossierId: null,
      stage: stage.id,
      orgId: objection.leadOrg,
      role: noticeRoles(stage).officer,
      dueAt: objection.dueAt,
    }));
    return row.state === `${stage.id}.held` && tasks.length === 0
      ? [caseTask(row, 'decide-held', leadOrg(row, stage.by ?? 'authority'), noticeRoles(stage).lead)]
      : tasks;
  },
  dossierTasks: (_world, row, stage) =>
    row.state === 'prepared' ? [dossierTask(row, 'publish-notice', row.ownerOrg, noticeRoles(stage).lead)] : [],
};

function settled(ctx: DecisionContext, id: string) {
  const open = openObjections(ctx, id).length;
  if (open > 0) return refuse('objection.open', { count: open });
  return rowsOf(ctx.workingSet, 'objection', ({ caseId, state }) => caseId === id && state === 'upheld').length > 0
    ? refuse('objection.upheld', {})
    : undefined;
}

function upheld(ctx: DecisionContext) {
  const row = theCase(ctx);
  return rowsOf(ctx.workingSet, 'objection', ({ caseId, state }) => caseId === row.id && state === 'upheld').length > 0
    ? undefined
    : refuse('objection.noneUpheld', {});
}
