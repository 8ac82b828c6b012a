import { Type } from '@sinclair/typebox';
import type { Text } from '@linxuan/domain';
import { Line, Uuid, Secret, ClockInstant } from './text';

export interface MembershipDto {
  id: string;
  orgId: string;
  orgName: Text;
  role: string;
  /** Name of the person deputised for; null for one's own roles. */
  actingFor: string | null;
}
export interface SessionDto {
  user: { id: string; login: string; displayName: string; locale: string; mustChange: boolean };
  membership: MembershipDto;
  memberships: MembershipDto[];
  csrf: string;
  /**
   * Names person, role and whom it is acted for; sent back in the header `x-acting-as` with every request of the page.
   */
  principal: string;
  /** The role in which the session acted until that role ended; null once another was chosen. */
  ended: Omit<MembershipDto, 'id'> | null;
  /** The server's time, which is the one that counts. */
  now: string;
  mode: 'demo' | 'production';
}

export const SignInBody = Type.Object({ login: Line(120), password: Secret() }, { additionalProperties: false });
export const PasswordBody = Type.Object({ current: Secret(), next: Secret() }, { additionalProperties: false });
export const LocaleBody = Type.Object(
  { locale: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]) },
  { additionalProperties: false },
);
export const MembershipBody = Type.Object({ membershipId: Uuid() }, { additionalProperties: false });
export const ClockBody = Type.Object({ now: ClockInstant() }, { additionalProperties: false });
