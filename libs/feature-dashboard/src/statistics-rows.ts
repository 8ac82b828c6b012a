import type { FunnelStep, StatisticsGroup, StatisticsRow } from '@linxuan/contracts';
import { stageTimes, type Stay, type Text } from '@linxuan/domain';
import type { CompiledEdition } from '@linxuan/platform';
import type { CaseSpan } from './statistics-facts';

/** Which group a case belongs to, by the dimension asked for. */
export function groupKey(by: StatisticsGroup, span: Pick<CaseSpan, 'edition' | 'area' | 'nominator'>): string {
  switch (by) {
    case 'stage':
      return '';
    case 'programme':
      return span.edition;
    case 'area':
      return span.area ?? '';
    case 'nominator':
      return span.nominator;
  }
}

/** Rows of times and rates, groups in the order of their titles, stages in the order of the round. */
export function statisticsRows(
  groups: ReadonlyMap<string, readonly Stay[]>,
  titleOf: (group: string) => Text,
  edition: CompiledEdition,
): StatisticsRow[] {
  const { stages } = edition.machine;
  const order = [...stages.keys()];
  return [...groups].flatMap(([group, stays]) =>
    stageTimes(stays)
      .filter(({ stage }) => stages.get(stage)?.kind !== 'application')
      .sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage))
      .map(({ stage, ...times }): StatisticsRow => ({
        group,
        groupTitle: titleOf(group),
        stage,
        stageTitle: stages.get(stage)?.title ?? { zh: stage, en: stage },
        ...times,
        correctionRate: times.stays === 0 ? 0 : times.corrected / times.stays,
        lateRate: times.dated === 0 ? null : times.late / times.dated,
      })),
  );
}

/** How many cases reached each stage and what became of them there; a case that passes a stage twice counts once. */
export function funnelOf(stays: readonly Stay[], edition: CompiledEdition): FunnelStep[] {
  return [...edition.machine.stages.values()].flatMap(({ id, title, kind }) => {
    if (kind === 'application') return [];
    const last = new Map(stays.filter(({ stage }) => stage === id).map((stay) => [stay.subject, stay]));
    const own = [...last.values()];
    if (own.length === 0) return [];
    const ended = own.filter((stay) => stay.ended).length;
    const passed = own.filter((stay) => stay.finished && !stay.ended).length;
    return [{ stage: id, title, reached: own.length, passed, ended, here: own.length - passed - ended }];
  });
}
