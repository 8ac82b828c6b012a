import type {
  OfferedActionDto,
  CaseListRow,
  HomeCaseDto,
  HomeDto,
  IdentityWorkDto,
  HomeGroupDto,
  MembershipDto,
  RequestOutcomeDto,
  SessionDto,
  TaskCountsDto,
  TaskDto,
  Urgency,
} from '@linxuan/contracts';
import type { CaseRow, Role, SubjectType, Text } from '@linxuan/domain';

/** The names of the contracts as the pages use them, with roles as roles. */
export interface Membership extends MembershipDto {
  role: Role;
}
export interface Session extends Omit<SessionDto, 'membership' | 'memberships'> {
  membership: Membership;
  memberships: Membership[];
}
export interface DemoAccount {
  login: string;
  password: string;
  role: string;
  org: string;
}

export type TaskRow = TaskDto;
export type TaskCounts = TaskCountsDto;
export type HomeView = HomeDto;
export type IdentityWork = IdentityWorkDto;
export type HomeGroup = HomeGroupDto;
export type ApplicationCard = HomeCaseDto;
export type ApplicationRow = CaseListRow;
/** One action as the server offers it on a subject: enabled, or with the refusal that stands against it. */
export type OfferedAction = OfferedActionDto;

export interface PathStep {
  stage: string;
  title: Text;
  state: 'done' | 'now' | 'next';
}

/** Result of the request service: what was done at once, or what is still under way after waiting. */
export type ActResult =
  | (Extract<RequestOutcomeDto, { status: 'applied' }> & { [more: string]: unknown })
  | Extract<RequestOutcomeDto, { status: 'pending' }>;

export type { CaseRow, Role, SubjectType, Text, Urgency };
