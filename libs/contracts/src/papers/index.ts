import type {
  ApplicantNoticeData,
  JointOpinionPaperData,
  NominationLetterData,
  NominationSummaryData,
  SubmissionReceiptData,
} from './nomination';
import type { CatalogueData, PublicNoticeData } from './publication';
import type {
  DepartmentReviewPaperData,
  EligibilityPaperData,
  ExpertScoreSheetData,
  ListDecisionMinutesData,
  PanelMinutesData,
  PanelSummaryData,
} from './review';

export * from './nomination';
export * from './official';
export * from './publication';
export * from './review';
export * from './summary-columns';
export * from './table';

/** Every paper of the product by its file, with the data it is drawn from. */
export interface PaperData {
  'nomination-letter.docx': NominationLetterData;
  'nomination-summary.docx': NominationSummaryData;
  'nomination-summary.xlsx': NominationSummaryData;
  'applicant-notice.docx': ApplicantNoticeData;
  'submission-receipt.docx': SubmissionReceiptData;
  'joint-opinion-sheet.docx': JointOpinionPaperData;
  'eligibility-sheet.docx': EligibilityPaperData;
  'department-review-sheet.docx': DepartmentReviewPaperData;
  'expert-score-sheet.docx': ExpertScoreSheetData;
  'panel-summary.docx': PanelSummaryData;
  'panel-minutes.docx': PanelMinutesData;
  'list-decision-minutes.docx': ListDecisionMinutesData;
  'public-notice.docx': PublicNoticeData;
  'catalogue.docx': CatalogueData;
  'catalogue.xlsx': CatalogueData;
  'catalogue.csv': CatalogueData;
  'catalogue.json': CatalogueData;
}
export type PaperName = keyof PaperData;
