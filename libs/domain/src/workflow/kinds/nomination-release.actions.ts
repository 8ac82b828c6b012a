import type { NominationStage } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import { personOf } from '../actor';
import { refuse } from '../refusal';
import { NOT_PREPARED, preparedNow } from '../two-person';
import { until } from '../window';
import { rowOf } from '../working-set';
import { dossierCases, dropDeparted, itemsUnchanged, theDossier } from './dossiers';
import { namedAs } from './named-items';
import { bodyAgrees, letterPayload, thaw, zeroPayload } from './nomination-letter';
import { deadlineOf, dossierOwners, dossierReleasers, isLate, mayBeLate, moveAll, NO_POST } from './nomination-terms';
import { payload, reasonPayload, text } from './payloads';
import { freeSlot } from './slots';

/**
 * What the owner of a nomination does with its dossier: one person prepares it, another releases it or calls it back.
 */
export function nominationReleaseActions(stage: NominationStage): MachineAction[] {
  const at = (name: string) => `${stage.id}.${name}`;
  const owners = dossierOwners(stage);
  const releasers = dossierReleasers(stage);
  const base = { subject: 'dossier' as const, stage: stage.id };
  return [
    {
      ...base,
      name: 'prepare',
      worksheet: 'nomination',
      part: 'write',
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
      worksheet: 'nomination',
      part: 'write-none',
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
      worksheet: 'nomination',
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
      worksheet: 'nomination',
      part: 'send',
      main: true,
      from: ['prepared'],
      to: ['transmitted'],
      leads: [{ from: at('nominated'), to: at('transmitted') }],
      who: releasers,
      guards: ['anotherPerson', 'itemsUnchanged', 'deadline'],
      reason: 'none',
      quota: 'transmit',
      event: 'dossier.transmitted',
      payload: payload(),
      ...(!mayBeLate(stage) && {
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
      worksheet: 'nomination',
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
        moveAll(ctx, dossier, at('transmitted'), at('pooled'), 'reserved');
        for (const item of dossierCases(ctx.workingSet, dossier)) {
          // After the deadline nothing frees a slot: it stays reserved for the case that held it.
          freeSlot(ctx, item.caseId, 'recall');
          ctx.remove('dossierItem', item.id);
        }
        ctx.update('dossier', dossier.id, {
          state: 'drafted',
          ...NOT_PREPARED,
          releasedBy: null,
          releasedAt: null,
          contentSha: null,
          late: false,
          ...NO_POST,
        });
      },
    },
  ];
}
