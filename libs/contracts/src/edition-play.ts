import { Type, type Static } from '@sinclair/typebox';
import type { PlayOffer, PlayOfferBy, PlayReach, PlayView } from '@linxuan/domain';
import type { Problem } from './problems';
import { ClockInstant, Content, Key, Uuid } from './text';

/** The play of one person: of a version that is not open, with sample cases that stand nowhere else. */
export interface EditionPlayDto {
  /** `outdated`: the text was changed since, and it has to begin anew. */
  state: 'none' | 'outdated' | 'playing';
  /** After this instant it is cleared away, unless it is touched. */
  expiresAt: string | null;
  view: PlayView | null;
  /** What plays of this text have reached, also of others of the authority. */
  reach: PlayReach | null;
}
export interface EditionPlayRunDto extends EditionPlayDto {
  /** Whether it goes on by itself; asked again, it goes on from here. */
  more: boolean;
}
export type PlayOfferDto = Omit<PlayOffer, 'by'> & {
  by: (Omit<PlayOfferBy, 'refusal'> & { refusal: Problem | null })[];
};

export const PLAY_SUBJECTS = ['case', 'dossier', 'opinion', 'seat', 'objection', 'obligation', 'deadline'] as const;
const subjectType = Type.Union(PLAY_SUBJECTS.map((name) => Type.Literal(name)));
/** How many events the page has seen; another tab may have added some. */
const done = Type.Integer({ minimum: 0, maximum: 100_000 });

export const PlayEventBody = Type.Object(
  {
    done,
    event: Type.Union([
      Type.Object(
        { kind: Type.Literal('open'), applicant: Type.Integer({ minimum: 0, maximum: 10_000 }) },
        { additionalProperties: false },
      ),
      Type.Object(
        {
          kind: Type.Literal('act'),
          subjectType,
          subjectId: Uuid(),
          stage: Key(),
          action: Key(),
          variant: Type.Integer({ minimum: 0, maximum: 100 }),
          /** What was typed in place of what is usual, by key of the payload; null leaves it out. */
          edited: Type.Optional(Content()),
        },
        { additionalProperties: false },
      ),
      Type.Object({ kind: Type.Literal('wait'), until: ClockInstant() }, { additionalProperties: false }),
    ]),
  },
  { additionalProperties: false },
);
export type PlayEventBodyDto = Static<typeof PlayEventBody>;
export const PlayRunBody = Type.Object({ done }, { additionalProperties: false });
export type PlayRunBodyDto = Static<typeof PlayRunBody>;
