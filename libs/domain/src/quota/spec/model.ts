/** What the rule says about one hard cap, without slot numbers: a set of holders and two flags. */
export interface Model {
  readonly cap: number;
  readonly holders: Map<string, 'reserved' | 'transmitted' | 'spent'>;
  receipted: boolean;
  deadlinePassed: boolean;
}

export const newModel = (cap: number): Model => ({ cap, holders: new Map(), receipted: false, deadlinePassed: false });

/** Nominating again and reviving are the same claim. True when the case holds a slot afterwards. */
export function modelClaim(model: Model, caseId: string): boolean {
  if (model.holders.has(caseId)) return true;
  if (model.holders.size >= model.cap) return false;
  model.holders.set(caseId, 'reserved');
  return true;
}

/** Withdrawal, rejection and recall; a correction calls nothing at all. */
export function modelRelease(model: Model, caseId: string): void {
  if (!model.receipted && !model.deadlinePassed) model.holders.delete(caseId);
}

/** All holders go out, or come to be spent, together. */
export function modelMove(model: Model, to: 'transmitted' | 'spent'): void {
  for (const [caseId, state] of model.holders) {
    if (to === 'transmitted' && state === 'reserved') model.holders.set(caseId, to);
    if (to === 'spent' && state === 'transmitted') model.holders.set(caseId, to);
  }
}
