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
  'system',
  'public',
] as const;
export type Role = (typeof ROLES)[number];

export interface Actor {
  userId: string;
  orgId: string;
  role: Role;
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
