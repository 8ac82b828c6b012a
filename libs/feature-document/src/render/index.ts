export type { DocumentLanguage, DocumentNumberParts } from './format';
export { formatDate, formatDocumentNumber, formatInstant, formatPeriod } from './format';
export type { OfficialBlock } from './official-text';
export type { Imprint } from './imprint';
export { renderNominationLetter, type NominationLetterData } from './nomination-letter';
export {
  renderNominationSummaryDocx,
  renderNominationSummaryXlsx,
  type NominationSummaryData,
  type NominationSummaryRow,
} from './nomination-summary';
export { renderApplicantNotice, type ApplicantNoticeData, type CorrectionItem } from './applicant-notice';
export { renderSubmissionReceipt, type SubmissionReceiptData } from './submission-receipt';
export {
  renderJointOpinionPaper,
  type DepartmentOpinion,
  type JointOpinionPaperData,
  type OpinionVerdict,
} from './joint-opinion-paper';
export {
  renderEligibilityPaper,
  type EligibilityRuleResult,
  type EligibilityPaperData,
  type RuleVerdict,
} from './eligibility-paper';
export { renderDepartmentReviewPaper, type DepartmentReviewPaperData } from './department-review-paper';
export { renderExpertScoreSheet, type ExpertScoreSheetData, type ScoredCriterion } from './expert-score-sheet';
export { renderPanelSummary, type PanelCaseResult, type PanelSummaryData } from './panel-summary';
export { renderPanelMinutes, type PanelMinutesData } from './panel-minutes';
export {
  renderListDecisionMinutes,
  type AreaRanking,
  type ListDecisionMinutesData,
  type RankedItem,
} from './list-decision-minutes';
export { renderPublicNotice, type PublicNoticeData } from './public-notice';
export { HOLDER_KEY, NUMBER_KEY, type ListingColumn, type ListingSection } from './listing-table';
export { catalogueCells, type CatalogueData, type CatalogueEntry, type CatalogueSection } from './catalogue';
export { renderCatalogueDocx } from './catalogue-docx';
export { renderCatalogueCsv, renderCatalogueJson, renderCatalogueXlsx } from './catalogue-export';
export type { TableColumn, TableColumnType, TableData, TableRowData, TableValue } from './table-data';
export { renderTable } from './table-export';
