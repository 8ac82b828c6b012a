import { inEdition, type TaskRoutes } from '../task-place';

export const taskRoutes: TaskRoutes = {
  'include-in-notice': inEdition('/notices'),
  'publish-notice': inEdition('/notices'),
  'admit-objection': ({ subjectId }) => `/objections/${subjectId}`,
  'settle-objection': ({ subjectId }) => `/objections/${subjectId}`,
  'decide-held': inEdition('/held'),
  classify: inEdition('/classification'),
  'draft-entry': (task) => inEdition(`/entries/${task.caseId ?? ''}`)(task),
  'confirm-entry': ({ caseId }) => `/entries/${caseId ?? ''}/confirm`,
  'include-in-catalogue': inEdition('/catalogue'),
  'publish-catalogue': inEdition('/catalogue'),
  'begin-follow-up': inEdition('/catalogue'),
};
