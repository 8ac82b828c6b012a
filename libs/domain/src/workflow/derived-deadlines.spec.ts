import { calendarFromChineseDays } from '../calendar';
import { compile } from '../programme/compile';
import { greenTechnology } from '../programme/testing/green-technology.spec-support';
import { derivedDeadlines } from './derived-deadlines';
import { dueDatesOf } from './due-dates';
import type { CaseRow, DeadlineRow } from './rows';
import { applyChange, emptyWorkingSet, rowsOf } from './working-set';

const machine = compile(greenTechnology());
const dueDates = dueDatesOf(calendarFromChineseDays());
const check = machine.definition.stages.find(({ kind }) => kind === 'check');
const STAGE = check?.id ?? '';
const DUE = '2024-07-31T15:59:59.999Z';
const at = (ms: number): string => new Date(Date.parse(DUE) + ms).toISOString();

/** One case at a check with a due date; each step changes the case and lets its deadlines follow. */
function follow() {
  const workingSet = emptyWorkingSet();
  workingSet.case.set('c', {
    id: 'c',
    editionId: 'e',
    stage: STAGE,
    state: `${STAGE}.received`,
    outcome: 'running',
    dueAt: DUE,
    returnedFrom: null,
    applicantOrg: 'applicant',
    nominatorOrg: 'nominator',
    groupOrg: null,
    authorityOrg: 'authority',
  } as CaseRow);
  let commands = 0;
  return {
    step(acceptedAt: string, set: Partial<CaseRow> = {}): void {
      workingSet.case.set('c', { ...(workingSet.case.get('c') as CaseRow), ...set });
      commands += 1;
      for (const change of derivedDeadlines(machine, workingSet, { id: `r${commands}`, acceptedAt }, dueDates))
        applyChange(workingSet, change);
    },
    of: (kind: DeadlineRow['kind']): DeadlineRow[] => rowsOf(workingSet, 'deadline', (row) => row.kind === kind),
  };
}

const returned = { state: `${STAGE}.returned`, returnedFrom: `${STAGE}.received`, dueAt: at(86_400_000) };
const received = { state: `${STAGE}.received`, returnedFrom: null, dueAt: DUE };

/** The stage of these tests owes a date of its own. */
beforeAll(() => {
  if (!check) throw new Error('the edition has no check');
  check.due ??= { kind: 'working-days', n: 10, strength: 'hard', source: '' };
});

describe('the date of a stage', () => {
  it.each([
    ['runs a millisecond before its due instant', -1, 'running'],
    ['runs at the due instant itself', 0, 'running'],
    ['is overdue a millisecond after it', 1, 'overdue'],
  ])('%s', (_what, ms, state) => {
    const one = follow();
    one.step(at(ms));
    expect(one.of('stage')).toMatchObject([{ state, dueAt: DUE, version: 1, pauses: 0 }]);
  });

  it.each([
    ['is met a millisecond before its due instant', -1, 'met'],
    ['is met at the due instant itself', 0, 'met'],
    ['is late a millisecond after it', 1, 'late'],
  ])('%s', (_what, ms, state) => {
    const one = follow();
    one.step(at(-86_400_000));
    one.step(at(ms), { dueAt: null });
    expect(one.of('stage')).toMatchObject([{ state, settledAt: at(ms), version: 2 }]);
  });

  it('adds up what it stood still for, over two pauses, and counts its versions', () => {
    const one = follow();
    one.step(at(-900_000_000));
    one.step(at(-800_000_000), returned);
    expect(one.of('stage')).toMatchObject([{ state: 'paused', pauses: 1, pausedSeconds: 0, version: 2 }]);
    one.step(at(-700_000_000), received);
    expect(one.of('stage')).toMatchObject([
      { state: 'running', pausedAt: null, pauses: 1, pausedSeconds: 100_000, version: 3 },
    ]);
    one.step(at(-600_000_000), returned);
    expect(one.of('stage')).toMatchObject([{ state: 'paused', pauses: 2, pausedSeconds: 100_000, version: 4 }]);
    one.step(at(-570_000_000), received);
    expect(one.of('stage')).toMatchObject([{ state: 'running', pauses: 2, pausedSeconds: 130_000, version: 5 }]);
  });

  it('is cancelled, and neither met nor late, where the case has ended', () => {
    const one = follow();
    one.step(at(-1));
    one.step(at(5), { outcome: 'withdrawn' });
    expect(one.of('stage')).toMatchObject([{ state: 'cancelled', settledAt: at(5) }]);
  });
});
