import { rowsOf } from '../working-set';
import type { EditionRound } from '../../play/edition-round';
import { dossiersOfStory } from '../../play/moves';

/**
 * What matters of the story of a case, or of a dossier that no case passes: rounds in which it is the same offer the
 * same further ways, whatever their ids.
 */
export function storyKey(round: EditionRound, caseId: string): string {
  const { workingSet, now } = round;
  const row = workingSet.case.get(caseId);
  const past = (due: string | null) => (due !== null && now > due ? '!' : '');
  const of = <T>(rows: T[], read: (one: T) => string) => rows.map(read).sort().join(',');
  const dossiers = dossiersOfStory(round, caseId);
  const dossierKey = of(dossiers, (one) =>
    [
      one.ownerOrg,
      one.state,
      one.late,
      one.zeroReturn,
      past(one.windowEndsAt ?? one.dueAt),
      one.postmarkedOn ?? '',
      one.preparedBy ?? '',
      one.preparedFor ?? '',
      of(
        rowsOf(workingSet, 'dossierItem', ({ dossierId, caseId: item }) => dossierId === one.id && item === caseId),
        ({ outcome }) => outcome ?? 'in',
      ),
    ].join('/'),
  );
  const clocks = of(
    rowsOf(
      workingSet,
      'deadline',
      (one) => one.settledAt === null && (one.caseId === caseId || dossiers.some(({ id }) => id === one.dossierId)),
    ),
    ({ kind, state, dueAt, extensions }) => `${kind}${state}${past(dueAt)}${extensions > 0 ? 'x' : ''}`,
  );
  if (!row) return `${caseId}|${dossierKey}|${clocks}`;
  const mine = (child: { caseId: string | null; stage: string }) =>
    child.caseId === caseId && child.stage === row.stage;
  const first = round.machine.definition.stages[0];
  const closed = first?.kind === 'application' ? past(round.setting.dueDates.due(first.closes, now)) : '';
  return [
    row.state,
    row.route ?? row.applicantOrg,
    row.revision > 0 ? 'r' : '',
    past(row.dueAt),
    closed,
    row.amountFen === null ? '' : 'money',
    row.finalArea ?? '',
    of(rowsOf(workingSet, 'opinion', mine), ({ state, verdict, dueAt }) => `${state}${verdict ?? ''}${past(dueAt)}`),
    of(rowsOf(workingSet, 'panel', mine), ({ state, mean }) => `${state}${(mean ?? 0) < 6000 ? '-' : '+'}`),
    of(
      rowsOf(workingSet, 'seat', mine),
      ({ state, total, vote }) =>
        `${state}${(total ?? 0) < 6000 ? '-' : '+'}${vote === null ? '' : vote === 'for' ? 'y' : 'n'}`,
    ),
    of(
      rowsOf(workingSet, 'objection', (child) => child.caseId === caseId),
      ({ state }) => state,
    ),
    of(
      rowsOf(workingSet, 'obligation', (child) => child.caseId === caseId),
      ({ kind, ruleId, state, dueAt }) => `${kind}${ruleId}${state}${past(dueAt)}`,
    ),
    of(
      rowsOf(workingSet, 'quotaSlot', (slot) => slot.caseId === caseId),
      ({ state, origin }) => `${state}${origin}`,
    ),
    dossierKey,
    clocks,
  ].join('|');
}
