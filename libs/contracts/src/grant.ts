import { Type, type Static } from '@sinclair/typebox';
import type { Text } from '@linxuan/domain';
import { pageQuery } from './task';
import { Uuid } from './text';

export const GRANT_KINDS = [
  'account',
  'membership',
  'reset',
  'enable',
  'deputy',
  'separate',
  'disable',
  'end',
  'link',
] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];
export const GRANT_STATES = ['proposed', 'confirmed', 'declined', 'withdrawn', 'expired'] as const;
export type GrantState = (typeof GRANT_STATES)[number];

export const GrantQuery = Type.Object({
  ...pageQuery,
  state: Type.Optional(Type.Union(GRANT_STATES.map((one) => Type.Literal(one)))),
});
export type GrantQueryDto = Static<typeof GrantQuery>;

/** A power that one operator proposed for somebody, and what became of it. */
export interface GrantDto {
  id: string;
  kind: GrantKind;
  /** Who receives it. */
  user: { id: string; login: string; displayName: string };
  memberships: { orgId: string; orgName: Text; role: string }[];
  /** Of two accounts that are to count as one person: the other one. */
  other: { id: string; login: string; displayName: string } | null;
  /** For a deputy: in whose name and role; first and last day, both included. */
  deputyFor: { principal: string; role: string; from: string; to: string } | null;
  state: GrantState;
  proposedBy: string;
  proposedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  /** Proposed by the reader, by whatever account: to be withdrawn, not confirmed. */
  mine: boolean;
  /** Meant for the reader: somebody else confirms. */
  forMe: boolean;
}

/** Shown once to who proposes; the password is this half, a hyphen, and the half shown to who confirms. */
export interface GrantProposedDto {
  id: string;
  userId: string;
  login: string;
  firstHalf: string | null;
}
/** Disabling an ordinary account is done at once; whoever holds an office is disabled by two. */
export interface AccountDisabledDto {
  proposed: GrantProposedDto | null;
}
export interface GrantConfirmedDto {
  id: string;
  secondHalf: string | null;
}

export const SamePersonBody = Type.Object({ userId: Uuid() }, { additionalProperties: false });
export type SamePersonBodyDto = Static<typeof SamePersonBody>;
