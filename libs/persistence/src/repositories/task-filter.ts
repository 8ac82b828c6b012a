import { allWords, textHolds } from '../search-text';
import { listOf } from './lists';

/** Instants (ISO 8601) that part the degrees of urgency. */
export interface UrgencyBounds {
  now: string;
  todayEnds: string;
  soonEnds: string;
}

/** Which open tasks are wanted. A value may be given as a list; an empty text asks for nothing. */
export interface TaskConditions {
  q?: string;
  kind?: string | string[];
  stage?: string | string[];
  editionId?: string;
  urgency?: 'overdue' | 'today' | 'soon' | 'normal';
}

/**
 * Conditions on open tasks of the given queues. The queues stand as an equality of their own, so that the partial index
 * `task_open_queue` serves the query; row-level security checks them a second time.
 */
export function taskFilter(
  queues: string[],
  query: TaskConditions,
  bounds: UrgencyBounds,
): { where: string; parameters: unknown[] } {
  const parameters: unknown[] = [queues];
  const value = (given: unknown) => `$${parameters.push(given)}`;
  const conditions = ['t.done_at IS NULL', 't.queue_key = ANY($1)'];
  const kinds = listOf(query.kind);
  const stages = listOf(query.stage);
  if (kinds.length > 0) conditions.push(`t.kind = ANY(${value(kinds)})`);
  if (stages.length > 0) conditions.push(`t.stage = ANY(${value(stages)})`);
  if (query.editionId) conditions.push(`t.edition_id = ${value(query.editionId)}`);
  conditions.push(...allWords(query.q, value, (place) => textHolds(`t.title || ' ' || coalesce(t.number, '')`, place)));
  switch (query.urgency) {
    case 'overdue':
      conditions.push(`t.due_at < ${value(bounds.now)}`);
      break;
    case 'today':
      conditions.push(`t.due_at >= ${value(bounds.now)} AND t.due_at <= ${value(bounds.todayEnds)}`);
      break;
    case 'soon':
      conditions.push(`t.due_at > ${value(bounds.todayEnds)} AND t.due_at <= ${value(bounds.soonEnds)}`);
      break;
    case 'normal':
      conditions.push(`(t.due_at > ${value(bounds.soonEnds)} OR t.due_at IS NULL)`);
      break;
    case undefined:
      break;
  }
  return { where: conditions.join(' AND '), parameters };
}

const SORTABLE: Record<string, string> = {
  dueAt: 't.due_at',
  urgency: 't.due_at',
  openedAt: 't.opened_at',
  title: 't.title',
  number: 't.number',
  kind: 't.kind',
  stage: 't.stage',
  edition: 't.edition_id',
};

/** Work without a date comes last either way, what is alike goes by its date, and the id makes pages stable. */
export function taskOrder(sort: string, order: 'ASC' | 'DESC'): string {
  if (sort === 'age') return `t.opened_at ${order === 'ASC' ? 'DESC' : 'ASC'}, t.id`;
  const soonest = sort === 'edition' || sort === 'kind' || sort === 'stage' ? 't.due_at NULLS LAST, ' : '';
  return `${SORTABLE[sort] ?? 't.due_at'} ${order === 'DESC' ? 'DESC' : 'ASC'} NULLS LAST, ${soonest}t.id`;
}
