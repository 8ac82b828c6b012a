import { Inject, Injectable } from '@nestjs/common';
import type { StatisticsQueryDto, StatisticsView } from '@linxuan/contracts';
import {
  dueDatesOf,
  staysOf,
  workingClock,
  type DueRule,
  type StageDefinition,
  type Stay,
  type Text,
} from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  EDITIONS,
  workingCalendar,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { organisations } from './dashboard-facts';
import { areaNames, caseSpans, type CaseSpan } from './statistics-facts';
import { funnelOf, groupKey, statisticsRows } from './statistics-rows';

const NO_AREA: Text = { zh: '未填领域', en: 'No area' };
const ALL: Text = { zh: '全部', en: 'All' };

/**
 * Time per stage, funnel and rates, counted from the decision records. Five statements, however many cases there are.
 */
@Injectable()
export class StatisticsService {
  private readonly calendar = workingCalendar;
  private readonly dueDates = dueDatesOf(this.calendar);
  private readonly workingClock = workingClock(this.calendar);

  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /**
   * The authority counts all of its cases, a nominator what reached it. Throws 404 where no edition concerns the
   * organisation.
   */
  view(actor: SessionActor, { by, editionId }: StatisticsQueryDto): Promise<StatisticsView> {
    return this.work.run(actor.scope, async (tx) => {
      const now = this.clock.iso();
      const all = (await this.editions.ofWorkspace(tx, actor, 'statistics', now, editionId)).map(
        ({ edition }) => edition,
      );
      const edition = editionId === undefined ? all[0] : all.find(({ id }) => id === editionId);
      if (!edition) throw new DomainError('subject.notFound');
      const counted = by === 'programme' ? all : [edition];
      const spans = await caseSpans(tx, counted);
      const stays = this.stays(spans, counted, now);
      const areas = await areaNames(tx, edition.id);
      const names = await organisations(
        tx,
        by === 'nominator' ? [...new Set(spans.map(({ nominator }) => nominator))] : [],
      );
      const titleOf = (group: string): Text => {
        switch (by) {
          case 'stage':
            return ALL;
          case 'programme':
            return all.find(({ id }) => id === group)?.machine.definition.title ?? { zh: group, en: group };
          case 'area':
            return areas.get(group) ?? NO_AREA;
          case 'nominator':
            return names.get(group)?.short ?? { zh: group, en: group };
        }
      };
      const groups = new Map<string, Stay[]>();
      const groupOf = new Map(spans.map((span) => [span.subject, groupKey(by, span)]));
      for (const stay of stays) {
        const key = groupOf.get(stay.subject) ?? '';
        const known = groups.get(key);
        if (known) known.push(stay);
        else groups.set(key, [stay]);
      }
      const editionOf = new Map(spans.map((span) => [span.subject, span.edition]));
      const own = stays.filter(({ subject }) => editionOf.get(subject) === edition.id);
      const order = [...groups].sort(([a], [b]) => a.localeCompare(b));
      return {
        edition: { id: edition.id, title: edition.machine.definition.title },
        editions: all.map(({ id, machine }) => ({ id, title: machine.definition.title })),
        now,
        by,
        cases: new Set(own.map(({ subject }) => subject)).size,
        rows: order.flatMap(([group, list]) =>
          statisticsRows(new Map([[group, list]]), titleOf, all.find(({ id }) => id === group) ?? edition),
        ),
        funnel: funnelOf(own, edition),
      };
    });
  }

  private stays(spans: readonly CaseSpan[], editions: readonly CompiledEdition[], now: string): Stay[] {
    return editions.flatMap(({ id, machine }) => {
      const dueOf = (stage: string, from: string) => {
        const rule = ruleOf(machine.stages.get(stage));
        return rule ? this.dueDates.due(rule, from) : null;
      };
      return staysOf(
        spans.filter(({ edition }) => edition === id),
        now,
        this.workingClock,
        dueOf,
      );
    });
  }
}

function ruleOf(stage: StageDefinition | undefined): DueRule | undefined {
  return stage?.kind === 'nomination' ? stage.deadline : stage?.due;
}
