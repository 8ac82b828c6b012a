import type { StageKind } from '../../programme/machine';
import { agreementKind } from './agreement.kind';
import { applicationKind } from './application.kind';
import { checkKind } from './check.kind';
import { classificationKind } from './classification.kind';
import { evaluationKind } from './evaluation.kind';
import { followUpKind } from './follow-up.kind';
import { leadKind } from './lead.kind';
import { listKind } from './list.kind';
import { nominationKind } from './nomination.kind';
import { noticeKind } from './notice.kind';
import { publicationKind } from './publication.kind';
import { quotaExtraKind } from './quota-extra.kind';
import { recurringReportKind } from './recurring-report.kind';
import { reviewKind } from './review.kind';
import { supplementKind } from './supplement.kind';
import { voteKind } from './vote.kind';

/** Every stage kind the engine knows. A programme is built from these; a new shape is a new file here. */
export const stageKinds = [
  applicationKind,
  quotaExtraKind,
  checkKind,
  reviewKind,
  leadKind,
  nominationKind,
  evaluationKind,
  voteKind,
  listKind,
  noticeKind,
  classificationKind,
  publicationKind,
  supplementKind,
  agreementKind,
  followUpKind,
  recurringReportKind,
] as unknown as StageKind[];
