import { rowSchema } from './row-schema';

export interface OrganisationRow {
  id: string;
  kind: string;
  nameZh: string;
  nameEn: string;
  uscc: string | null;
  regionCode: string | null;
  affiliation: string | null;
  parentId: string | null;
  detail: Record<string, unknown>;
  demo: boolean;
}
export const OrganisationEntity = rowSchema<OrganisationRow>('organisation', {
  id: 'text',
  kind: 'text',
  nameZh: 'text',
  nameEn: 'text',
  uscc: 'text',
  regionCode: 'text',
  affiliation: 'text',
  parentId: 'text',
  detail: 'json',
  demo: 'bool',
});

export interface UserRow {
  id: string;
  login: string;
  displayName: string;
  passwordHash: string;
  mustChange: boolean;
  locale: string;
  failedCount: number;
  lockedUntil: string | null;
  disabledAt: string | null;
  expertise: string[];
  demo: boolean;
}
export const UserEntity = rowSchema<UserRow>('app_user', {
  id: 'uuid',
  login: 'text',
  displayName: 'text',
  passwordHash: 'text',
  mustChange: 'bool',
  locale: 'text',
  failedCount: 'int',
  lockedUntil: 'instant',
  disabledAt: 'instant',
  expertise: 'texts',
  demo: 'bool',
});

export interface MembershipRow {
  id: string;
  userId: string;
  orgId: string;
  role: string;
  endedAt: string | null;
}
export const MembershipEntity = rowSchema<MembershipRow>('membership', {
  id: 'uuid',
  userId: 'uuid',
  orgId: 'text',
  role: 'text',
  endedAt: 'instant',
});

export interface DeputyRow {
  id: string;
  principalUser: string;
  membershipId: string;
  deputyUser: string;
  startsAt: string;
  endsAt: string;
}
export const DeputyEntity = rowSchema<DeputyRow>('deputy', {
  id: 'uuid',
  principalUser: 'uuid',
  membershipId: 'uuid',
  deputyUser: 'uuid',
  startsAt: 'instant',
  endsAt: 'instant',
});

export interface SessionRow {
  tokenHash: string;
  userId: string;
  membershipId: string | null;
  actingFor: string | null;
  csrf: string;
  lastSeenAt: string;
  expiresAt: string;
}
export const SessionEntity = rowSchema<SessionRow>(
  'session',
  {
    tokenHash: 'text',
    userId: 'uuid',
    membershipId: 'uuid',
    actingFor: 'uuid',
    csrf: 'text',
    lastSeenAt: 'instant',
    expiresAt: 'instant',
  },
  ['tokenHash'],
);
