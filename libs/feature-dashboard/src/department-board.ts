import type { BoardRow } from '@linxuan/contracts';
import type { OpinionLoad } from '@linxuan/persistence';
import type { CompiledEdition } from '@linxuan/platform';
import { addFacts, cellOf, NO_FACTS, observed, peersOf, riskOf, type CellFacts, type Moment } from './board-cells';
import type { OrgFact } from './dashboard-facts';
import { byRisk, WHOLE } from './nominator-board';

const factsOf = (fact: OpinionLoad): CellFacts => ({
  remaining: fact.open,
  paused: 0,
  overdue: fact.overdue,
  done: fact.answered,
  recent: fact.recent,
  firstAt: fact.firstAt,
  latestDue: fact.latestDue,
});

export interface DepartmentFacts {
  organisations: ReadonlyMap<string, OrgFact>;
  reminded: ReadonlyMap<string, string>;
  /** A nominator's own date for the departments that it asks, which goes before later ones. */
  until: string | null;
}

/** One row per department that owes opinions or may be asked for them, the likeliest to be late first. */
export function departmentBoard(
  { machine }: CompiledEdition,
  opinions: readonly OpinionLoad[],
  orgs: readonly string[],
  { organisations, reminded, until }: DepartmentFacts,
  moment: Moment,
): BoardRow[] {
  const wholes = new Map(
    orgs.map((org) => [
      org,
      opinions
        .filter((fact) => fact.org === org)
        .map(factsOf)
        .reduce(addFacts, NO_FACTS),
    ]),
  );
  const seen = [...wholes.values()].map((facts) => observed(facts, moment));
  const seenAt = (stage: string) =>
    opinions.filter((fact) => fact.stage === stage).map((fact) => observed(factsOf(fact), moment));
  return byRisk(
    [...wholes].map(([org, facts]): BoardRow => {
      const total = cellOf(
        WHOLE,
        { zh: '合计', en: 'All' },
        facts,
        peersOf(seen, observed(facts, moment)),
        until,
        moment,
      );
      const known = organisations.get(org);
      const name = known?.name ?? { zh: org, en: org };
      return {
        org,
        name,
        short: known?.short ?? name,
        whole: total,
        risk: riskOf(total.forecast),
        toSend: 0,
        lastReminder: reminded.get(org) ?? null,
        cells: opinions
          .filter((fact) => fact.org === org)
          .map((fact) =>
            cellOf(
              fact.stage,
              machine.stages.get(fact.stage)?.title ?? { zh: fact.stage, en: fact.stage },
              factsOf(fact),
              peersOf(seenAt(fact.stage), observed(factsOf(fact), moment)),
              until,
              moment,
            ),
          ),
      };
    }),
  );
}
