export type Conclusion = 'conclude' | 'reject' | 'return';

/** The lead's unsent conclusion: an answer for each dissent, why some were not asked, and the words for all. */
export interface ConcludeWorksheet {
  decision: Conclusion | '';
  answers: Record<string, string>;
  notAsked: string;
  note: string;
  reasonCode: string;
  reason: string;
  remarks: Record<string, string>;
}
export const BLANK_CONCLUSION: ConcludeWorksheet = {
  decision: '',
  answers: {},
  notAsked: '',
  note: '',
  reasonCode: '',
  reason: '',
  remarks: {},
};
