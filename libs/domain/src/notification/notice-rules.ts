import delivered from '../../../../config/notifications/default.json';
import type { Text } from '../programme/definition';
import type { Role } from '../workflow/actor';

/** Ways to a person besides the bell: what is in the list is sent, the bell always rings. */
export const CHANNELS_TO_PEOPLE = ['email', 'sms', 'im'] as const;
export type PersonChannel = (typeof CHANNELS_TO_PEOPLE)[number];
export type NoticeUrgency = 'normal' | 'urgent';

/**
 * Whom a notice is for, seen from the case or dossier that moved. `authors` signed an opinion of the stage that was
 * left; `affected` are whoever has open work under the date that moved, and the assignees (of the roles named) of the
 * organisation that owes it.
 */
export type NoticeRelation =
  'applicant' | 'group' | 'nominator' | 'authority' | 'owner' | 'recipient' | 'authors' | 'affected';

/**
 * One row of an edition's table: what is sent, to whom, how, and in which words. Rows are read from above; the first
 * that fits a recipient counts.
 */
export interface NoticeRule {
  /** Kind of notice, which people set their preferences for. */
  id: string;
  name: Text;
  /** Events such as `case.returned`; a trailing `*` stands for the rest of the name. */
  events: string[];
  /** `moved`: only where the case changed its state. */
  when?: 'moved';
  to: { relation: NoticeRelation; roles: Role[] }[];
  channels: PersonChannel[];
  urgency: NoticeUrgency;
  /** Cannot be switched off: legal effect or a date hangs on it. */
  obligatory: boolean;
  subject: Text;
  body: Text;
  source: string;
}

/** One step of a ladder. Days are working days from the due date: negative before it, 0 on it, positive after it. */
export interface ReminderStep {
  id: string;
  days: number;
  /** `remind`: whoever has the work; `escalate`: its superior too; `list`: the authority's list of overdue work. */
  act: 'remind' | 'escalate' | 'list';
  channels: PersonChannel[];
  urgency: NoticeUrgency;
  subject: Text;
  body: Text;
}
export interface ReminderLadder {
  id: string;
  /** Task kinds; `*` is every kind that no other ladder names. */
  tasks: string[];
  rungs: ReminderStep[];
  source: string;
}

export interface ProgrammeNotifications {
  notices: NoticeRule[];
  ladders: ReminderLadder[];
}

/** The table of an edition that brings none; data, so that it reads and changes like any edition's. */
export const DEFAULT_NOTIFICATIONS: ProgrammeNotifications = delivered as ProgrammeNotifications;

/**
 * An edition's own rows stand before the delivered ones, so that an edition changes what it means to change and
 * inherits the rest.
 */
export function noticeTable(own: ProgrammeNotifications | undefined | null): ProgrammeNotifications {
  if (!own) return DEFAULT_NOTIFICATIONS;
  return {
    notices: [
      ...own.notices,
      ...DEFAULT_NOTIFICATIONS.notices.filter(({ id }) => !own.notices.some((rule) => rule.id === id)),
    ],
    ladders: own.ladders.length > 0 ? own.ladders : DEFAULT_NOTIFICATIONS.ladders,
  };
}

export function fitsEvent(rule: Pick<NoticeRule, 'events'>, event: string): boolean {
  return rule.events.some((pattern) =>
    pattern.endsWith('*') ? event.startsWith(pattern.slice(0, -1)) : pattern === event,
  );
}

/** The ladder of a kind of work: the one that names it, else the one for every kind, else none. */
export function ladderFor(table: ProgrammeNotifications, taskKind: string): ReminderLadder | null {
  return (
    table.ladders.find(({ tasks }) => tasks.includes(taskKind)) ??
    table.ladders.find(({ tasks }) => tasks.includes('*')) ??
    null
  );
}

/** The role that answers for another's work in the same organisation; null where nobody stands above. */
export function superiorOf(role: Role): Role | null {
  switch (role) {
    case 'nominator-clerk':
      return 'nominator-lead';
    case 'department-intake':
    case 'department-reviewer':
      return 'department-lead';
    case 'authority-clerk':
    case 'publicity-officer':
      return 'authority-lead';
    case 'enterprise-clerk':
    case 'group-clerk':
    case 'nominator-lead':
    case 'department-lead':
    case 'authority-lead':
    case 'expert':
    case 'operator':
    case 'security-officer':
    case 'auditor':
    case 'system':
    case 'public':
      return null;
  }
}
