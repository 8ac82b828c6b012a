import { Type, type Static } from '@sinclair/typebox';
import type { ActBody, ActType, OwnPlace, ReplacementGround, SeedPlace, SeedSource } from '@linxuan/draw';
import type { Text } from '@linxuan/domain';
import type { StageName, WorkspaceCase } from './ministry-work';
import { Key, Paragraphs, Shaped, Uuid } from './text';

const strict = { additionalProperties: false };
const code = Shaped('^X[0-9]{3,5}$');
const limit = Type.Union([Type.Integer({ minimum: 1, maximum: 15 }), Type.Null()]);
const hex = (digits: number) => Shaped(`^[0-9a-f]{${digits}}$`);
/** A round of a beacon is named by its number, so that nobody's clock matters. */
const source = Type.Union([
  Type.Object({ kind: Type.Literal('witnesses') }, strict),
  Type.Object(
    { kind: Type.Literal('beacon'), network: Key(), round: Type.Integer({ minimum: 1, maximum: 10_000_000_000 }) },
    strict,
  ),
]);
const ground = Type.Union(
  (['declined', 'recused', 'conflict', 'ill', 'unreachable', 'disqualified'] as const).map((one) => Type.Literal(one)),
);
const witness = Type.Union([Type.Literal(1), Type.Literal(2)]);

/** Freezes the pool and the limits of cases that wait for their panels. */
export const FreezeBody = Type.Object(
  {
    editionId: Key(),
    stage: Key(),
    cases: Type.Array(Uuid(), { minItems: 1, maxItems: 600, uniqueItems: true }),
    seats: Type.Integer({ minimum: 1, maximum: 15 }),
    perEmployer: limit,
    perGroup: limit,
    perRegion: limit,
    /** Seats that go to experts of the case's own area at least. */
    areaAtLeast: Type.Integer({ minimum: 0, maximum: 15 }),
    seniorsAtLeast: Type.Integer({ minimum: 0, maximum: 15 }),
    source,
  },
  strict,
);
export type FreezeBodyDto = Static<typeof FreezeBody>;

/** What a person does with a round. `seq` is the number that the act will have: a page that shows less is refused. */
export const DrawActBody = Type.Object(
  {
    seq: Type.Integer({ minimum: 1, maximum: 100_000 }),
    act: Type.Union([
      Type.Object({ type: Type.Literal('witness-committed'), witness, digest: hex(64) }, strict),
      Type.Object(
        {
          type: Type.Literal('witness-revealed'),
          witness,
          dice: Type.Array(Type.Integer({ minimum: 1, maximum: 6 }), { minItems: 20, maxItems: 20 }),
          nonce: hex(32),
        },
        strict,
      ),
      Type.Object({ type: Type.Literal('beacon-entered'), signature: hex(96) }, strict),
      Type.Object(
        {
          type: Type.Literal('replaced'),
          panel: Shaped('^P[0-9]{2,5}$'),
          out: code,
          ground,
          passed: Type.Array(Type.Object({ code, ground }, strict), { maxItems: 200 }),
          in: code,
        },
        strict,
      ),
      Type.Object(
        {
          type: Type.Literal('repeat-proposed'),
          how: Type.Union([Type.Literal('redraw'), Type.Literal('annul')]),
          reason: Paragraphs(500),
        },
        strict,
      ),
      Type.Object({ type: Type.Literal('repeat-confirmed'), source: Type.Union([source, Type.Null()]) }, strict),
      Type.Object({ type: Type.Literal('repeat-declined') }, strict),
    ]),
  },
  strict,
);
export type DrawActBodyDto = Static<typeof DrawActBody>;
/** The acts that a person asks for. */
export type AskedAct = Exclude<ActBody, { type: 'drawn' }>;

/** A round in a list. */
export interface DrawRoundListed {
  id: string;
  number: number;
  phase: 'frozen' | 'drawn' | 'annulled';
  frozenAt: string;
  experts: number;
  panels: number;
}
/** What may be frozen, and what was. */
export interface DrawRoundsView {
  editionId: string;
  stages: StageName[];
  stage: StageName;
  minExperts: number;
  /** How many experts the pool has, and how many of them are senior. */
  experts: number;
  seniors: number;
  /** Cases that wait for their panel and stand in no round. */
  candidates: WorkspaceCase[];
  rounds: DrawRoundListed[];
  /** Beacons that may be named, with the next round that can be. */
  beacons: { network: string; next: number; period: number }[];
}
export interface DrawnExpertView {
  code: string;
  name: string;
  orgName: Text;
  /** Who would follow, in their order: the second where the first cannot be had, and so on. */
  followers: { code: string; name: string; orgName: Text }[];
}
export interface DrawPanelView {
  code: string;
  seats: number;
  /** Null where the reader keeps away from the case. */
  case: { id: string; number: string; title: string } | null;
  barred: { code: string; ground: string }[];
  drawn: DrawnExpertView[];
}
export interface DrawRoundView {
  id: string;
  editionId: string;
  stage: StageName;
  number: number;
  phase: 'frozen' | 'drawn' | 'annulled';
  frozenAt: string;
  experts: number;
  /** What a witness binds herself to. */
  place: SeedPlace;
  source: SeedSource;
  /** When a named beacon signs its round. */
  signedAt: string | null;
  head: string;
  seq: number;
  redraws: number;
  limits: { perEmployer: number | null; perGroup: number | null; perRegion: number | null; seniorsAtLeast: number };
  witnesses: { witness: 1 | 2; state: 'waiting' | 'committed' | 'revealed'; mine: boolean; digest: string | null }[];
  proposal: { how: 'redraw' | 'annul'; reason: string; mine: boolean } | null;
  panels: DrawPanelView[];
  acts: { seq: number; type: ActType; at: string; by: string; name: string; ground: ReplacementGround | null }[];
  /** Where the public reads it. */
  publicUrl: string;
}
export interface DrawActDone {
  seq: number;
  phase: 'frozen' | 'drawn' | 'annulled';
}
/** A round that the expert stands in: her code, and what proves it to her. */
export interface OwnDrawCodeView {
  roundId: string;
  editionId: string;
  stage: Text;
  number: number;
  phase: 'frozen' | 'drawn' | 'annulled';
  frozenAt: string;
  code: string;
  root: string;
  experts: number;
  commitment: string;
  place: OwnPlace;
  publicUrl: string;
}
