import type { CaseActionDto, CaseDetailDto } from '@linxuan/contracts';
import { pathOfTask } from '../task-routes';
import type { TaskRow } from '../providers/types';

/** Work that has a worksheet of its own, by the kind of the stage and what is done there. */
const KIND_OF: Record<string, Record<string, string>> = {
  check: { accept: 'check-form', return: 'check-form', reject: 'check-form' },
  'check/eligibility': { accept: 'check-conditions', return: 'check-conditions', reject: 'check-conditions' },
  'joint-review': {
    ask: 'ask-departments',
    conclude: 'conclude-review',
    return: 'conclude-review',
    reject: 'conclude-review',
  },
  'department-review': { conclude: 'conclude-review', return: 'conclude-review', reject: 'conclude-review' },
  nomination: { nominate: 'rank-and-nominate', unnominate: 'rank-and-nominate', decline: 'rank-and-nominate' },
  'written-evaluation': { seat: 'seat-experts', conclude: 'conclude-evaluation', reject: 'conclude-evaluation' },
  'oral-defence': {
    seat: 'schedule-defence',
    reschedule: 'schedule-defence',
    conclude: 'conclude-evaluation',
    reject: 'conclude-evaluation',
  },
  'public-notice': { clear: 'decide-held', exclude: 'decide-held' },
  classification: { classify: 'classify' },
  publication: { 'draft-entry': 'draft-entry', 'confirm-entry': 'confirm-entry', 'request-change': 'confirm-entry' },
};
const DIALOG = new Set(['reason', 'reasonCode', 'note']);

/** Where an action is done when it needs more than a reason: its worksheet; null where the dialog is enough. */
export function worksheetOf(view: CaseDetailDto, action: CaseActionDto): string | null {
  if (action.name === 'submit' || action.name === 'resubmit') return `/applications/${view.id}`;
  const about = view.stageKind === 'check' && 'verdicts' in propertiesOf(action) ? 'check/eligibility' : view.stageKind;
  const kind = KIND_OF[about]?.[action.name];
  const required = (action.payload['required'] as string[] | undefined) ?? [];
  // A conclusion over dissenting opinions answers each of them.
  const needsMore = required.some((name) => !DIALOG.has(name)) || 'dissentAnswers' in propertiesOf(action);
  if (!needsMore) return null;
  return kind ? pathOf(view, kind) : worksheetNow(view);
}

/** The worksheet of the work that the case means right now, whichever action ends it. */
export function worksheetNow(view: CaseDetailDto): string | null {
  if (view.availableActions.some(({ name }) => name === 'submit' || name === 'resubmit'))
    return `/applications/${view.id}`;
  const [first] = view.availableActions.filter((action) => action.stage === view.case.stage);
  if (!first) return null;
  const about =
    view.stageKind === 'check' && view.availableActions.some((action) => 'verdicts' in propertiesOf(action))
      ? 'check/eligibility'
      : view.stageKind;
  const kind = KIND_OF[about]?.[first.name];
  return kind ? pathOf(view, kind) : null;
}

function pathOf(view: CaseDetailDto, kind: string): string | null {
  const task: TaskRow = {
    id: '',
    kind,
    subjectType: 'case',
    subjectId: view.id,
    caseId: view.id,
    dossierId: null,
    editionId: view.case.editionId,
    stage: view.case.stage,
    stageKind: view.stageKind,
    stageTitle: view.stageTitle,
    orgId: '',
    role: '',
    userId: null,
    title: view.case.title,
    number: view.case.number,
    detail: null,
    openedAt: view.case.enteredAt,
    dueAt: view.case.dueAt,
    urgency: 'normal',
    timeLeft: null,
    age: 0,
    away: null,
  };
  const path = pathOfTask(task);
  return path === `/cases/${view.id}` ? null : path;
}

function propertiesOf(action: CaseActionDto): object {
  return (action.payload['properties'] as object | undefined) ?? {};
}
