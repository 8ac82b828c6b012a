import type { ActionWindow, DecisionContext, MachineAction } from '../programme/machine';
import type { Refusal } from './refusal';

/** What the clock says against an action at the instant that counts (`acceptedAt`); undefined inside its window. */
export function outsideWindow(action: Pick<MachineAction, 'window'>, ctx: DecisionContext): Refusal | undefined {
  const { opens, closes } = action.window?.(ctx) ?? {};
  if (opens && ctx.command.acceptedAt < opens.at) return opens.early;
  return closes && ctx.command.acceptedAt > closes.at ? closes.late : undefined;
}

/** The first instant after one that still counts as before: dates are inclusive, to the millisecond. */
export const justAfter = (at: string): string => new Date(Date.parse(at) + 1).toISOString();

/** Possible up to an instant and not after it; without one, always. */
export function until(at: string | null | undefined, late: (at: string) => Refusal): ActionWindow | undefined {
  return at ? { closes: { at, late: late(at) } } : undefined;
}

/** Possible once a date has passed; without one, always. */
export function after(at: string | null | undefined, early: (at: string) => Refusal): ActionWindow | undefined {
  return at ? { opens: { at: justAfter(at), early: early(at) } } : undefined;
}

/** Possible from an instant on; without one, always. */
export function from(at: string | null | undefined, early: (at: string) => Refusal): ActionWindow | undefined {
  return at ? { opens: { at, early: early(at) } } : undefined;
}
