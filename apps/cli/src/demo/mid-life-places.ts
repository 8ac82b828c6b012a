import type { DemoCompany } from '../seed/demo-companies';
import { DEMO_PLAN, type PlanLine } from './plan';

/** Where an application of the default seed waits, so that every account opens on work. */
export type Place =
  | 'draft'
  | 'check'
  | 'returned'
  | 'ask'
  | 'opinions'
  | 'conclude'
  | 'pool'
  | 'prepared'
  | 'transmitted'
  | 'conditions'
  | 'ministry'
  | 'ministry-signing'
  | 'seating'
  | 'scoring'
  | 'oral'
  | 'listing'
  | 'noticed';

/**
 * How many wait there, and on which working day the first of them was submitted: what came far began early. The checks
 * name each day: one is overdue and listed, one is due today, one is due soon and one has just come, so that every step
 * of the ladder can be seen.
 */
const PLACES: [Place, number, number | number[]][] = [
  ['draft', 2, 12],
  ['check', 4, [5, 10, 12, 14]],
  ['returned', 2, 10],
  ['ask', 2, 11],
  ['opinions', 3, 8],
  ['conclude', 2, 7],
  ['pool', 7, 3],
  ['prepared', 3, 3],
  ['transmitted', 2, 1],
  ['conditions', 4, 1],
  ['ministry', 3, 0],
  ['ministry-signing', 2, 0],
  ['seating', 2, 0],
  ['scoring', 3, 0],
  ['oral', 2, 0],
  ['listing', 3, 0],
  ['noticed', 3, 0],
];

/** Working days on which the batches went out, arrived, and the ministry took its steps. */
export const SENT = 7;

export const RECEIVED = 8;

export const TODAY = 15;

/**
 * Up to the pool the cases are Guangdong's, whose officials the sign-in page offers; later ones come from provinces of
 * their own.
 */
const LOCAL: Place[] = ['draft', 'check', 'returned', 'ask', 'opinions', 'conclude', 'pool'];

export const HOME = 'ndrc-440000';

export const UNDER_WAY = 'ndrc-510000';

export const AFTER_RECEIPT: Place[] = [
  'noticed',
  'conditions',
  'ministry',
  'ministry-signing',
  'seating',
  'scoring',
  'oral',
  'listing',
];

export interface Placed {
  place: Place;
  start: number;
  line: PlanLine;
  company: DemoCompany;
}

export function placements(companies: Map<string, DemoCompany>): Placed[] {
  const named = ['demo-lanxi', 'demo-yunheng'];
  const places = PLACES.flatMap(([place, count, first]) =>
    Array.from({ length: count }, (_, n) => ({
      place,
      n,
      start: typeof first === 'number' ? first + (n % 3) : (first[n] ?? TODAY),
    })),
  );
  return places.map(({ place, n, start }, index) => {
    // Published names in the demo of a running round would look like a result, so the lines are offset and marked by
    // their applicants.
    const base = DEMO_PLAN[(index * 3 + 20) % 112] as PlanLine;
    const local = LOCAL.includes(place);
    const province =
      place === 'prepared'
        ? '440000'
        : local
          ? '440000'
          : ['320000', '330000', '370000', '110000', '510000'][index % 5];
    const holders = holdersOf(`ndrc-${province}`);
    const code =
      (place === 'draft' || place === 'returned') && n < named.length
        ? (named[n] ?? '')
        : (holders[index % holders.length] ?? '');
    const company = companies.get(code);
    if (!company) throw new Error(`No company ${code}`);
    return {
      place,
      start: Math.min(start, TODAY - 1),
      company,
      line: {
        ...base,
        index,
        fate: 'published' as const,
        company: code,
        nominator: `ndrc-${province}`,
        region: company.region ?? '440100',
        group: null,
      },
    };
  });
}

/** Applicants whose applications go to this nominator by their seat alone: no group stands above them. */
function holdersOf(nominator: string): string[] {
  return DEMO_PLAN.filter((line) => line.nominator === nominator && !line.group && !line.affiliation).map(
    ({ company }) => company,
  );
}
