import type { CaseMachine, PayloadSchema } from '../programme/machine';
import type { TaskKind } from './task-words';

/** The pages on which work is done that needs more than a reason. The back office has a route for each. */
export const WORKSHEETS = [
  'application',
  'ask-departments',
  'catalogue',
  'check',
  'classification',
  'conclusion',
  'conditions',
  'entry',
  'entry-confirmation',
  'held-items',
  'lead',
  'list',
  'nomination',
  'notice',
  'objection',
  'opinion',
  'opinion-inbox',
  'panel',
  'quota',
  'receipt',
  'review',
  'review-queue',
  'seat',
] as const;
export type WorksheetName = (typeof WORKSHEETS)[number];

/**
 * What an action does on the page that lays it out, so that the page can give it its place: a kind of stage names it in
 * its table, and no page knows an action by its name.
 */
export const ACTION_PARTS = [
  // What a check, a review, a panel or a committee comes to.
  'pass',
  'fail',
  'correct',
  'defer',
  // Whom to ask, to seat and to give the work to, and when to meet.
  'ask',
  'seating',
  'schedule',
  'allot',
  // What one who was asked does: take part or not, judge, answer, sign for the organisation.
  'join',
  'step-aside',
  'judge',
  'answer',
  'countersign',
  // What a body hands in, and what its lead does: send out what came of all, wait no longer.
  'contribute',
  'circulate',
  'withdraw-question',
  // Which applications go into a batch.
  'choose',
  'put-back',
  'decline',
  // A paper that is written, or the word that there is none; its way and its receipt.
  'write',
  'write-none',
  'send',
  'record',
  'receive',
  'receive-late',
  'refuse-late',
  // A holder's last look at an entry.
  'confirm',
  'change',
  // What an applicant does with an application that is with others.
  'leave',
  'come-back',
] as const;
export type ActionPart = (typeof ACTION_PARTS)[number];

/** What the dialog of any action asks for. */
const DIALOG = new Set(['reason', 'reasonCode', 'note']);

/**
 * What only a page can fill although the schema does not ask for it: the application itself, an answer to each dissent.
 */
const OF_A_PAGE = ['revisionSha', 'dissentAnswers'];

/** Whether an action asks for more than its dialog does. */
export function needsWorksheet(payload: PayloadSchema): boolean {
  const required = (payload['required'] as string[] | undefined) ?? [];
  const properties = (payload['properties'] as object | undefined) ?? {};
  return required.some((name) => !DIALOG.has(name)) || OF_A_PAGE.some((name) => name in properties);
}

/** The worksheet of what a case means right now, whichever action ends it; null where it has none. */
export function worksheetNow(
  machine: CaseMachine,
  stage: string,
  offered: readonly { name: string; stage: string }[],
): WorksheetName | null {
  const worksheetOf = (one: { name: string; stage: string }) =>
    machine.actions.find(
      (action) => action.subject === 'case' && action.stage === one.stage && action.name === one.name,
    )?.worksheet ?? null;
  // Whoever may hand in the application works on the application, whatever else is possible.
  if (offered.some((one) => worksheetOf(one) === 'application')) return 'application';
  const [first] = offered.filter((one) => one.stage === stage);
  return first ? worksheetOf(first) : null;
}

/** In a review by duty the department and the lead share a page; in a joint review each has its own. */
const byDuty = (duty: WorksheetName, joint: WorksheetName) => (stageKind: string) =>
  stageKind === 'department-review' ? duty : joint;

type OfTask = WorksheetName | null | ((stageKind: string, role: string) => WorksheetName | null);

const TASK_WORKSHEETS: Readonly<Record<TaskKind, OfTask>> = {
  'complete-application': 'application',
  'correct-application': 'application',
  'check-form': 'check',
  'check-conditions': 'conditions',
  'ask-departments': 'ask-departments',
  'assign-opinion': byDuty('review-queue', 'opinion-inbox'),
  'give-opinion': byDuty('review', 'opinion'),
  'sign-opinion': byDuty('review', 'opinion'),
  'conclude-review': byDuty('review', 'conclusion'),
  contribute: 'opinion',
  'confirm-draft': 'opinion',
  'verify-contributions': 'lead',
  'circulate-draft': 'lead',
  'conclude-lead': 'lead',
  'rank-and-nominate': 'nomination',
  'prepare-dossier': 'nomination',
  'release-dossier': 'nomination',
  'record-post': 'receipt',
  'file-quota-request': 'quota',
  'propose-extras': 'quota',
  'decide-extras': 'quota',
  // What a group sends is received by a nominator, on the dossier's own page with the letter and the table in view.
  'receive-dossier': (_stageKind, role) => (role.startsWith('nominator') ? null : 'receipt'),
  'seat-experts': 'panel',
  'schedule-defence': 'panel',
  'conclude-evaluation': 'panel',
  'convene-committee': 'panel',
  'count-votes': 'panel',
  'cast-vote': 'seat',
  'answer-invitation': 'seat',
  'score-application': 'seat',
  'score-defence': 'seat',
  'rank-for-list': 'list',
  'decide-list': 'list',
  'include-in-notice': 'notice',
  'publish-notice': 'notice',
  'admit-objection': 'objection',
  'settle-objection': 'objection',
  'decide-held': 'held-items',
  classify: 'classification',
  'draft-entry': 'entry',
  'confirm-entry': 'entry-confirmation',
  'include-in-catalogue': 'catalogue',
  'publish-catalogue': 'catalogue',
  'begin-follow-up': 'catalogue',
  'complete-round': null,
  'close-round': null,
  'draft-agreement': null,
  'sign-agreement': null,
  'submit-report': null,
  'accept-report': null,
  'chase-report': null,
  pay: null,
  'decide-change': null,
};

/** An action that may be done to many subjects at once. */
export interface BulkAction {
  name: string;
  /** What its stage must be about, where the action means something else in other stages; null where it does not. */
  sense: string | null;
  /** It asks for one reason, which is recorded with each subject. */
  reason: boolean;
}

const at = (name: string, more: Partial<BulkAction> = {}): BulkAction => ({
  name,
  sense: null,
  reason: false,
  ...more,
});

/**
 * What may be done to many at once: only what needs no look at each case's own facts beyond a reason, such as accepting
 * complete applications. Scoring, signing of dossiers and choices of persons stay on their worksheets.
 */
const TASK_BULK: Partial<Record<TaskKind, readonly BulkAction[]>> = {
  'check-form': [at('accept', { sense: 'check-formal' })],
  'conclude-review': [at('conclude')],
  'rank-and-nominate': [at('nominate')],
  'receive-dossier': [at('receive'), at('send-back', { reason: true })],
  'sign-opinion': [at('sign'), at('send-back', { reason: true })],
  'answer-invitation': [at('accept')],
  'conclude-evaluation': [at('conclude')],
  'admit-objection': [at('admit')],
  'confirm-entry': [at('confirm-entry')],
};

/** What may be done to many tasks of a kind at once; nothing where each needs its page. */
export const bulkActionsOfTask = (kind: string): readonly BulkAction[] => TASK_BULK[kind as TaskKind] ?? [];

/** Where the work of a task is done; null where that is the page of its case or dossier. */
export function worksheetOfTask(kind: string, stageKind: string, role: string): WorksheetName | null {
  const of = kind in TASK_WORKSHEETS ? TASK_WORKSHEETS[kind as TaskKind] : null;
  return typeof of === 'function' ? of(stageKind, role) : of;
}
