/** Roles are held per organisation; a person acts in one role of one organisation at a time. */
export const ROLES = [
  'enterprise-clerk',
  'group-clerk',
  'nominator-clerk',
  'nominator-lead',
  'department-intake',
  'department-reviewer',
  'department-lead',
  'authority-clerk',
  'authority-lead',
  'publicity-officer',
  'expert',
  'operator',
  'security-officer',
  'auditor',
  'system',
  'public',
] as const;
export type Role = (typeof ROLES)[number];

export interface Actor {
  /** The person in whose name it is done. */
  userId: string;
  orgId: string;
  role: Role;
  /** The person at the keyboard, where a deputy acts for another. */
  deputy?: string | null;
}

/** Who really acted: two signatures need two of these, and a deputy does not become a second person. */
export function personOf(actor: Actor): string {
  return actor.deputy ?? actor.userId;
}

/** How an actor stands to a subject. Decided by equality of organisation or user, never by name. */
export type Relation =
  | 'applicant'
  | 'group'
  | 'nominator'
  | 'authority'
  | 'opinion-org'
  | 'opinion-assignee'
  | 'seat-expert'
  | 'dossier-owner'
  | 'dossier-recipient'
  | 'lead'
  | 'system'
  | 'public';

export interface Who {
  relation: Relation;
  roles: Role[];
}
