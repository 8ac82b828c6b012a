import { compile } from '../programme/compile';
import { deliveredEdition, modelledNames } from '../programme/testing/delivered-editions.spec-support';
import { stageKinds } from './kinds';
import { TASK_WORDS } from './task-words';
import { ACTION_PARTS, needsWorksheet, worksheetNow, worksheetOfTask, WORKSHEETS } from './worksheets';

const machines = modelledNames().map((name) => compile(deliveredEdition(name).definition));
/** Every action that a person of the back office may be offered, once for each role that may do it. */
const offers = machines.flatMap((machine) =>
  machine.actions.flatMap((action) =>
    action.who
      .flatMap(({ roles }) => roles)
      .filter((role) => role !== 'system' && role !== 'public')
      .map((role) => ({ machine, action, role, kind: machine.stages.get(action.stage)?.kind ?? '' })),
  ),
);

/**
 * What the dialog asks for from the schema itself: reports, payments, changes, measures, agreements and new dates have
 * no page of their own.
 */
const BY_SCHEMA = new Set([
  'agreement case offer',
  'agreement case request-change',
  'follow-up case end',
  'follow-up case request-change',
  'follow-up case take-measure',
  'follow-up obligation approve',
  'follow-up obligation lift',
  'follow-up obligation pay',
  'follow-up obligation submit',
  'recurring-report case report',
]);

describe('the worksheet of an action', () => {
  it('is named by every kind of stage for what needs more than a reason, whoever may do it', () => {
    expect(new Set(offers.map(({ kind }) => kind))).toEqual(new Set(stageKinds.flatMap(({ kinds }) => kinds)));
    const without = offers
      .filter(({ action }) => needsWorksheet(action.payload) && action.worksheet === null)
      .filter(({ action }) => action.subject !== 'deadline')
      .map(({ kind, action }) => `${kind} ${action.subject} ${action.name}`);
    expect([...new Set(without)].filter((name) => !BY_SCHEMA.has(name))).toEqual([]);
  });

  it('is one of the pages that the back office has', () => {
    const named = new Set(offers.flatMap(({ action }) => action.worksheet ?? []));
    expect([...named].filter((name) => !WORKSHEETS.includes(name))).toEqual([]);
  });

  it('has one action for each place, but for the two that sign for an organisation', () => {
    const twice = machines.flatMap((machine) =>
      machine.actions.flatMap((one) =>
        machine.actions
          .filter((other) => other !== one && other.part === one.part && one.part && one.part !== 'countersign')
          .filter((other) => other.subject === one.subject && other.stage === one.stage && other.name !== one.name)
          .filter((other) => other.from.some((state) => one.from.includes(state)))
          .map((other) => `${machine.definition.id} ${one.stage} ${one.name} ${other.name}`),
      ),
    );
    expect(twice).toEqual([]);
  });

  it('gives every place that a page has to some action', () => {
    const taken = new Set(machines.flatMap(({ actions }) => actions.flatMap(({ part }) => part ?? [])));
    expect(ACTION_PARTS.filter((part) => !taken.has(part))).toEqual([]);
  });

  it('is the application for whoever may hand it in, and else that of the stage', () => {
    const machine = machines[modelledNames().indexOf('green-technology/2024')];
    if (!machine) throw new Error('The core programme is missing');
    const [check] = [...machine.stages.values()].filter(({ kind }) => kind === 'check');
    const stage = check?.id ?? '';
    expect(worksheetNow(machine, stage, [{ name: 'accept', stage }])).toMatch(/^(check|condition-check)$/);
    const resubmit = { name: 'resubmit', stage };
    expect(worksheetNow(machine, stage, [{ name: 'withdraw', stage: 'application' }, resubmit])).toBe('application');
    expect(worksheetNow(machine, stage, [])).toBeNull();
  });

  it('is opened for every submission and for every conclusion over dissents', () => {
    const opened = (name: string, worksheet: string) =>
      offers
        .filter(({ action }) => action.subject === 'case' && action.name === name && action.worksheet === worksheet)
        .map(({ action }) => needsWorksheet(action.payload));
    for (const found of [
      opened('submit', 'application'),
      opened('resubmit', 'application'),
      opened('conclude', 'conclusion'),
      opened('conclude', 'review'),
    ]) {
      expect(found.length).toBeGreaterThan(0);
      expect(found).not.toContain(false);
    }
  });

  it('is given up where the dialog is enough', () => {
    const field = (name: string) => ({ required: [name], properties: { [name]: {} } });
    expect(['reason', 'reasonCode', 'note'].map((name) => needsWorksheet(field(name)))).toEqual([false, false, false]);
    expect(needsWorksheet(field('verdicts'))).toBe(true);
    expect(needsWorksheet({ properties: { note: {} } })).toBe(false);
    expect(needsWorksheet({ properties: { dissentAnswers: {} } })).toBe(true);
  });
});

describe('the worksheet of a task', () => {
  it('follows the kind of the stage where two kinds share a piece of work', () => {
    expect(worksheetOfTask('give-opinion', 'joint-review', 'department-reviewer')).toBe('opinion');
    expect(worksheetOfTask('give-opinion', 'department-review', 'department-reviewer')).toBe('review');
    expect(worksheetOfTask('assign-opinion', 'joint-review', 'department-intake')).toBe('opinion-inbox');
    expect(worksheetOfTask('assign-opinion', 'department-review', 'department-intake')).toBe('review-queue');
    expect(worksheetOfTask('receive-dossier', 'nomination', 'nominator-clerk')).toBeNull();
    expect(worksheetOfTask('receive-dossier', 'nomination', 'authority-clerk')).toBe('receipt');
  });

  it('is decided for every kind of work, and for no other', () => {
    const kinds = Object.keys(TASK_WORDS);
    const decided = kinds.map((kind) => worksheetOfTask(kind, 'nomination', 'authority-clerk'));
    expect(decided.filter((name) => name !== null).length).toBeGreaterThan(30);
    expect(worksheetOfTask('no-such-work', 'nomination', 'authority-clerk')).toBeNull();
  });
});
