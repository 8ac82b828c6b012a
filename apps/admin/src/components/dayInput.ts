import { dateBounds } from '@linxuan/form-rules';

const { from: min, to: max } = dateBounds('plan');

/**
 * Slots of a text field for a day: its label stays above, and the calendar offers the years of a programme; the server
 * knows the nearer bounds.
 */
export const DAY_INPUT = { inputLabel: { shrink: true }, htmlInput: { min, max } } as const;
