import type { ProgrammeDefinition, PublicationStage } from '../../programme/definition';
import type { DecisionContext, MachineAction, StageKind } from '../../programme/machine';
import { personOf } from '../actor';
import { NOT_PREPARED, preparedNow } from '../two-person';
import { refuse, type Refusal } from '../refusal';
import type { CaseRow, DossierRow, EntryRow } from '../rows';
import { after } from '../window';
import { rowOf, rowsOf, type WorkingSet } from '../working-set';
import { blankDossier, dossierCases, itemsUnchanged, theDossier } from './dossiers';
import { namedAs } from './named-items';
import {
  day,
  documentNumber,
  line,
  optionalLine,
  optionalText,
  payload,
  reasonPayload,
  text,
  overrideOf,
} from './payloads';
import { hardOnly, holdPromise } from './slots';
import { theCase } from './steps';
import { caseTask, dossierTask } from './task-specs';

/** Longest texts of an entry, in characters; the screen counts with the same numbers. */
export const ENTRY_LIMITS = {
  name: 60,
  process: 600,
  parameterName: 80,
  parameterValue: 120,
  parameterUnit: 40,
  caseTitle: 120,
  caseContent: 500,
  caseScale: 200,
  caseBenefit: 500,
} as const;

const tonnes = { type: ['number', 'null'], minimum: 0, maximum: 1e12 };
/** The entry as it is printed; figures are tonnes a year. A number of the application's case keeps the origin of each printed case. */
export const entrySchema = payload(
  {
    name: line(ENTRY_LIMITS.name),
    process: text(ENTRY_LIMITS.process),
    parameters: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'value'],
        properties: {
          name: line(ENTRY_LIMITS.parameterName),
          value: line(ENTRY_LIMITS.parameterValue),
          unit: optionalLine(ENTRY_LIMITS.parameterUnit),
        },
      },
    },
    cases: {
      type: 'array',
      maxItems: 10,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['title', 'content'],
        properties: {
          caseKey: optionalLine(40),
          title: line(ENTRY_LIMITS.caseTitle),
          content: text(ENTRY_LIMITS.caseContent),
          scale: optionalLine(ENTRY_LIMITS.caseScale),
          benefit: optionalText(ENTRY_LIMITS.caseBenefit),
          annualCO2Tonnes: tonnes,
          annualCoalEquivTonnes: tonnes,
        },
      },
    },
  },
  ['name', 'process', 'parameters', 'cases'],
);

/** 按程序发布: the entry is a text of its own, confirmed by the holder; the catalogue is one dossier, numbered per section. */
export const publicationKind: StageKind<PublicationStage> = {
  kinds: ['publication'],
  entry: 'drafting',
  states: () => [
    { name: 'drafting', heldBy: 'authority' },
    { name: 'confirming', heldBy: 'applicant' },
    { name: 'confirmed', heldBy: 'authority' },
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
        stage: stage.id,
        from: [at('drafting')],
        to: [at('confirming')],
        who: officers,
        guards: ['casesPerEntry'],
        reason: 'none',
        event: 'entry.drafted',
        payload: entrySchema,
        decide: (ctx) => draftEntry(ctx, stage),
      },
      {
        subject: 'case',
        name: 'confirm-entry',
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
              // 本期设定: no document says what a silent holder means; after the date the authority decides, so that one silence holds up no catalogue.
              subject: 'case',
              name: 'confirm-for-holder',
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
        from: ['drafted'],
        to: ['prepared'],
        who: [{ relation: 'dossier-owner', roles: ['publicity-officer', 'authority-clerk'] }],
        guards: ['hasItems'],
        reason: 'none',
        event: 'publication.prepared',
        payload: payload({ title: line(200), number: documentNumber, date: day, text: text(20000) }, [
          'title',
          'number',
          'date',
        ]),
        decide: (ctx) => preparePublication(ctx, at('confirmed')),
      },
      {
        ...base,
        name: 'reopen',
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

/** Only `follow` takes its cases on, and all at once: one that is seen tells of all. An act that loads none of them leaves the task as it is. */
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

function entriesOf(ctx: DecisionContext, caseId: string): EntryRow[] {
  return rowsOf(ctx.workingSet, 'entry', (entry) => entry.caseId === caseId);
}

/** Where a programme does not classify anew, the applicant's area is the section. */
const sectionOf = (row: Pick<CaseRow, 'finalArea' | 'area'>): string => row.finalArea ?? row.area ?? '';

function confirm(ctx: DecisionContext, confirmed: string): void {
  const row = theCase(ctx);
  for (const entry of entriesOf(ctx, row.id)) ctx.update('entry', entry.id, { confirmedAt: ctx.command.acceptedAt });
  ctx.moveTo(row.id, confirmed, { dueAt: null });
}

/** While the holder may still answer, nobody answers for it; without a date it may always. */
function confirmationDated(ctx: DecisionContext) {
  return theCase(ctx).dueAt === null ? refuse('entry.confirmationRunning', { due: '' }) : undefined;
}

function draftEntry(ctx: DecisionContext, stage: PublicationStage) {
  const row = theCase(ctx);
  const given = (ctx.command.payload['cases'] as unknown[]).length;
  const { min, max } = stage.casesPerEntry;
  if (given < min || given > max)
    return refuse('entry.caseCount', { min, max, given }, { fields: [{ pointer: '/cases', code: 'range' }] });
  const contentSha = ctx.outside.texts?.[''] ?? '';
  const section = sectionOf(row);
  const existing = entriesOf(ctx, row.id)[0];
  if (existing) ctx.update('entry', existing.id, { contentSha, section, confirmedAt: null });
  else
    ctx.insert('entry', {
      id: ctx.newId(),
      caseId: row.id,
      editionId: row.editionId,
      version: 1,
      section,
      sectionNumber: null,
      contentSha,
      confirmedAt: null,
      publishedAt: null,
    });
  ctx.moveTo(row.id, `${stage.id}.confirming`, {
    dueAt: stage.due ? ctx.due(stage.due, ctx.command.acceptedAt) : null,
  });
}

/**
 * The numbers that a publication gives: in the order of area, category and application number, running on within each section
 * over all publications of the edition. The preview of a screen and the decision use the same function.
 */
export function numberSections(
  ready: readonly CaseRow[],
  entries: Iterable<Pick<EntryRow, 'section' | 'sectionNumber'>>,
): { row: CaseRow; section: string; sectionNumber: number }[] {
  const last = new Map<string, number>();
  for (const { section, sectionNumber } of entries)
    last.set(section, Math.max(last.get(section) ?? 0, sectionNumber ?? 0));
  const inOrder = [...ready].sort(
    (a, b) =>
      sectionOf(a).localeCompare(sectionOf(b)) ||
      (a.finalCategory ?? a.category ?? '').localeCompare(b.finalCategory ?? b.category ?? '', 'en', {
        numeric: true,
      }) ||
      a.number.localeCompare(b.number),
  );
  return inOrder.map((row) => {
    const section = sectionOf(row);
    const sectionNumber = (last.get(section) ?? 0) + 1;
    last.set(section, sectionNumber);
    return { row, section, sectionNumber };
  });
}

function preparePublication(ctx: DecisionContext, confirmed: string) {
  const ready = rowsOf(ctx.workingSet, 'case', ({ state }) => state === confirmed);
  if (ready.length === 0) return refuse('dossier.empty', {});
  for (const [index, { row, section, sectionNumber }] of numberSections(ready, ctx.workingSet.entry.values()).entries())
    ctx.insert('dossierItem', {
      id: ctx.newId(),
      dossierId: ctx.command.subjectId,
      caseId: row.id,
      position: index + 1,
      area: section,
      outcome: 'included',
      sectionNumber,
      ...namedAs(row, row.finalCategory),
    });
  ctx.update('dossier', ctx.command.subjectId, {
    state: 'prepared',
    number: String(ctx.command.payload['number']),
    contentSha: ctx.outside.texts?.[''] ?? null,
    ...preparedNow(ctx),
  });
}

/** What is published is promised to everybody: a case that holds no place yet takes one, or nothing is published. */
function holdPublished(ctx: DecisionContext): Refusal | undefined {
  for (const { caseId } of dossierCases(ctx.workingSet, theDossier(ctx))) {
    const beyond = holdPromise(ctx, rowOf(ctx.workingSet, 'case', caseId));
    if (beyond) return beyond;
  }
  return undefined;
}

function publishAll(ctx: DecisionContext, published: string): void {
  const dossier = theDossier(ctx);
  for (const item of dossierCases(ctx.workingSet, dossier)) {
    for (const entry of entriesOf(ctx, item.caseId))
      ctx.update('entry', entry.id, { sectionNumber: item.sectionNumber, publishedAt: ctx.command.acceptedAt });
    ctx.moveTo(item.caseId, published, { dueAt: null });
  }
  ctx.update('dossier', dossier.id, {
    state: 'published',
    releasedBy: personOf(ctx.command.actor),
    releasedAt: ctx.command.acceptedAt,
  });
  ctx.insert('dossier', { ...blankDossier(dossier), id: ctx.newId() });
}
