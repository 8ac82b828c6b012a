export type Verdict = 'agree' | 'disagree' | 'ask-back';

/** A reviewer's unsent opinion. */
export interface OpinionSheet {
  verdict: Verdict | '';
  text: string;
  restsOn: string[];
}
export const BLANK_OPINION: OpinionSheet = { verdict: '', text: '', restsOn: [] };
