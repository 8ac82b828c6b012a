/**
 * What became of an act. `pending`: taken in, and asked for again at `GET /api/requests/{requestId}`. `parked`: it
 * failed for good for a reason that nobody foresaw; an operator has it and sends it again, so that nobody has to repeat
 * it. `applied`: done, with the state and version that the subject has now. A refusal is a problem and none of these.
 */
export type RequestOutcomeDto =
  | { status: 'pending'; requestId: string }
  | { status: 'parked'; requestId: string }
  | { status: 'applied'; requestId: string; state: string; version: number };
