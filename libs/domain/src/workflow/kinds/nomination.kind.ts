import type { NominationStage } from '../../programme/definition';
import type { DecisionContext, MachineAction, StageKind } from '../../programme/machine';
import type { Role } from '../actor';
import { refuse } from '../refusal';
import type { CaseRow } from '../rows';
import { rowsOf } from '../working-set';
import { dossierCases } from './dossiers';
import { NOT_NAMED } from './named-items';
import { nominationDossierActions } from './nomination-dossier.actions';
import { mayBeLate, nominationRoles } from './nomination-terms';
import { optionalText, overrideSchema, payload, rejectPayload } from './payloads';
import { claimSlot, freeSlot, holderOf } from './slots';
import { rejectTo, theCase } from './steps';
import { caseTask, dossierTask } from './task-specs';

/**
 * 推荐: cases that passed the review wait in the pool; nominating takes a slot of the holder's account and a place in
 * its dossier. The whole dossier is transmitted at once.
 */
export const nominationKind: StageKind<NominationStage> = {
  kinds: ['nomination'],
  entry: 'pooled',
  states: (stage) => [
    { name: 'pooled', heldBy: stage.by },
    { name: 'nominated', heldBy: stage.by },
    { name: 'transmitted', heldBy: stage.to },
    { name: 'not-nominated', heldBy: 'nobody', outcome: 'rejected' },
    ...(mayBeLate(stage) ? [{ name: 'late', heldBy: 'nobody' as const, outcome: 'rejected' as const }] : []),
    ...(stage.late === 'refuse'
      ? [{ name: 'not-accepted', heldBy: 'nobody' as const, outcome: 'rejected' as const }]
      : []),
  ],
  actions: (stage) => [...caseActions(stage), ...nominationDossierActions(stage)],
  tasks: (_world, row, stage) =>
    row.state === `${stage.id}.pooled`
      ? [
          caseTask(
            row,
            'rank-and-nominate',
            holderOf(row, stage),
            stage.by === 'group' ? 'group-clerk' : 'nominator-clerk',
          ),
        ]
      : [],
  dossierTasks: (workingSet, row, stage) => {
    const clerk: Role = stage.by === 'group' ? 'group-clerk' : 'nominator-clerk';
    if (row.state === 'drafted' && dossierCases(workingSet, row).length > 0)
      return [dossierTask(row, 'prepare-dossier', row.ownerOrg, clerk)];
    if (row.state === 'prepared')
      return [
        dossierTask(row, 'release-dossier', row.ownerOrg, stage.by === 'group' ? 'group-clerk' : 'nominator-lead'),
      ];
    if (row.state === 'transmitted')
      return [
        dossierTask(
          row,
          stage.deadline.proof === 'postmark' && row.postmarkedOn === null ? 'record-post' : 'receive-dossier',
          row.recipientOrg ?? '',
          stage.to === 'authority' ? 'authority-clerk' : 'nominator-clerk',
        ),
      ];
    return [];
  },
};

function caseActions(stage: NominationStage): MachineAction[] {
  const at = (name: string) => `${stage.id}.${name}`;
  const base = {
    subject: 'case' as const,
    stage: stage.id,
    who: [{ relation: stage.by, roles: nominationRoles(stage.by) }],
  };
  const openDossier = (ctx: DecisionContext, row: CaseRow) =>
    rowsOf(
      ctx.workingSet,
      'dossier',
      (dossier) =>
        dossier.stage === stage.id && dossier.ownerOrg === holderOf(row, stage) && dossier.state === 'drafted',
    )[0];
  return [
    {
      ...base,
      name: 'nominate',
      worksheet: 'nomination',
      part: 'choose',
      from: [at('pooled')],
      to: [at('nominated')],
      guards: ['quotaLeft', 'dossierOpen'],
      reason: 'none',
      quota: 'claim',
      event: 'case.nominated',
      payload: payload({ override: overrideSchema }),
      decide: (ctx) => {
        const row = theCase(ctx);
        const dossier = openDossier(ctx, row);
        if (!dossier) return refuse('dossier.notOpen', {});
        const refusal = claimSlot(ctx, row, stage);
        if (refusal) return refusal;
        const position = Math.max(0, ...dossierCases(ctx.workingSet, dossier).map((item) => item.position)) + 1;
        ctx.insert('dossierItem', {
          id: ctx.newId(),
          dossierId: dossier.id,
          caseId: row.id,
          position,
          area: row.area,
          outcome: null,
          sectionNumber: null,
          ...NOT_NAMED,
        });
        ctx.moveTo(row.id, at('nominated'), { dueAt: dossier.dueAt });
      },
    },
    {
      ...base,
      name: 'unnominate',
      worksheet: 'nomination',
      part: 'put-back',
      from: [at('nominated')],
      to: [at('pooled')],
      guards: ['dossierOpen'],
      reason: 'optional',
      quota: 'free',
      event: 'case.unnominated',
      payload: payload({ reason: optionalText(2000) }),
      decide: (ctx) => {
        const row = theCase(ctx);
        const dossier = openDossier(ctx, row);
        const item = dossier && dossierCases(ctx.workingSet, dossier).find(({ caseId }) => caseId === row.id);
        if (!item) return refuse('dossier.notOpen', {});
        ctx.remove('dossierItem', item.id);
        freeSlot(ctx, row.id, 'rejection');
        ctx.moveTo(row.id, at('pooled'));
      },
    },
    {
      ...base,
      name: 'decline',
      worksheet: 'nomination',
      part: 'decline',
      from: [at('pooled')],
      to: [at('not-nominated')],
      guards: ['knownReason'],
      reason: 'required',
      event: 'case.notNominated',
      payload: rejectPayload,
      decide: (ctx) => rejectTo(ctx, at('not-nominated'), stage.rejectReasons),
    },
  ];
}
