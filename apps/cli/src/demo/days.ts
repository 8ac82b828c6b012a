import { each } from './progress';

/**
 * One step of somebody on a working day of the demo. What is last on its day waits until everything else of the day is
 * done.
 */
export interface Appointment {
  day: number;
  work: () => Promise<void>;
  last?: boolean;
}

const LANES = 8;
/**
 * The working days of the demo; the call is of 2024-06-11 (发改办环资〔2024〕528号), and the demo's today is the last of them.
 */
const WORKING_DAYS = [
  '06-24',
  '06-25',
  '06-26',
  '06-27',
  '06-28',
  '07-01',
  '07-02',
  '07-03',
  '07-04',
  '07-05',
  '07-08',
  '07-09',
  '07-10',
  '07-11',
  '07-12',
  '07-15',
];

/**
 * Plays the days in their order, each under its own date; the steps of one list keep their order, of different lists
 * run side by side.
 */
export async function playDays(lists: Appointment[][], setClock: (iso: string) => Promise<void>): Promise<void> {
  for (const [day, date] of WORKING_DAYS.entries()) {
    const due = lists.map((list) => list.filter((one) => one.day === day));
    const run = async (steps: Appointment[]) => {
      for (const { work } of steps) await work();
    };
    await setClock(`2024-${date}T01:00:00.000Z`);
    await each(
      `2024-${date}`,
      due.map((steps) => steps.filter(({ last }) => !last)).filter((steps) => steps.length > 0),
      LANES,
      run,
    );
    await run(due.flat().filter(({ last }) => last));
  }
}
