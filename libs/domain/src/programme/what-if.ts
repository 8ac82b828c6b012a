import { compareFractions, scoreSheet, type Fraction, type Marks } from '../evaluation';
import type { ProgrammeDefinition, RubricDefinition } from './definition';

/**
 * What a finished round recorded of one application: who nominated it and in which order, its sheets, and how it ended.
 */
export interface RecordedCase {
  id: string;
  number: string;
  title: string;
  nominator: string;
  /** Holder of the account that the nomination drew on; null where none was drawn on. */
  account: string | null;
  area: string;
  /** Place in the order of nomination of its account, from 1; null where it was not nominated. */
  place: number | null;
  /** Verdicts of the eligibility rules by rule id, as computed from what was submitted. */
  verdicts: Readonly<Record<string, 'met' | 'not-met' | 'undetermined'>>;
  sheets: readonly { stage: string; marks: Marks }[];
  listed: boolean;
}

export type StopReason = 'not-nominated' | 'eligibility' | 'quota' | 'pass-mark' | 'cut-line' | 'no-scores' | 'decided';
export interface Standing {
  stoppedBy: StopReason | null;
  /** Mean over the panels, in hundredths of a point; null without sheets. */
  score: Fraction | null;
}
export interface RoundRules {
  definition: ProgrammeDefinition;
  /** How many of each area are listed; where it is not given, as many as were. */
  cut?: Readonly<Record<string, number>>;
  /** Verdicts by case under these rules, where they were judged anew; else those recorded with the case. */
  verdicts?: ReadonlyMap<string, RecordedCase['verdicts']>;
}
export interface WhatIfResult {
  enter: RecordedCase[];
  leave: { row: RecordedCase; stoppedBy: StopReason }[];
  byNominator: { key: string; enter: number; leave: number }[];
  byArea: { key: string; enter: number; leave: number }[];
  /**
   * Cases that the recorded decision treated otherwise than its own figures: a person departed from the ranking, with a
   * reason.
   */
  departed: RecordedCase[];
}

/**
 * Runs the recorded facts of a round under two sets of rules and tells who would enter and who would leave what was
 * really listed. Where a person departed from the figures, that decision stands as long as no rule stops the case that
 * did not stop it then. Pure.
 */
export function whatIf(cases: readonly RecordedCase[], before: RoundRules, after: RoundRules): WhatIfResult {
  const was = standings(cases, before);
  const departed = cases.filter((row) => row.listed !== (was.get(row.id)?.stoppedBy === null));
  const is = standings(cases, after, new Map(departed.map(({ id }) => [id, was.get(id)?.stoppedBy ?? null])));
  const enter = cases.filter(({ id, listed }) => !listed && is.get(id)?.stoppedBy === null);
  const leave = cases.flatMap((row) => {
    const stoppedBy = is.get(row.id)?.stoppedBy ?? null;
    return row.listed && stoppedBy !== null ? [{ row, stoppedBy }] : [];
  });
  const count = (keyOf: (row: RecordedCase) => string) =>
    [...new Set([...enter, ...leave.map(({ row }) => row)].map(keyOf))].sort().map((key) => ({
      key,
      enter: enter.filter((row) => keyOf(row) === key).length,
      leave: leave.filter(({ row }) => keyOf(row) === key).length,
    }));
  return {
    enter,
    leave,
    byNominator: count(({ nominator }) => nominator),
    byArea: count(({ area }) => area),
    departed,
  };
}

/**
 * How every case stands under the rules: conditions, places within each account, pass marks, then the best of each
 * area. `kept` are the cases that a person decided otherwise than the figures, with what stopped them by the figures of
 * then.
 */
export function standings(
  cases: readonly RecordedCase[],
  { definition, cut = {}, verdicts }: RoundRules,
  kept: ReadonlyMap<string, StopReason | null> = new Map(),
): Map<string, Standing> {
  const found = new Map<string, Standing>();
  for (const row of cases) {
    const { stoppedBy, score } = standingOf(
      { ...row, verdicts: verdicts?.get(row.id) ?? row.verdicts },
      cases,
      definition,
    );
    const stands = kept.has(row.id) && row.listed && stoppedBy === kept.get(row.id);
    found.set(row.id, {
      stoppedBy: stands ? null : stoppedBy === null && kept.has(row.id) && !row.listed ? 'decided' : stoppedBy,
      score,
    });
  }
  const first = ({ id, listed }: RecordedCase): number => Number(listed && kept.has(id));
  for (const area of new Set(cases.map((row) => row.area))) {
    const inside = cases.filter((row) => row.area === area);
    const places = cut[area] ?? inside.filter(({ listed }) => listed).length;
    const ranked = inside
      .filter(({ id }) => found.get(id)?.stoppedBy === null)
      .sort(
        (a, b) =>
          first(b) - first(a) ||
          order(found.get(b.id)?.score ?? null, found.get(a.id)?.score ?? null) ||
          Number(b.listed) - Number(a.listed) ||
          a.number.localeCompare(b.number),
      );
    for (const row of ranked.slice(places))
      found.set(row.id, { stoppedBy: 'cut-line', score: found.get(row.id)?.score ?? null });
  }
  return found;
}

function standingOf(row: RecordedCase, cases: readonly RecordedCase[], definition: ProgrammeDefinition): Standing {
  const { score, below, missing } = scoresOf(row, definition);
  const stop = (stoppedBy: StopReason | null): Standing => ({ stoppedBy, score });
  if (row.place === null) return stop('not-nominated');
  const rules = definition.eligibility as { id: string; strength?: string }[];
  if (rules.some(({ id, strength }) => strength !== 'soft' && row.verdicts[id] === 'not-met'))
    return stop('eligibility');
  if (!withinQuota(row, cases, definition)) return stop('quota');
  if (missing) return stop('no-scores');
  return stop(below ? 'pass-mark' : null);
}

/** Whoever was nominated first keeps the place; what was granted beyond the cap then is granted now. */
function withinQuota(row: RecordedCase, cases: readonly RecordedCase[], definition: ProgrammeDefinition): boolean {
  if (row.account === null || row.place === null) return true;
  const quotaId = definition.roster.find(({ org }) => org === row.account)?.quota ?? definition.groupQuota;
  const quota = definition.quotas.find(({ id }) => id === quotaId);
  if (quota?.type !== 'cap' || quota.cap === null) return true;
  const before = cases.filter(
    (other) => other.account === row.account && other.place !== null && other.place < (row.place ?? 0),
  ).length;
  return before < quota.cap || (quota.strength === 'soft' && row.listed);
}

function scoresOf(
  row: RecordedCase,
  definition: ProgrammeDefinition,
): { score: Fraction | null; below: boolean; missing: boolean } {
  const means: Fraction[] = [];
  let below = false;
  let missing = false;
  for (const stage of definition.stages) {
    if (stage.kind !== 'written-evaluation' && stage.kind !== 'oral-defence') continue;
    const rubric = definition.rubrics.find(({ id }) => id === stage.rubric);
    const totals = rubric
      ? row.sheets.filter((sheet) => sheet.stage === stage.id).flatMap(({ marks }) => totalOf(rubric, marks))
      : [];
    if (totals.length === 0) {
      missing = true;
      continue;
    }
    const mean = { numerator: totals.reduce((a, b) => a + b, 0), denominator: totals.length };
    means.push(mean);
    if (stage.passMark !== null && compareFractions(mean, { numerator: stage.passMark, denominator: 1 }) < 0)
      below = true;
  }
  return { score: combine(means), below, missing: missing && !below };
}

/** A sheet under another rubric: criteria that it lacks leave the sheet out. */
function totalOf(rubric: RubricDefinition, marks: Marks): number[] {
  const sheet = scoreSheet(
    rubric,
    Object.fromEntries(
      Object.entries(marks).filter(([criterion]) => rubric.criteria.some(({ id }) => id === criterion)),
    ),
  );
  return sheet.ok ? [sheet.total] : [];
}

function combine(means: readonly Fraction[]): Fraction | null {
  if (means.length === 0) return null;
  const denominator = means.reduce((product, mean) => product * mean.denominator, 1);
  return {
    numerator: means.reduce((sum, mean) => sum + mean.numerator * (denominator / mean.denominator), 0),
    denominator: denominator * means.length,
  };
}

function order(a: Fraction | null, b: Fraction | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return compareFractions(a, b);
}
