import { Inject, Injectable } from '@nestjs/common';
import { demoMarks, type DemoMarks, type papers } from '@linxuan/contracts';
import { APP_CONFIG, type AppConfig, type Papers, type TableRenderer } from '@linxuan/platform';
import {
  renderApplicantNotice,
  renderCatalogueCsv,
  renderCatalogueDocx,
  renderCatalogueJson,
  renderCatalogueXlsx,
  renderDepartmentReviewPaper,
  renderEligibilityPaper,
  renderExpertScoreSheet,
  renderJointOpinionPaper,
  renderListDecisionMinutes,
  renderNominationLetter,
  renderNominationSummaryDocx,
  renderNominationSummaryXlsx,
  renderPanelMinutes,
  renderPanelSummary,
  renderPublicNotice,
  renderSubmissionReceipt,
  renderTable,
} from './render';

type Renderers = { [K in papers.PaperName]: (data: papers.PaperData[K], marks: DemoMarks) => Promise<Buffer> | Buffer };

/** What draws each paper. */
export const RENDERERS: Renderers = {
  'nomination-letter.docx': renderNominationLetter,
  'nomination-summary.docx': renderNominationSummaryDocx,
  'nomination-summary.xlsx': renderNominationSummaryXlsx,
  'applicant-notice.docx': renderApplicantNotice,
  'submission-receipt.docx': renderSubmissionReceipt,
  'joint-opinion-sheet.docx': renderJointOpinionPaper,
  'eligibility-sheet.docx': renderEligibilityPaper,
  'department-review-sheet.docx': renderDepartmentReviewPaper,
  'expert-score-sheet.docx': renderExpertScoreSheet,
  'panel-summary.docx': renderPanelSummary,
  'panel-minutes.docx': renderPanelMinutes,
  'list-decision-minutes.docx': renderListDecisionMinutes,
  'public-notice.docx': renderPublicNotice,
  'catalogue.docx': renderCatalogueDocx,
  'catalogue.xlsx': renderCatalogueXlsx,
  'catalogue.csv': renderCatalogueCsv,
  'catalogue.json': renderCatalogueJson,
};

/**
 * All papers of the product, for every feature that has the data of one. This is where a demonstration's papers get
 * their marks.
 */
@Injectable()
export class PapersService implements Papers {
  private readonly marks: DemoMarks;
  constructor(@Inject(APP_CONFIG) config: Pick<AppConfig, 'mode'>) {
    this.marks = demoMarks(config.mode);
  }

  async render<K extends papers.PaperName>(name: K, data: papers.PaperData[K]): Promise<Buffer> {
    return RENDERERS[name](data, this.marks);
  }
}

@Injectable()
export class TableRendererService implements TableRenderer {
  private readonly marks: DemoMarks;
  constructor(@Inject(APP_CONFIG) config: Pick<AppConfig, 'mode'>) {
    this.marks = demoMarks(config.mode);
  }

  render(table: papers.TableData, format: 'xlsx' | 'csv'): Promise<Buffer> {
    return renderTable(table, format, this.marks);
  }
}
