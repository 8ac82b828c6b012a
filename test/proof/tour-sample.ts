import {
  deliveredEdition,
  editionNames,
} from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';
import { coverEdges, type Coverage, type Tour } from '../../libs/domain/src/workflow/testing/edge-tour.spec-support';
import { RoundSetting } from '../../libs/domain/src/play/edition-round';

export interface EditionTours {
  name: string;
  setting: RoundSetting;
  coverage: Coverage;
  /** Those that are played. */
  tours: Tour[];
}

/**
 * The tours of all delivered editions that are needed to walk each edge once as a kind of stage has it, the richest
 * first: a check is the same check in every programme. What a tour did not write down counts as new.
 */
export function sampledTours(): EditionTours[] {
  const editions = editionNames().map((name): EditionTours => {
    const setting = new RoundSetting(deliveredEdition(name));
    return { name, setting, coverage: coverEdges(setting), tours: [] };
  });
  const open = editions.flatMap((edition) =>
    edition.coverage.tours.map((tour, n) => {
      const known = tour.walked.filter((key) => edition.coverage.edges.has(key));
      const kinds = known.length > 0 ? known.map((key) => kindOf(edition.setting, key)) : [`${edition.name}/${n}`];
      return { edition, tour, kinds: new Set(kinds) };
    }),
  );
  const walked = new Set<string>();
  const gain = ({ tour, kinds }: (typeof open)[number]) =>
    [...kinds].filter((kind) => !walked.has(kind)).length / (tour.steps.length + STEPS_OF_A_START);
  for (;;) {
    const best = open.reduce<(typeof open)[number] | undefined>(
      (one, other) => (gain(other) > (one ? gain(one) : 0) ? other : one),
      undefined,
    );
    if (!best) return editions;
    for (const kind of best.kinds) walked.add(kind);
    best.edition.tours.push(best.tour);
  }
}

/** A database for a tour costs about as much as so many steps. */
const STEPS_OF_A_START = 30;

/** An edge with the kinds of its stages in the place of their names. */
function kindOf({ edition }: RoundSetting, key: string): string {
  const kinds = new Map(edition.definition.stages.map(({ id, kind }) => [id, kind]));
  return key.replace(/[\w-]+(?=\.)/g, (stage) => kinds.get(stage) ?? stage);
}
