import { deskOf, type TaskRoutes } from '../task-place';

export const taskRoutes: TaskRoutes = {
  'include-in-notice': deskOf('/notices'),
  'publish-notice': deskOf('/notices'),
  'admit-objection': ({ subjectId }) => `/objections/${subjectId}`,
  'settle-objection': ({ subjectId }) => `/objections/${subjectId}`,
  'decide-held': deskOf('/held'),
  classify: deskOf('/classification'),
  'draft-entry': (task) => deskOf(`/entries/${task.caseId ?? ''}`)(task),
  'confirm-entry': ({ caseId }) => `/entries/${caseId ?? ''}/confirm`,
  'include-in-catalogue': deskOf('/catalogue'),
  'publish-catalogue': deskOf('/catalogue'),
  'begin-follow-up': deskOf('/catalogue'),
};
