import { Type } from '@sinclair/typebox';
import type { Text } from '@linxuan/domain';

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
  /** The server's time, which is the one that counts. */
  now: string;
  mode: 'demo' | 'production';
}

export const SignInBody = Type.Object(
  { login: Type.String({ minLength: 1, maxLength: 120 }), password: Type.String({ minLength: 1, maxLength: 256 }) },
  { additionalProperties: false },
);
export const PasswordBody = Type.Object(
  { current: Type.String({ minLength: 1, maxLength: 256 }), next: Type.String({ minLength: 1, maxLength: 256 }) },
  { additionalProperties: false },
);
export const LocaleBody = Type.Object(
  { locale: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]) },
  { additionalProperties: false },
);
export const MembershipBody = Type.Object(
  { membershipId: Type.String({ format: 'uuid' }) },
  { additionalProperties: false },
);
export const ClockBody = Type.Object({ now: Type.String({ format: 'date-time' }) }, { additionalProperties: false });
