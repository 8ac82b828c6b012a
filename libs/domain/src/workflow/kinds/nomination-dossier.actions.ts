import type { NominationStage } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import { personOf, type Who } from '../actor';
import { NOT_PREPARED, preparedNow } from '../two-person';
import { rowOf } from '../context';
import { refuse, type Refusal } from '../refusal';
import type { DossierItemRow, DossierRow } from '../rows';
import { until } from '../window';
import { rowsOf } from '../working-set';
import { notAcceptedActions, overridesPending, postActions, postMissing } from './nomination-post.actions';
import { dossierCases, nominationRoles } from './nomination.kind';
import { bodyAgrees, letterPayload, thaw, zeroPayload } from './nomination-letter';
import { namedAs } from './named-items';
import { payload, reasonPayload, text } from './payloads';
import { freeSlot, moveSlots } from './slots';

/** What is sent anew is posted anew. */
const noPost = { carrier: null, trackingNumber: null, postmarkedOn: null, arrivedOn: null };

/** Cases over a soft cap are received only together with an express acceptance. */
const overrides = { acceptOverrides: { type: 'boolean' }, reason: text() };

/** What is left to do with a late dossier: only where the edition leaves that to the recipient may it be taken in. */
function lateRefusal(stage: NominationStage): Refusal {
  if (stage.late !== 'refuse') return refuse('dossier.late', {});
  return refuse('dossier.lateNeverTaken', {}, { rule: { id: `${stage.id}.deadline`, source: stage.deadline.source } });
}

function theDossier(ctx: DecisionContext): DossierRow {
  return rowOf(ctx.workingSet, 'dossier', ctx.command.subjectId);
}

/** Items whose case is still where the dossier has it: one that was withdrawn on the way stays withdrawn. */
function itemsAt(ctx: DecisionContext, dossier: DossierRow, state: string): DossierItemRow[] {
  return dossierCases(ctx.workingSet, dossier).filter(
    ({ caseId }) => rowOf(ctx.workingSet, 'case', caseId).state === state,
  );
}

/** A dossier that goes back to its desk loses the items whose case was withdrawn on the way. */
function dropDeparted(ctx: DecisionContext, dossier: DossierRow, state: string): void {
  const staying = new Set(itemsAt(ctx, dossier, state).map(({ id }) => id));
  for (const item of dossierCases(ctx.workingSet, dossier))
    if (!staying.has(item.id)) ctx.remove('dossierItem', item.id);
}

/** Moves every case of the dossier and its slot in one step: six under one letter go all or not at all. */
function moveAll(
  ctx: DecisionContext,
  dossier: DossierRow,
  from: string,
  to: string,
  slot: 'reserved' | 'transmitted',
): void {
  for (const { caseId } of itemsAt(ctx, dossier, from)) {
    ctx.moveTo(caseId, to);
    moveSlots(ctx, caseId, slot);
  }
}

const byPost = (stage: NominationStage): boolean => stage.deadline.proof === 'postmark';

const deadlineOf = (ctx: DecisionContext, stage: NominationStage): string | null =>
  ctx.outside.extendedTo ?? ctx.due(stage.deadline, ctx.command.acceptedAt);

/** By postmark (以邮戳为准) nothing is late until the paper is there: then the day of the postmark counts, whenever it arrived. */
function isLate(ctx: DecisionContext, stage: NominationStage): boolean {
  if (byPost(stage)) return false;
  const deadline = deadlineOf(ctx, stage);
  return deadline !== null && ctx.command.acceptedAt > deadline;
}

/** The dossier of a nomination: prepared by one person, released by another, received, sent back or recalled. */
export function nominationDossierActions(stage: NominationStage): MachineAction[] {
  const at = (name: string) => `${stage.id}.${name}`;
  const owners: Who[] = [{ relation: 'dossier-owner', roles: nominationRoles(stage.by) }];
  const releasers: Who[] = [
    { relation: 'dossier-owner', roles: stage.by === 'group' ? ['group-clerk'] : ['nominator-lead'] },
  ];
  const recipients: Who[] = [
    {
      relation: 'dossier-recipient',
      roles: stage.to === 'authority' ? ['authority-clerk', 'authority-lead'] : ['nominator-clerk', 'nominator-lead'],
    },
  ];
  const base = { subject: 'dossier' as const, stage: stage.id };
  const receive = (ctx: DecisionContext): Refusal | void => {
    const dossier = theDossier(ctx);
    const refusal = postMissing(stage, dossier) ?? overridesPending(ctx, dossierCases(ctx.workingSet, dossier));
    if (refusal) return refusal;
    const arriving = new Set(itemsAt(ctx, dossier, at('transmitted')).map(({ caseId }) => caseId));
    for (const { caseId } of dossierCases(ctx.workingSet, dossier)) {
      // A slot is spent at receipt; where the case goes on to another nomination it stays with this one.
      moveSlots(ctx, caseId, 'spent');
      if (arriving.has(caseId)) ctx.moveOn(caseId);
    }
    ctx.update('dossier', dossier.id, { state: 'receipted', receiptedAt: ctx.command.acceptedAt });
  };
  return [
    ...postActions(stage, recipients),
    ...notAcceptedActions(stage, recipients, itemsAt),
    {
      ...base,
      name: 'prepare',
      from: ['drafted'],
      to: ['prepared'],
      who: owners,
      guards: ['hasItems', 'orderComplete'],
      reason: 'none',
      event: 'dossier.prepared',
      payload: letterPayload,
      freezes: 'letter',
      decide: (ctx) => {
        const dossier = theDossier(ctx);
        const items = dossierCases(ctx.workingSet, dossier);
        if (items.length === 0) return refuse('dossier.empty', {});
        const order = (ctx.command.payload['order'] as string[] | undefined) ?? items.map(({ caseId }) => caseId);
        if (order.length !== items.length || items.some(({ caseId }) => !order.includes(caseId)))
          return refuse(
            'dossier.orderIncomplete',
            { items: items.length, ranked: order.length },
            { fields: [{ pointer: '/order', code: 'enum' }] },
          );
        const ranked = order.map((id) => rowOf(ctx.workingSet, 'case', id));
        const refusal = bodyAgrees(ctx, ranked);
        if (refusal) return refusal;
        for (const item of items)
          ctx.update('dossierItem', item.id, {
            position: order.indexOf(item.caseId) + 1,
            ...namedAs(rowOf(ctx.workingSet, 'case', item.caseId)),
          });
        ctx.update('dossier', dossier.id, {
          state: 'prepared',
          number: String(ctx.command.payload['number']),
          contentSha: ctx.outside.texts?.[''] ?? null,
          ...preparedNow(ctx),
          zeroReturn: false,
        });
      },
    },
    {
      ...base,
      name: 'zero-return',
      from: ['drafted'],
      to: ['prepared'],
      who: owners,
      guards: ['noItems'],
      reason: 'required',
      event: 'dossier.prepared',
      payload: zeroPayload,
      freezes: 'letter',
      decide: (ctx) => {
        const dossier = theDossier(ctx);
        if (dossierCases(ctx.workingSet, dossier).length > 0) return refuse('dossier.notEmpty', {});
        const refusal = bodyAgrees(ctx, []);
        if (refusal) return refusal;
        ctx.update('dossier', dossier.id, {
          state: 'prepared',
          zeroReturn: true,
          number: String(ctx.command.payload['number']),
          contentSha: ctx.outside.texts?.[''] ?? null,
          ...preparedNow(ctx),
        });
      },
    },
    {
      ...base,
      name: 'reopen',
      from: ['prepared'],
      to: ['drafted'],
      who: owners,
      guards: [],
      reason: 'optional',
      event: 'dossier.reopened',
      payload: payload({ reason: text(2000) }),
      decide: (ctx) => {
        const dossier = theDossier(ctx);
        dropDeparted(ctx, dossier, at('nominated'));
        thaw(ctx, dossier);
        ctx.update('dossier', dossier.id, { state: 'drafted', ...NOT_PREPARED, contentSha: null });
      },
    },
    {
      ...base,
      name: 'release',
      from: ['prepared'],
      to: ['transmitted'],
      leads: [{ from: at('nominated'), to: at('transmitted') }],
      who: releasers,
      guards: ['anotherPerson', 'itemsUnchanged', 'deadline'],
      reason: 'none',
      quota: 'transmit',
      event: 'dossier.transmitted',
      payload: payload(),
      ...(stage.late === 'refuse' &&
        !byPost(stage) && {
          window: (ctx: DecisionContext) =>
            until(deadlineOf(ctx, stage), (due) =>
              refuse(
                'deadline.passed',
                { due, acceptedAt: ctx.command.acceptedAt },
                { rule: { id: `${stage.id}.deadline`, source: stage.deadline.source } },
              ),
            ),
        }),
      check: (ctx) => itemsUnchanged(ctx, at('nominated')),
      decide: (ctx) => {
        const refusal = itemsUnchanged(ctx, at('nominated'));
        if (refusal) return refusal;
        const late = isLate(ctx, stage);
        const dossier = theDossier(ctx);
        moveAll(ctx, dossier, at('nominated'), at('transmitted'), 'transmitted');
        ctx.update('dossier', dossier.id, {
          state: 'transmitted',
          late,
          releasedBy: personOf(ctx.command.actor),
          releasedAt: ctx.command.acceptedAt,
        });
      },
    },
    {
      ...base,
      name: 'recall',
      from: ['transmitted'],
      to: ['drafted'],
      leads: [{ from: at('transmitted'), to: at('pooled') }],
      who: releasers,
      guards: ['beforeReceipt'],
      reason: 'required',
      quota: 'free',
      event: 'dossier.recalled',
      payload: reasonPayload,
      decide: (ctx) => {
        const dossier = theDossier(ctx);
        for (const item of itemsAt(ctx, dossier, at('transmitted'))) {
          ctx.moveTo(item.caseId, at('pooled'));
          // After the deadline nothing frees a slot: it stays reserved for the case that held it.
          moveSlots(ctx, item.caseId, 'reserved');
          freeSlot(ctx, item.caseId, 'recall');
        }
        for (const item of dossierCases(ctx.workingSet, dossier)) ctx.remove('dossierItem', item.id);
        ctx.update('dossier', dossier.id, {
          state: 'drafted',
          ...NOT_PREPARED,
          releasedBy: null,
          releasedAt: null,
          contentSha: null,
          late: false,
          ...noPost,
        });
      },
    },
    {
      ...base,
      name: 'receive',
      from: ['transmitted'],
      to: ['receipted'],
      leads: [{ from: at('transmitted'), to: 'next' }],
      who: recipients,
      guards: ['inTime'],
      reason: 'none',
      quota: 'spend',
      event: 'dossier.receipted',
      payload: payload({ note: text(2000), ...overrides }),
      check: (ctx) => (theDossier(ctx).late ? lateRefusal(stage) : postMissing(stage, theDossier(ctx))),
      decide: (ctx) => (theDossier(ctx).late ? lateRefusal(stage) : receive(ctx)),
    },
    ...(stage.late === 'refuse'
      ? []
      : ([
          {
            ...base,
            name: 'accept-late',
            from: ['transmitted'],
            to: ['receipted'],
            leads: [{ from: at('transmitted'), to: 'next' }],
            who: recipients,
            guards: ['isLate'],
            reason: 'required',
            quota: 'spend',
            event: 'dossier.receiptedLate',
            payload: payload({ ...overrides, reason: text() }, ['reason']),
            check: (ctx) => (theDossier(ctx).late ? undefined : refuse('dossier.notLate', {})),
            decide: (ctx) => (theDossier(ctx).late ? receive(ctx) : refuse('dossier.notLate', {})),
          },
        ] satisfies MachineAction[])),
    {
      ...base,
      name: 'refuse-late',
      from: ['transmitted'],
      to: ['refused'],
      leads: [{ from: at('transmitted'), to: at('late') }],
      who: recipients,
      guards: ['isLate'],
      reason: 'required',
      event: 'dossier.refusedLate',
      payload: reasonPayload,
      check: (ctx) => (theDossier(ctx).late ? undefined : refuse('dossier.notLate', {})),
      decide: (ctx) => {
        const dossier = theDossier(ctx);
        if (!dossier.late) return refuse('dossier.notLate', {});
        for (const { caseId } of itemsAt(ctx, dossier, at('transmitted')))
          ctx.moveTo(caseId, at('late'), { reasonCode: 'late' });
        ctx.update('dossier', dossier.id, { state: 'refused' });
      },
    },
    {
      ...base,
      name: 'send-back',
      from: ['transmitted'],
      to: ['drafted'],
      leads: [{ from: at('transmitted'), to: at('nominated') }],
      who: recipients,
      guards: [],
      reason: 'required',
      event: 'dossier.sentBack',
      payload: reasonPayload,
      decide: (ctx) => {
        const dossier = theDossier(ctx);
        moveAll(ctx, dossier, at('transmitted'), at('nominated'), 'reserved');
        dropDeparted(ctx, dossier, at('nominated'));
        thaw(ctx, dossier);
        ctx.update('dossier', dossier.id, {
          state: 'drafted',
          ...NOT_PREPARED,
          releasedBy: null,
          releasedAt: null,
          contentSha: null,
          ...noPost,
        });
      },
    },
    {
      ...base,
      name: 'open-next',
      from: ['receipted', 'refused'],
      to: [],
      who: owners,
      guards: ['noOtherOpen'],
      reason: 'none',
      event: 'dossier.opened',
      payload: payload(),
      decide: (ctx) => {
        const dossier = theDossier(ctx);
        // One that is prepared or on its way may still come back to its desk, and an owner has one draft.
        if (
          rowsOf(
            ctx.workingSet,
            'dossier',
            (row) =>
              row.ownerOrg === dossier.ownerOrg &&
              row.stage === dossier.stage &&
              ['drafted', 'prepared', 'transmitted'].includes(row.state),
          ).length > 0
        )
          return refuse('dossier.alreadyOpen', {});
        ctx.insert('dossier', { ...blankDossier(dossier), id: ctx.newId() });
      },
    },
  ];
}

export function blankDossier(like: DossierRow): DossierRow {
  return {
    ...like,
    state: 'drafted',
    version: 1,
    number: null,
    contentSha: null,
    answerSha: null,
    zeroReturn: false,
    late: false,
    ...NOT_PREPARED,
    releasedBy: null,
    releasedAt: null,
    receiptedAt: null,
    windowEndsAt: null,
    closedAt: null,
    carrier: null,
    trackingNumber: null,
    postmarkedOn: null,
    arrivedOn: null,
  };
}

/** What is signed is what goes out: where an item was withdrawn since the papers were prepared, they are prepared again. */
export function itemsUnchanged(ctx: DecisionContext, state: string): Refusal | undefined {
  const gone = dossierCases(ctx.workingSet, theDossier(ctx))
    .map(({ caseId }) => rowOf(ctx.workingSet, 'case', caseId))
    .filter((row) => row.state !== state);
  return gone.length > 0
    ? refuse('dossier.itemsChanged', { items: gone.map(({ number }) => number).join(', ') })
    : undefined;
}
