import type { WorksheetName } from '@linxuan/domain';
import type { TaskRow } from './providers/types';

/** What the address of a worksheet is made of. */
export type WorksheetPlace = Pick<TaskRow, 'stage' | 'caseId' | 'dossierId' | 'subjectId'> &
  Partial<Pick<TaskRow, 'editionId'>>;

type Route = (place: WorksheetPlace) => string;

/** A page for the edition of the work: the person may work for several. */
const inEdition =
  (path: string): Route =>
  ({ editionId }) =>
    editionId ? `${path}?editionId=${editionId}` : path;

/** A page that shows one stage of an edition. */
const inStage =
  (path: string): Route =>
  ({ stage, editionId }) =>
    `${path}?stage=${stage}${editionId ? `&editionId=${editionId}` : ''}`;

const review: Route = ({ caseId, stage }) => `/reviews/${caseId}/${stage}`;

/**
 * Where each worksheet lies, by the name that the server gives with a task, an action and a case. The routes stand apart
 * from the pages: every page leads to work, so none may need the table of all pages for it.
 */
export const WORKSHEET_ROUTES: Readonly<Record<WorksheetName, Route>> = {
  application: ({ caseId }) => `/applications/${caseId ?? ''}`,
  'ask-departments': ({ caseId }) => `/reviews/ask?case=${caseId ?? ''}`,
  catalogue: inEdition('/catalogue'),
  check: ({ caseId }) => `/cases/${caseId ?? ''}/check`,
  classification: inEdition('/classification'),
  conclusion: ({ caseId }) => `/cases/${caseId ?? ''}/conclude`,
  conditions: ({ caseId }) => `/conditions/${caseId}`,
  entry: (place) => inEdition(`/entries/${place.caseId ?? ''}`)(place),
  'entry-confirmation': ({ caseId }) => `/entries/${caseId ?? ''}/confirm`,
  'held-items': inEdition('/held'),
  lead: ({ caseId }) => `/cases/${caseId ?? ''}/lead`,
  list: inEdition('/list-decision'),
  nomination: inStage('/nomination'),
  notice: inEdition('/notices'),
  objection: ({ subjectId }) => `/objections/${subjectId}`,
  opinion: ({ caseId, subjectId }) => `/cases/${caseId ?? ''}/opinions/${subjectId}`,
  'opinion-inbox': () => '/reviews/inbox',
  panel: ({ caseId, stage }) => `/panels/${caseId}/${stage}`,
  quota: () => '/quota',
  receipt: ({ subjectId }) => `/receipts/${subjectId}`,
  review,
  'review-queue': inStage('/reviews'),
  seat: ({ subjectId }) => `/seats/${subjectId}`,
};

export const pathOfWorksheet = (name: WorksheetName, place: WorksheetPlace): string => WORKSHEET_ROUTES[name](place);

/** Where the work of a task is done: on its worksheet, or on the page of its case or dossier. */
export function pathOfTask(task: WorksheetPlace & Pick<TaskRow, 'worksheet'>): string {
  if (task.worksheet) return pathOfWorksheet(task.worksheet, task);
  return task.caseId ? `/cases/${task.caseId}` : `/dossiers/${task.dossierId ?? task.subjectId}`;
}
