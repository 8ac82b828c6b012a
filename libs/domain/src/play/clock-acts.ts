import type { SubjectType } from '../workflow/rows';
import { rowsOf } from '../workflow/working-set';
import type { EditionRound } from './edition-round';

/** An act that the clock asks for; the key says what it is asked for, so that it is asked for once. */
export interface ClockAct {
  subjectType: SubjectType;
  subjectId: string;
  action: string;
  key: string;
}

/** What the worker would find in the database (`TimerRepository.dueActs`), of the rows of a round. */
export function clockActs({ workingSet, now }: EditionRound): ClockAct[] {
  const past = (due: string | null): due is string => due !== null && due < now;
  const running = (caseId: string, stage: string) => workingSet.case.get(caseId)?.stage === stage;
  return [
    ...rowsOf(
      workingSet,
      'dossier',
      (one) => one.kind === 'notice' && one.state === 'open' && past(one.windowEndsAt),
    ).map(({ id, windowEndsAt }) => act('dossier', id, 'close', windowEndsAt)),
    ...rowsOf(
      workingSet,
      'dossier',
      (one) => one.kind === 'quota-request' && one.state === 'drafted' && past(one.dueAt),
    ).map(({ id, dueAt }) => act('dossier', id, 'lapse', dueAt)),
    ...rowsOf(
      workingSet,
      'opinion',
      (one) =>
        ['asked', 'assigned', 'proposed'].includes(one.state) &&
        past(one.dueAt) &&
        running(one.caseId, one.stage) &&
        rowsOf(workingSet, 'deadline', ({ ownerId, settledAt }) => ownerId === one.id && settledAt === null).length ===
          0,
    ).map(({ caseId, stage, dueAt }) => act('case', caseId, 'look-again', `${stage}/${dueAt}`)),
    ...rowsOf(
      workingSet,
      'obligation',
      (one) =>
        one.kind === 'report' &&
        ['open', 'returned'].includes(one.state) &&
        past(one.dueAt) &&
        running(one.caseId, one.stage),
    ).map(({ id, caseId, dueAt }) => act('case', caseId, 'look-again', `${id}/${dueAt}`)),
    ...rowsOf(workingSet, 'deadline', (one) => one.state === 'running' && past(one.dueAt)).map(({ id, dueAt }) =>
      act('deadline', id, 'expire', dueAt),
    ),
  ];
}

const act = (subjectType: SubjectType, subjectId: string, action: string, why: string | null): ClockAct => ({
  subjectType,
  subjectId,
  action,
  key: `${action}:${subjectId}:${why}`,
});

/** The next instant just after which something falls due, a window ends or a date has passed; null where none is ahead. */
export function nextTurn({ workingSet, machine, setting, now }: EditionRound): string | null {
  const { definition } = setting.edition;
  const dated = definition.stages.flatMap((stage) => [
    ...('closes' in stage ? [stage.closes] : []),
    ...('deadline' in stage ? [stage.deadline] : []),
  ]);
  const extras = definition.quotas.flatMap((quota) =>
    quota.extras ? [quota.extras.fileBy, quota.extras.answerBy] : [],
  );
  const dues = [
    ...[...dated, ...extras].flatMap((rule) => (rule.kind === 'date' ? [setting.dueDates.due(rule, now)] : [])),
    ...rowsOf(
      workingSet,
      'case',
      ({ outcome, state }) => outcome === 'running' || !!machine.states.get(state)?.followed,
    ).map(({ dueAt }) => dueAt),
    ...rowsOf(workingSet, 'deadline', ({ settledAt, state }) => settledAt === null && state === 'running').map(
      ({ dueAt }) => dueAt,
    ),
    ...rowsOf(workingSet, 'task', ({ doneAt }) => doneAt === null).map(({ dueAt }) => dueAt),
    ...rowsOf(workingSet, 'dossier', ({ state }) => state === 'open').map(({ windowEndsAt }) => windowEndsAt),
  ];
  const next = dues.filter((due): due is string => due !== null && due >= now).sort()[0];
  return next === undefined ? null : new Date(Date.parse(next) + 60_000).toISOString();
}
