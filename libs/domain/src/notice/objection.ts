import { isVisible } from '@linxuan/form-rules';
import { epochOf } from '../calendar/business-date';
import type { NoticeWindow } from './notice-window';

/** An objection as it was received. Contact and evidence are held apart from the case; here only their presence counts. */
export interface ReceivedObjection {
  /** The items (cases) it is against. */
  readonly items: readonly string[];
  readonly receivedAt: string;
  readonly contact: { readonly name?: string; readonly phone?: string; readonly email?: string };
  /** What is objected to, in the objector's words. */
  readonly grounds: string;
  /** Digests or ids of the evidence that came with it. */
  readonly evidence: readonly string[];
}

/** What a notice demands of an objection; the documents of the green-technology round state nothing (a setting of the edition). */
export interface ObjectionPolicy {
  readonly contact: 'required' | 'optional';
  readonly evidence: 'required' | 'optional';
}

export type ObjectionProblemCode =
  | 'objection.too-early'
  | 'objection.too-late'
  | 'objection.item-missing'
  | 'objection.item-unknown'
  | 'objection.contact-missing'
  | 'objection.grounds-missing'
  | 'objection.evidence-missing';

export interface ObjectionProblem {
  readonly code: ObjectionProblemCode;
  readonly params: Readonly<Record<string, string>>;
}

export type Admissibility =
  { readonly admissible: true } | { readonly admissible: false; readonly problems: readonly ObjectionProblem[] };

const blank = (text: string | undefined): boolean => !isVisible(text);

function timeProblem(
  receivedAt: string,
  window: Pick<NoticeWindow, 'opensAt' | 'closesAt'>,
): ObjectionProblem | undefined {
  if (epochOf(receivedAt) < epochOf(window.opensAt))
    return { code: 'objection.too-early', params: { opensAt: window.opensAt } };
  if (epochOf(receivedAt) > epochOf(window.closesAt))
    return { code: 'objection.too-late', params: { closesAt: window.closesAt } };
  return undefined;
}

function itemProblems(named: readonly string[], items: readonly string[]): readonly ObjectionProblem[] {
  if (named.length === 0) return [{ code: 'objection.item-missing', params: {} }];
  return named
    .filter((item) => !items.includes(item))
    .map((item) => ({ code: 'objection.item-unknown', params: { item } }));
}

/** A name and at least one way to answer. */
function reachable({ name, phone, email }: ReceivedObjection['contact']): boolean {
  return !blank(name) && !(blank(phone) && blank(email));
}

/** Whether an objection is heard: in the window, against items of the notice, with contact, grounds and evidence. All problems at once. */
export function objectionAdmissibility(
  objection: ReceivedObjection,
  window: Pick<NoticeWindow, 'opensAt' | 'closesAt'>,
  items: readonly string[],
  policy: ObjectionPolicy = { contact: 'required', evidence: 'required' },
): Admissibility {
  const problems: ObjectionProblem[] = [...itemProblems(objection.items, items)];
  const late = timeProblem(objection.receivedAt, window);
  if (late) problems.unshift(late);
  if (policy.contact === 'required' && !reachable(objection.contact))
    problems.push({ code: 'objection.contact-missing', params: {} });
  if (blank(objection.grounds)) problems.push({ code: 'objection.grounds-missing', params: {} });
  if (policy.evidence === 'required' && objection.evidence.length === 0)
    problems.push({ code: 'objection.evidence-missing', params: {} });
  return problems.length === 0 ? { admissible: true } : { admissible: false, problems };
}
