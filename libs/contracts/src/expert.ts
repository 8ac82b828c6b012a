import { Type, type Static } from '@sinclair/typebox';
import type { DeclaredRelation, FactKind, Text } from '@linxuan/domain';
import { pageQuery } from './task';
import { ComingDay, FilterKey, OptionalLine, PastDay, PlannedDay } from './text';

export const FACT_KINDS = ['employment', 'education', 'patent', 'report', 'relation'] as const satisfies FactKind[];
export const DECLARED_RELATIONS = [
  'family',
  'adviser',
  'student',
  'employment',
  'shareholding',
  'cooperation',
  'dispute',
  'other',
] as const satisfies DeclaredRelation[];
export const EXPERT_LEVELS = ['senior', 'associate', 'intermediate', 'other'] as const;
export type ExpertLevel = (typeof EXPERT_LEVELS)[number];
/** `changed`: vetted, and the expert has stated something else since. */
export const VETTING_STATES = ['none', 'valid', 'changed', 'expired'] as const;
export type VettingState = (typeof VETTING_STATES)[number];

const oneOf = <Value extends string>(values: readonly Value[]) => Type.Union(values.map((one) => Type.Literal(one)));
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** What an expert says of oneself; `version` is the one that was read, 0 where there is none yet. */
export const ExpertProfileBody = Type.Object(
  {
    version: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
    title: OptionalLine(60),
    level: oneOf(EXPERT_LEVELS),
    /** Sheets taken at a time; null: as many as come. */
    loadCap: orNull(Type.Integer({ minimum: 1, maximum: 200 })),
    /** First and last day on which no invitation is taken; both or none. */
    awayFrom: orNull(PlannedDay()),
    awayUntil: orNull(ComingDay()),
    /** Agrees that the history is kept and asked for conflicts of interest. */
    consent: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type ExpertProfileBodyDto = Static<typeof ExpertProfileBody>;

/** A line of the own history. Units and people by their full name; patents and reports by their number. */
export const ExpertFactBody = Type.Object(
  {
    kind: oneOf(FACT_KINDS),
    party: OptionalLine(120),
    /** Unified social credit code of the unit, however it is written. */
    uscc: Type.Optional(OptionalLine(60)),
    number: Type.Optional(OptionalLine(80)),
    relation: Type.Optional(oneOf(DECLARED_RELATIONS)),
    since: Type.Optional(orNull(PastDay())),
    /** The last day on which it held; null: it still does. */
    until: Type.Optional(orNull(PastDay())),
    note: Type.Optional(OptionalLine(500)),
  },
  { additionalProperties: false },
);
export type ExpertFactBodyDto = Static<typeof ExpertFactBody>;

export const VettingBody = Type.Object(
  {
    /** Of the profile that was looked at. */
    version: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
    /** The last day of the vetting. */
    until: ComingDay(),
  },
  { additionalProperties: false },
);
export type VettingBodyDto = Static<typeof VettingBody>;

export const ExpertQuery = Type.Object({
  ...pageQuery,
  level: Type.Optional(oneOf(EXPERT_LEVELS)),
  vetting: Type.Optional(oneOf(VETTING_STATES)),
  /** A branch of the taxonomy, with all below it. */
  branch: Type.Optional(FilterKey(40)),
  /** Only those with room for another sheet who are not away today. */
  free: Type.Optional(Type.Boolean()),
});
export type ExpertQueryDto = Static<typeof ExpertQuery>;

export interface ExpertFactDto {
  id: string;
  kind: FactKind;
  party: string;
  uscc: string | null;
  number: string | null;
  relation: DeclaredRelation | null;
  since: string | null;
  until: string | null;
  note: string;
  enteredAt: string;
}

/** An expert in the secretariat's list. */
export interface ExpertDto {
  id: string;
  name: string;
  orgName: Text;
  /** Codes of the taxonomy. */
  expertise: string[];
  title: string;
  level: ExpertLevel;
  /** Sheets still owed, and how many the expert takes at a time. */
  load: number;
  loadCap: number | null;
  awayFrom: string | null;
  awayUntil: string | null;
  vetting: VettingState;
  vettedUntil: string | null;
}

/** One expert with the history that conflicts of interest rest on. */
export interface ExpertDetailDto extends ExpertDto {
  /** 0 where the expert has stated nothing yet. */
  version: number;
  consentedAt: string | null;
  vettedAt: string | null;
  vettedBy: string | null;
  facts: ExpertFactDto[];
  /** Facts that the expert has taken back; they stay on record. */
  withdrawn: ExpertFactDto[];
}
