import { Type, type Static } from '@sinclair/typebox';
import type { Text } from '@linxuan/domain';
import { pageQuery } from './task';
import { Line, OptionalLine, Reason } from './text';

export const CODE_CONFIRMATION_STATES = ['requested', 'confirmed', 'refused', 'withdrawn'] as const;
export type CodeConfirmationState = (typeof CODE_CONFIRMATION_STATES)[number];

export const CodeConfirmationQuery = Type.Object({
  ...pageQuery,
  state: Type.Optional(Type.Union(CODE_CONFIRMATION_STATES.map((one) => Type.Literal(one)))),
  /** However it is written. */
  code: Type.Optional(OptionalLine(60)),
});
export type CodeConfirmationQueryDto = Static<typeof CodeConfirmationQuery>;

/** `POST /api/code-confirmations?code=…&name=…` with the bytes of the licence as `application/octet-stream`. */
export const CodeRequestQuery = Type.Object({ code: Line(60), name: Line(1000) });
export type CodeRequestQueryDto = Static<typeof CodeRequestQuery>;

export const CodeDecisionBody = Type.Object({ reason: Reason() }, { additionalProperties: false });
export type CodeDecisionBodyDto = Static<typeof CodeDecisionBody>;

/** A code whose check digit fails, the licence that shows it, and what became of it. */
export interface CodeConfirmationDto {
  id: string;
  code: string;
  /** Whose request it is. */
  org: { id: string; name: Text };
  /** The licence; `size` in bytes. */
  file: { name: string; mime: string; size: number };
  state: CodeConfirmationState;
  requestedBy: string;
  requestedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
  withdrawnBy: string | null;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  /** Requested by the reader, by whatever account: another person decides. */
  mine: boolean;
}
