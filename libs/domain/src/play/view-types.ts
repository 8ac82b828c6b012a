import type { Text } from '../programme/definition';
import type { Role } from '../workflow/actor';
import type { DeadlineKind } from '../workflow/derived-rows';
import type { CaseRow, DossierKind, SubjectType } from '../workflow/rows';

/** What the author sees of a play: the board, each role's desk, places, dates, what was told, and what was done. */
export interface PlayView {
  now: string;
  begun: string;
  /** The next instant at which something falls due; null where nothing is ahead. */
  next: string | null;
  /** Until when applications may be opened; null where the edition has no date. */
  closes: string | null;
  events: { done: number; most: number };
  cases: { done: number; most: number };
  applicants: { index: number; route: Text; nominator: Text | null }[];
  stages: PlayStage[];
  desks: PlayDesk[];
  quotas: PlayQuota[];
  dates: PlayDate[];
  notices: PlayNotice[];
  log: PlayLine[];
}
/** Something that acts are done on. */
export interface PlaySubject {
  subjectType: SubjectType;
  subjectId: string;
}
export interface PlayStage {
  id: string;
  title: Text;
  route: Text | null;
  cases: PlayCase[];
  papers: PlayPaper[];
}
export interface PlayCase extends PlaySubject {
  number: string;
  title: string;
  holder: Text;
  nominator: Text | null;
  state: string;
  outcome: CaseRow['outcome'];
  dueAt: string | null;
  /** Opinions, seats, objections and duties of the stage, and dates that run. */
  parts: PlayPart[];
}
export interface PlayPart extends PlaySubject {
  who: Text;
  state: string;
  dueAt: string | null;
  date: DeadlineKind | null;
}
export interface PlayPaper extends PlaySubject {
  kind: DossierKind;
  owner: Text;
  state: string;
  number: string | null;
  items: string[];
  windowEndsAt: string | null;
}
export interface PlayDesk {
  org: string;
  orgName: Text;
  role: Role;
  tasks: (PlaySubject & { kind: string; words: Text; about: Text; dueAt: string | null; late: boolean })[];
}
export interface PlayQuota {
  org: string;
  orgName: Text;
  title: Text;
  /** Places; of money in fen. */
  used: number;
  cap: number | null;
  money: boolean;
}
export interface PlayDate extends PlaySubject {
  kind: DeadlineKind;
  stage: Text;
  orgName: Text;
  about: Text;
  dueAt: string;
  state: string;
}
export interface PlayNotice {
  at: string;
  rule: string;
  to: { orgName: Text; role: Role | null };
  channels: string[];
  words: Text;
  body: Text;
}
export interface PlayLine {
  at: string;
  by: 'person' | 'clock';
  stage: Text;
  sense: string;
  action: string;
  subjectType: SubjectType;
  about: Text;
  orgName: Text;
  role: Role;
}
