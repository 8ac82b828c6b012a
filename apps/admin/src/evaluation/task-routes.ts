import type { TaskRoutes } from '../task-place';

const seat = ({ subjectId }: { subjectId: string }) => `/seats/${subjectId}`;
const panel = ({ caseId, stage }: { caseId: string | null; stage: string }) => `/panels/${caseId}/${stage}`;

export const taskRoutes: TaskRoutes = {
  'answer-invitation': seat,
  'score-application': seat,
  'score-defence': seat,
  'seat-experts': panel,
  'schedule-defence': panel,
  'conclude-evaluation': panel,
};
