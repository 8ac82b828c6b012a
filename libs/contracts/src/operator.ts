import { Type, type Static } from '@sinclair/typebox';
import type { Role, Text } from '@linxuan/domain';
import { pageQuery } from './task';
import { Line, OptionalLine, Key, Shaped, Uuid, PlannedDay, ComingDay } from './text';

/** Roles that can be given; `system` and `public` are nobody's. */
export const ASSIGNABLE_ROLES = [
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
] as const satisfies readonly Role[];
const role = Type.Union(ASSIGNABLE_ROLES.map((one) => Type.Literal(one)));
const org = Key();

export const UserQuery = Type.Object({
  ...pageQuery,
  role: Type.Optional(role),
  orgId: Type.Optional(org),
  state: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('disabled'), Type.Literal('locked')])),
});
export type UserQueryDto = Static<typeof UserQuery>;
export interface UserDto {
  id: string;
  login: string;
  displayName: string;
  locale: string;
  mustChange: boolean;
  disabledAt: string | null;
  lockedUntil: string | null;
  lastSeenAt: string | null;
  /** Other accounts of the same person, by their names. */
  samePersonAs: string[];
  memberships: { id: string; orgId: string; orgName: Text; role: string; endedAt: string | null }[];
}
export const UserBody = Type.Object(
  {
    login: Shaped('^[a-z0-9][a-z0-9._@-]{2,79}$'),
    displayName: Line(80),
    memberships: Type.Array(Type.Object({ orgId: org, role }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 20,
    }),
    /** Identity card, passport or telephone number: kept as a digest, it tells that two accounts are one person. */
    identityNumber: Type.Optional(Shaped('^[0-9A-Za-z０-９Ａ-Ｚａ-ｚ+ -]{6,30}$')),
    expertise: Type.Optional(Type.Array(Line(40), { maxItems: 40 })),
  },
  { additionalProperties: false },
);
export type UserBodyDto = Static<typeof UserBody>;
export const MembershipAddBody = Type.Object({ orgId: org, role }, { additionalProperties: false });
export type MembershipAddDto = Static<typeof MembershipAddBody>;

export const OrganisationQuery = Type.Object({ ...pageQuery, kind: Type.Optional(org), parentId: Type.Optional(org) });
export type OrganisationQueryDto = Static<typeof OrganisationQuery>;
export interface OrganisationDto {
  id: string;
  kind: string;
  name: Text;
  uscc: string | null;
  regionCode: string | null;
  affiliation: string | null;
  parentId: string | null;
  parentName: Text | null;
  people: number;
  demo: boolean;
}
const optional = Type.Union([OptionalLine(80), Type.Null()]);
const organisationFields = {
  nameZh: Line(120),
  nameEn: Line(200),
  uscc: Type.Optional(optional),
  regionCode: Type.Optional(optional),
  affiliation: Type.Optional(optional),
  parentId: Type.Optional(optional),
};
export const ORGANISATION_KINDS = [
  'enterprise',
  'central-soe-group',
  'institute',
  'nominator',
  'nominator-department',
  'ministry-department',
  'authority',
  'operations',
] as const;
export const OrganisationBody = Type.Object(
  {
    id: Shaped('^[a-z0-9][a-z0-9-]{1,60}$'),
    kind: Type.Union(ORGANISATION_KINDS.map((one) => Type.Literal(one))),
    ...organisationFields,
  },
  { additionalProperties: false },
);
export type OrganisationBodyDto = Static<typeof OrganisationBody>;
export const OrganisationPatch = Type.Partial(Type.Object(organisationFields), { additionalProperties: false });
export type OrganisationPatchDto = Static<typeof OrganisationPatch>;

export interface DeputyDto {
  id: string;
  principal: string;
  principalId: string;
  deputy: string;
  deputyId: string;
  orgName: Text;
  role: string;
  /** First and last day, both included, in Asia/Shanghai. */
  from: string;
  to: string;
  state: 'coming' | 'running' | 'over';
  /** One's own to end. */
  mine: boolean;
}
/** `membershipId` is the role that is deputised for; only an operator names another's. */
export const DeputyBody = Type.Object(
  { membershipId: Uuid(), deputyUser: Uuid(), from: PlannedDay(), to: ComingDay() },
  { additionalProperties: false },
);
export interface DeputyBodyDto {
  membershipId: string;
  deputyUser: string;
  from: string;
  to: string;
}

export const RequestQuery = Type.Object({
  ...pageQuery,
  state: Type.Optional(Type.Union([Type.Literal('pending'), Type.Literal('parked')])),
});
export type RequestQueryDto = Static<typeof RequestQuery>;
export interface OperatorRequestDto {
  id: string;
  subjectType: string;
  action: string;
  login: string;
  displayName: string;
  orgName: Text;
  role: string;
  acceptedAt: string;
  state: 'pending' | 'parked';
  attempts: number;
  error: string | null;
}
export interface FailedJobDto {
  id: string;
  topic: string;
  key: string;
  createdAt: string;
  attempt: number;
  error: string;
}
export interface QueueFiguresDto {
  topics: { topic: string; waiting: number; running: number; failed: number; oldestWaiting: string | null }[];
  requests: { pending: number; parked: number };
}
export interface LedgerCheckDto {
  at: string;
  chains: number;
  events: number;
  faultCount: number;
  faults: {
    subjectType: string;
    subjectId: string;
    seq: number;
    fault: 'gap' | 'hash' | 'head' | 'truncated' | 'missing';
  }[];
}

/** A file of the folder config that was skipped when the installation was filled from it. */
export interface ConfigFaultDto {
  file: string;
  line: number;
  column: number;
  message: { zh: string; en: string };
}
