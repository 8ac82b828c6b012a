import { dateBounds } from '@linxuan/form-rules';

const { from: min, to: max } = dateBounds('plan');

/** Slots of a text field for a day: its label stays above, and the calendar offers no day that the server refuses. */
export const DAY_INPUT = { inputLabel: { shrink: true }, htmlInput: { min, max } } as const;
