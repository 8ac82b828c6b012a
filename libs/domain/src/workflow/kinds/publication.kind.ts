import type { ProgrammeDefinition, PublicationStage } from '../../programme/definition';
import type { DecisionContext, MachineAction, StageKind } from '../../programme/machine';
import { NOT_PREPARED } from '../two-person';
import { refuse } from '../refusal';
import type { DossierRow } from '../rows';
import { after } from '../window';
import { rowOf, rowsOf, type WorkingSet } from '../working-set';
import { dossierCases, itemsUnchanged, theDossier } from './dossiers';
import { documentNumber, line, paperDay, payload, reasonPayload, text, overrideOf } from './payloads';
import { hardOnly } from './slots';
import { theCase } from './steps';
import { caseTask, dossierTask } from './task-specs';
import { confirm, confirmationDated, draftEntry, entrySchema } from './publication-entries';
import { holdPublished, preparePublication, publishAll } from './publication-dossier';

/**
 * 按程序发布: the entry is a text of its own, confirmed by the holder; the catalogue is one dossier, numbered per section.
 */
export const publicationKind: StageKind<PublicationStage> = {
  kinds: ['publication'],
  entry: 'drafting',
  states: () => [
    { name: 'drafting', heldBy: 'authority', meaning: 'entry-drafting' },
    { name: 'confirming', heldBy: 'applicant', meaning: 'entry-confirming' },
    { name: 'confirmed', heldBy: 'authority', meaning: 'entry-confirmed' },
    { name: 'published', heldBy: 'nobody', outcome: 'published' },
  ],
  actions: (stage, def) => {
    const at = (name: string) => `${stage.id}.${name}`;
    const officers = [
      { relation: 'authority' as const, roles: ['publicity-officer' as const, 'authority-clerk' as const] },
    ];
    const holder = [{ relation: 'applicant' as const, roles: ['enterprise-clerk' as const] }];
    const base = { subject: 'dossier' as const, stage: stage.id };
    return [
      {
        subject: 'case',
        name: 'draft-entry',
        worksheet: 'entry',
        part: 'write',
        stage: stage.id,
        from: [at('drafting')],
        to: [at('confirming')],
        who: officers,
        guards: ['casesPerEntry'],
        reason: 'none',
        event: 'entry.drafted',
        payload: entrySchema(stage),
        decide: (ctx) => draftEntry(ctx, stage),
      },
      {
        subject: 'case',
        name: 'confirm-entry',
        worksheet: 'entry-confirmation',
        part: 'confirm',
        stage: stage.id,
        from: [at('confirming')],
        to: [at('confirmed')],
        who: holder,
        guards: [],
        reason: 'none',
        event: 'entry.confirmed',
        payload: payload(),
        decide: (ctx) => confirm(ctx, at('confirmed')),
      },
      // Without a date nobody can be late, and the action would never be possible.
      ...(stage.due
        ? [
            {
              // 本期设定: no document says what a silent holder means; after the date the authority decides, so that one
              // silence holds up no catalogue.
              subject: 'case',
              name: 'confirm-for-holder',
              worksheet: null,
              stage: stage.id,
              from: [at('confirming')],
              to: [at('confirmed')],
              who: [{ relation: 'authority', roles: ['authority-lead'] }],
              guards: ['confirmationOverdue'],
              reason: 'required',
              event: 'entry.confirmedForHolder',
              payload: reasonPayload,
              window: (ctx) => after(theCase(ctx).dueAt, (due) => refuse('entry.confirmationRunning', { due })),
              check: confirmationDated,
              decide: (ctx) => confirmationDated(ctx) ?? confirm(ctx, at('confirmed')),
            } satisfies MachineAction,
          ]
        : []),
      {
        subject: 'case',
        name: 'request-change',
        worksheet: 'entry-confirmation',
        part: 'change',
        stage: stage.id,
        from: [at('confirming')],
        to: [at('drafting')],
        who: holder,
        guards: [],
        reason: 'required',
        event: 'entry.changeRequested',
        payload: reasonPayload,
        decide: (ctx) => ctx.moveTo(theCase(ctx).id, at('drafting')),
      },
      {
        ...base,
        name: 'prepare',
        worksheet: 'catalogue',
        part: 'write',
        from: ['drafted'],
        to: ['prepared'],
        who: [{ relation: 'dossier-owner', roles: ['publicity-officer', 'authority-clerk'] }],
        guards: ['hasItems'],
        reason: 'none',
        event: 'publication.prepared',
        payload: payload({ title: line(200), number: documentNumber, date: paperDay, text: text(20000) }, [
          'title',
          'number',
          'date',
        ]),
        decide: (ctx) => preparePublication(ctx, at('confirmed')),
      },
      {
        ...base,
        name: 'reopen',
        worksheet: 'catalogue',
        from: ['prepared'],
        to: ['drafted'],
        who: [{ relation: 'dossier-owner', roles: ['publicity-officer', 'authority-clerk'] }],
        guards: [],
        reason: 'optional',
        event: 'publication.reopened',
        payload: payload({ reason: text(2000) }),
        decide: (ctx) => {
          for (const item of dossierCases(ctx.workingSet, theDossier(ctx))) ctx.remove('dossierItem', item.id);
          ctx.update('dossier', ctx.command.subjectId, {
            state: 'drafted',
            number: null,
            ...NOT_PREPARED,
            contentSha: null,
          });
        },
      },
      {
        ...base,
        name: 'publish',
        worksheet: 'catalogue',
        from: ['prepared'],
        to: ['published'],
        leads: [{ from: at('confirmed'), to: at('published') }],
        who: [{ relation: 'dossier-owner', roles: ['authority-lead'] }],
        guards: ['anotherPerson', 'itemsUnchanged', 'quotaLeft'],
        reason: 'none',
        quota: 'claim',
        event: 'catalogue.published',
        payload: payload({ ...overrideOf(def) }),
        check: (ctx) => itemsUnchanged(ctx, at('confirmed')) ?? hardOnly(holdPublished(ctx)),
        decide: (ctx) => itemsUnchanged(ctx, at('confirmed')) ?? holdPublished(ctx) ?? publishAll(ctx, at('published')),
      },
      ...(isFollowed(stage, def) ? [followAll(stage)] : []),
    ];
  },
  tasks: (_world, row, stage) => {
    if (row.state === `${stage.id}.drafting`)
      return [caseTask(row, 'draft-entry', row.authorityOrg, 'publicity-officer')];
    if (row.state === `${stage.id}.confirmed`)
      return [caseTask(row, 'include-in-catalogue', row.authorityOrg, 'publicity-officer')];
    return row.state === `${stage.id}.confirming`
      ? [caseTask(row, 'confirm-entry', row.applicantOrg, 'enterprise-clerk')]
      : [];
  },
  dossierTasks: (workingSet, row, stage, def) => {
    if (row.state === 'prepared') return [dossierTask(row, 'publish-catalogue', row.ownerOrg, 'authority-lead')];
    return row.state === 'published' && isFollowed(stage, def) && toBeFollowed(workingSet, row, stage)
      ? [dossierTask(row, 'begin-follow-up', row.ownerOrg, 'authority-clerk')]
      : [];
  },
};

const isFollowed = (stage: PublicationStage, def: Pick<ProgrammeDefinition, 'stages'>): boolean =>
  def.stages.at(-1)?.id !== stage.id;

/**
 * Only `follow` takes its cases on, and all at once: one that is seen tells of all. An act that loads none of them
 * leaves the task as it is.
 */
function toBeFollowed(workingSet: WorkingSet, row: DossierRow, stage: PublicationStage): boolean {
  const seen = dossierCases(workingSet, row).flatMap(({ caseId }) => workingSet.case.get(caseId) ?? []);
  if (seen.length > 0) return seen.some(({ state }) => state === `${stage.id}.published`);
  return (
    rowsOf(
      workingSet,
      'task',
      (task) => task.doneAt === null && task.kind === 'begin-follow-up' && task.subjectId === row.id,
    ).length > 0
  );
}

/** 跟踪管理 begins by an act of its own: until then a published entry owes nothing. */
function followAll(stage: PublicationStage): MachineAction {
  const published = `${stage.id}.published`;
  const waiting = (ctx: DecisionContext) =>
    dossierCases(ctx.workingSet, theDossier(ctx)).filter(
      ({ caseId }) => rowOf(ctx.workingSet, 'case', caseId).state === published,
    );
  const none = (ctx: DecisionContext) => (waiting(ctx).length === 0 ? refuse('dossier.empty', {}) : undefined);
  return {
    subject: 'dossier',
    stage: stage.id,
    name: 'follow',
    worksheet: 'catalogue',
    from: ['published'],
    to: [],
    leads: [{ from: published, to: 'next' }],
    who: [{ relation: 'dossier-owner', roles: ['authority-clerk', 'authority-lead'] }],
    guards: ['hasItems'],
    reason: 'none',
    event: 'publication.followed',
    payload: payload(),
    check: none,
    decide: (ctx) => none(ctx) ?? waiting(ctx).forEach(({ caseId }) => ctx.moveOn(caseId)),
  };
}
