import { Type, type Static } from '@sinclair/typebox';
import type { Text } from '@linxuan/domain';
import { Line, Reason, DocumentNumber, Key, PlannedDay, Uuid } from './text';

const org = Key();
const name = Line(120);
const paper = {
  editionId: org,
  documentNumber: DocumentNumber(),
  reason: Reason(),
};
const strict = { additionalProperties: false };

/**
 * What changes daily beside an opened edition, with the document that changes it: a date for one nominator or group or
 * for all (`orgId` null), a nominator renamed or merged into another, an official replaced. The edition itself never
 * changes.
 */
export const OrderBody = Type.Union([
  Type.Object(
    { ...paper, kind: Type.Literal('extend-nomination'), orgId: Type.Union([org, Type.Null()]), until: PlannedDay() },
    strict,
  ),
  Type.Object({ ...paper, kind: Type.Literal('rename-nominator'), orgId: org, nameZh: name, nameEn: name }, strict),
  Type.Object({ ...paper, kind: Type.Literal('merge-nominator'), orgId: org, into: org }, strict),
  Type.Object(
    {
      ...paper,
      kind: Type.Literal('replace-official'),
      orgId: org,
      role: org,
      userId: Uuid(),
      successorLogin: Key(80),
    },
    strict,
  ),
]);
export type OrderBodyDto = Static<typeof OrderBody>;
export type OrderKind = OrderBodyDto['kind'];

/** One thing that an order changes, as it stands and as it would stand. */
export interface OrderChangeDto {
  what: Text;
  /** A list where it is several people. */
  before: string | string[] | null;
  after: string | string[] | null;
}
/** Whom an order touches. */
export interface OrderEffectDto {
  changes: OrderChangeDto[];
  organisations: { id: string; name: Text; running: number; openTasks: number }[];
  /** Pieces of work that pass from one person to another, by number of the case. */
  handedOver: string[];
}

/** Recorded and in effect, or waiting for another person of the authority. */
export interface OrderRecordedDto {
  id: string;
  proposed: boolean;
}
export interface OrderProposalDto {
  id: string;
  editionId: string;
  kind: string;
  orgName: Text | null;
  changes: OrderChangeDto[];
  documentNumber: string;
  reason: string;
  proposedBy: string;
  proposedAt: string;
  /** Proposed by the reader, by whatever account or deputation: to be withdrawn, not confirmed. */
  mine: boolean;
}

export interface OrderDto {
  id: string;
  editionId: string;
  kind: string;
  orgId: string | null;
  orgName: Text | null;
  /** Last day of an extension, in Asia/Shanghai. */
  until: string | null;
  changes: OrderChangeDto[];
  /** Of a migration or a handing over: how many pieces of work it names. */
  subjects: number;
  documentNumber: string;
  reason: string;
  orderedBy: string;
  orderedAt: string;
}
/** People who hold a role in an organisation that an order can replace. */
export interface OfficialDto {
  userId: string;
  login: string;
  name: string;
  role: string;
}
