import type { HomeDto, SetupStepDto } from '@linxuan/contracts';
import { businessDateOf, missingYears } from '@linxuan/domain';
import { HomeRepository, type Tx } from '@linxuan/persistence';
import { workingCalendar, type SessionActor } from '@linxuan/platform';

/**
 * What an installation lacks before it can take applications, from the facts: nobody ticks anything. It stands on the
 * operator's first page until nothing is lacking. A year of the calendar alone has a line of its own there, since it
 * comes back every year; so do programmes whose calls have closed, once one has been open.
 */
export async function setupSteps(
  tx: Tx,
  actor: SessionActor,
  now: string,
  openCalls: number,
): Promise<Pick<HomeDto, 'setup'>> {
  if (actor.role !== 'operator') return {};
  const facts = await new HomeRepository(tx).setup();
  const steps = [
    // Nobody comes as far as this page with a password that was given.
    step('password', true),
    step('second', facts.officers >= 2, facts.officers, 2),
    step('authority', facts.authorities > 0),
    step('nominators', facts.nominators > 0 && facts.staffed === facts.nominators, facts.staffed, facts.nominators),
    { ...step('mail', facts.mailed), error: facts.mailed ? null : facts.mailError },
    step('calendar', missingYears(businessDateOf(now), workingCalendar).length === 0),
    step('programme', openCalls > 0 || facts.opened),
  ];
  return steps.every(({ done, step: name }) => done || name === 'calendar') ? {} : { setup: steps };
}

function step(
  name: SetupStepDto['step'],
  done: boolean,
  count: number | null = null,
  of: number | null = null,
): SetupStepDto {
  return { step: name, done, count, of, error: null };
}
