import { isVisible } from '@linxuan/form-rules';
import type { ListStage } from '../../programme/definition';
import type { DecisionContext, StageKind } from '../../programme/machine';
import { personOf } from '../actor';
import { NOT_PREPARED, preparedNow } from '../two-person';
import { refuse, type Refusal } from '../refusal';
import type { DossierRow } from '../rows';
import { rowOf, rowsOf, type WorkingSet } from '../working-set';
import { departures } from './list-ranking';
import { namedAs } from './named-items';
import { code, line, optionalText, overrideOf, payload, text, uuid } from './payloads';
import { hardOnly, holdPromise } from './slots';
import { caseTask, dossierTask } from './task-specs';
import { blankDossier, dossierCases, theDossier } from './dossiers';

const itemsSchema = {
  type: 'array',
  minItems: 1,
  maxItems: 2000,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['caseId', 'listed'],
    properties: {
      caseId: uuid,
      listed: { type: 'boolean' },
      reasonCode: code,
      reason: optionalText(2000),
    },
  },
};
interface ListedItem {
  caseId: string;
  listed: boolean;
  reasonCode?: string;
  reason?: string;
}

/** 确定绿色技术清单: a ranking per area with a cut line and minutes, prepared by one person and decided by another. */
export const listKind: StageKind<ListStage> = {
  kinds: ['list-decision'],
  entry: 'pending',
  states: () => [
    { name: 'pending', heldBy: 'authority' },
    { name: 'not-listed', heldBy: 'nobody', outcome: 'rejected' },
  ],
  actions: (stage, def) => {
    const base = { subject: 'dossier' as const, stage: stage.id };
    const clerks = [
      { relation: 'dossier-owner' as const, roles: ['authority-clerk' as const, 'authority-lead' as const] },
    ];
    const leads = [{ relation: 'dossier-owner' as const, roles: ['authority-lead' as const] }];
    return [
      {
        ...base,
        name: 'prepare',
        worksheet: 'list',
        part: 'write',
        from: ['drafted'],
        to: ['prepared'],
        who: clerks,
        guards: ['everyPendingCaseDecided', 'knownReason', 'departureExplained'],
        reason: 'none',
        event: 'list.prepared',
        payload: payload(
          {
            items: itemsSchema,
            minutes: text(20000),
            participants: { type: 'array', items: line(120), maxItems: 50 },
            chair: line(120),
            place: line(200),
          },
          ['items', 'minutes'],
        ),
        decide: (ctx) => prepareList(ctx, stage),
      },
      {
        ...base,
        name: 'reopen',
        worksheet: 'list',
        from: ['prepared'],
        to: ['drafted'],
        who: clerks,
        guards: [],
        reason: 'optional',
        event: 'list.reopened',
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
        name: 'decide',
        worksheet: 'list',
        main: true,
        from: ['prepared'],
        to: ['decided'],
        leads: [
          { from: `${stage.id}.pending`, to: 'next' },
          { from: `${stage.id}.pending`, to: `${stage.id}.not-listed` },
        ],
        who: leads,
        guards: ['anotherPerson', 'quotaLeft'],
        reason: 'none',
        quota: 'claim',
        event: 'list.decided',
        payload: payload({ note: text(), ...overrideOf(def) }),
        check: (ctx) => hardOnly(holdListed(ctx, stage)),
        decide: (ctx) => {
          const refusal = holdListed(ctx, stage);
          if (refusal) return refusal;
          const dossier = theDossier(ctx);
          const given = new Map(
            ((ctx.outside.worksheet?.['items'] ?? []) as ListedItem[]).map((item) => [item.caseId, item.reasonCode]),
          );
          for (const item of dossierCases(ctx.workingSet, dossier)) {
            // A case withdrawn since the list was prepared stays withdrawn.
            if (rowOf(ctx.workingSet, 'case', item.caseId).state !== `${stage.id}.pending`) continue;
            if (item.outcome === 'listed') ctx.moveOn(item.caseId);
            else
              ctx.moveTo(item.caseId, `${stage.id}.not-listed`, {
                reasonCode: given.get(item.caseId) ?? stage.rejectReasons[0]?.code ?? null,
              });
          }
          ctx.update('dossier', dossier.id, {
            state: 'decided',
            releasedBy: personOf(ctx.command.actor),
            releasedAt: ctx.command.acceptedAt,
          });
          ctx.insert('dossier', { ...blankDossier(dossier), id: ctx.newId() });
        },
      },
    ];
  },
  tasks: (_world, row, stage) =>
    row.state === `${stage.id}.pending` ? [caseTask(row, 'rank-for-list', row.authorityOrg, 'authority-clerk')] : [],
  dossierTasks: (workingSet, row) =>
    row.state === 'prepared'
      ? [dossierTask({ ...row, dueAt: listDue(workingSet, row) }, 'decide-list', row.ownerOrg, 'authority-lead')]
      : [],
};

/** The list is due when the first of its cases is. An act that loads none of them leaves the date as it is. */
function listDue(workingSet: WorkingSet, row: DossierRow): string | null {
  const dates = dossierCases(workingSet, row).flatMap(({ caseId }) => workingSet.case.get(caseId)?.dueAt ?? []);
  const [open] = rowsOf(
    workingSet,
    'task',
    (task) => task.doneAt === null && task.kind === 'decide-list' && task.subjectId === row.id,
  );
  return dates.sort()[0] ?? open?.dueAt ?? row.dueAt;
}

/** To be listed is a promise: places and money are held for every listed case, or the list is not decided. */
function holdListed(ctx: DecisionContext, stage: ListStage): Refusal | undefined {
  for (const { caseId, outcome } of dossierCases(ctx.workingSet, theDossier(ctx))) {
    const row = rowOf(ctx.workingSet, 'case', caseId);
    const beyond =
      outcome === 'listed' && row.state === `${stage.id}.pending` ? holdPromise(ctx, row, 'list') : undefined;
    if (beyond) return beyond;
  }
  return undefined;
}

function prepareList(ctx: DecisionContext, stage: ListStage) {
  const dossier = theDossier(ctx);
  const pending = rowsOf(ctx.workingSet, 'case', ({ state }) => state === `${stage.id}.pending`);
  const items = ctx.command.payload['items'] as ListedItem[];
  const left = pending.filter(({ id }) => !items.some(({ caseId }) => caseId === id));
  if (left.length > 0)
    return refuse('list.undecided', { count: left.length }, { fields: [{ pointer: '/items', code: 'required' }] });
  const departing = departures(ctx.workingSet, pending, items);
  for (const [index, item] of items.entries()) {
    if (items.findIndex(({ caseId }) => caseId === item.caseId) !== index)
      return refuse('request.invalid', {}, { fields: [{ pointer: `/items/${index}/caseId`, code: 'uniqueItems' }] });
    const row = pending.find(({ id }) => id === item.caseId);
    if (!row) return refuse('list.notPending', {}, { fields: [{ pointer: `/items/${index}/caseId`, code: 'enum' }] });
    if (!item.listed && !stage.rejectReasons.some(({ code }) => code === item.reasonCode))
      return refuse(
        'reason.unknown',
        { reasonCode: item.reasonCode ?? '' },
        { fields: [{ pointer: `/items/${index}/reasonCode`, code: 'enum' }] },
      );
    if (departing.has(item.caseId) && !isVisible(item.reason))
      return refuse(
        'list.reasonNeeded',
        { number: row.number },
        { fields: [{ pointer: `/items/${index}/reason`, code: 'required' }] },
      );
    ctx.insert('dossierItem', {
      id: ctx.newId(),
      dossierId: dossier.id,
      caseId: row.id,
      position: index + 1,
      area: row.area,
      outcome: item.listed ? 'listed' : 'not-listed',
      sectionNumber: null,
      ...namedAs(row),
    });
  }
  ctx.update('dossier', dossier.id, {
    state: 'prepared',
    contentSha: ctx.outside.texts?.[''] ?? null,
    ...preparedNow(ctx),
  });
}
