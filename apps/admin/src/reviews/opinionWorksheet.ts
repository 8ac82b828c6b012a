export type Verdict = 'agree' | 'disagree' | 'ask-back';

/** A reviewer's unsent opinion. */
export interface OpinionWorksheet {
  verdict: Verdict | '';
  text: string;
  restsOn: string[];
}
export const BLANK_OPINION: OpinionWorksheet = { verdict: '', text: '', restsOn: [] };
