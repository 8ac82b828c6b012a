import type { ResultNouns } from '@linxuan/domain';
import type { DocumentLanguage, DocumentNumberParts, Imprint, OfficialBlock } from './official';

/** A formal letter under which a nominator transmits its items (正式文件, 推荐函). */
export interface NominationLetterData {
  /** `document`: 文件 form with 红头 and 文件; `letter`: 信函 form. */
  readonly form: 'document' | 'letter';
  /** Bodies named in the head, the lead first. */
  readonly issuers: readonly string[];
  /** Null while the number has not been given yet. */
  readonly documentNumber: DocumentNumberParts | string | null;
  /** 签发人; the 文件 form to a superior body names them. */
  readonly signedBy?: readonly string[];
  readonly addressee: string;
  readonly title: string;
  readonly paragraphs: readonly OfficialBlock[];
  readonly attachments: readonly string[];
  /** Bodies that sign, the lead first; several make a joint signature. */
  readonly signatories: readonly string[];
  /** 成文日期 `YYYY-MM-DD`, null while unset. */
  readonly date: string | null;
  readonly contact?: { readonly person: string; readonly phone: string };
  readonly imprint?: Imprint;
}

export interface NominationSummaryRow {
  readonly rank: number;
  readonly name: string;
  readonly holder: string;
  /** 统一社会信用代码 */
  readonly uscc: string;
  readonly area: string;
  readonly category: string;
  readonly caseCount: number;
  readonly patents: readonly string[];
  /** Main effects with units, one per line. */
  readonly effects: readonly string[];
  readonly opinion: string;
  readonly contact: { readonly person: string; readonly phone: string };
}

/** 推荐汇总表 of one nomination batch. */
export interface NominationSummaryData {
  readonly nouns: ResultNouns;
  readonly title: string;
  readonly annexLabel?: string;
  readonly nominator: string;
  readonly date: string | null;
  readonly rows: readonly NominationSummaryRow[];
  readonly preparedBy: string;
  readonly releasedBy: string;
  readonly phone: string;
}

/** One field to correct: what it is, what is wrong, what is asked. */
export interface CorrectionItem {
  readonly field: string;
  readonly problem: string;
  readonly requirement: string;
}

/** A notice that a nominator or the ministry sends to an applicant. */
export type ApplicantNoticeData = {
  readonly issuer: string;
  readonly documentNumber: DocumentNumberParts | string | null;
  readonly applicant: string;
  readonly programme: string;
  /** Rules on which the notice rests, e.g. 发改办环资〔2024〕528号. */
  readonly basis: string;
  readonly caseNumber: string;
  readonly name: string;
  readonly receivedOn: string;
  readonly date: string | null;
  readonly contact: { readonly person: string; readonly phone: string };
} & (
  | { readonly kind: 'acceptance'; readonly nextStep?: string }
  | { readonly kind: 'correction'; readonly items: readonly CorrectionItem[]; readonly dueDate: string }
  | { readonly kind: 'non-acceptance'; readonly reasons: readonly string[]; readonly remedy?: string }
);

/** Receipt that a submission was accepted: what, when, and the SHA-256 of what was submitted. */
export interface SubmissionReceiptData {
  readonly nouns: ResultNouns;
  readonly language: DocumentLanguage;
  readonly programme: string;
  readonly caseNumber: string;
  readonly applicant: string;
  readonly name: string;
  readonly receivedBy: string;
  readonly submittedBy: string;
  /** The instant that counts for deadlines, ISO 8601. */
  readonly acceptedAt: string;
  readonly version: number;
  /** SHA-256 (64 hex digits) over the canonical text of the submission. */
  readonly sha256: string;
  readonly files: readonly {
    readonly name: string;
    readonly slot: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/** Words for a department's opinion. */
export type OpinionVerdict = 'agree' | 'disagree' | 'abstain' | 'overdue';

export interface DepartmentOpinion {
  readonly department: string;
  readonly verdict: OpinionVerdict;
  readonly text: string;
  readonly person: string;
  readonly date: string | null;
  /** The lead's written answer, required where the department disagrees. */
  readonly leadAnswer?: { readonly text: string; readonly person: string; readonly date: string };
}

/** 会审意见表 of one application. */
export interface JointOpinionPaperData {
  readonly nouns: ResultNouns;
  readonly title: string;
  readonly caseNumber: string;
  readonly name: string;
  readonly holder: string;
  readonly area: string;
  readonly category: string;
  readonly lead: string;
  readonly opinions: readonly DepartmentOpinion[];
  readonly conclusion: { readonly text: string; readonly person: string; readonly date: string | null };
}
