import type { Text } from '@linxuan/domain';

/** Result of one evaluation of a case; points with at most two decimals. `spread` is the standard deviation. */
export interface DecisionMarks {
  mean: number;
  spread: number | null;
}

/** One case with all that a decision on it rests on. */
export interface DecisionCase {
  id: string;
  number: string;
  title: string;
  holderName: string;
  nominator: Text | null;
  /** Place in the paper, from 1. */
  place: number;
  /** Place by the exact scores among those of its area, equals alike; null for one that nobody scored. */
  rank: number | null;
  tied: boolean;
  written: DecisionMarks | null;
  oral: DecisionMarks | null;
  combined: number | null;
  /** What departments answered, in every review that the case passed; the words where a department did not agree. */
  opinions: { stage: Text; org: Text; verdict: string; text: string | null }[];
  /** Conditions that a person judged otherwise than they were computed. */
  overruled: { title: Text; computed: string; verdict: string; reason: string | null }[];
  /** Objections that are not settled. */
  objections: { number: string; filedAt: string }[];
  /** What the paper says of it; null while it is not prepared. */
  outcome: 'listed' | 'not-listed' | 'nominated' | null;
  /** Why it is left out, or what the nominator writes of it. */
  reason: string | null;
  /** Whether it stands otherwise than the order by scores has it. */
  departs: boolean;
}

/** All that lies before whoever approves a list, or sends a batch, on one page. */
export interface DecisionRoomDto {
  id: string;
  kind: 'list' | 'nomination';
  state: string;
  edition: Text;
  stage: Text;
  owner: Text;
  number: string | null;
  preparedBy: string | null;
  preparedAt: string | null;
  /** Minutes of the meeting, or the reason of a zero return. */
  words: string | null;
  /** One each for the areas of a list; one without a name for a batch. */
  areas: {
    area: string | null;
    title: Text | null;
    /** After how many cases the line is drawn; null while nothing is listed. */
    cutAfter: number | null;
    cases: DecisionCase[];
  }[];
}
