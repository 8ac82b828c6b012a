import { getMetadataArgsStorage } from 'typeorm';
import type { WorkflowTable } from '@linxuan/domain';
import { WORKFLOW_ENTITIES } from './entities';
import { snakeCase } from './naming-strategy';

/** The class of an entity whose columns are wanted. */
type EntityClass<Row> = new () => Row;

interface ColumnPlan {
  property: string;
  column: string;
  isInstant: boolean;
}
const plans = new Map<EntityClass<unknown>, ColumnPlan[]>();

/** The columns that an entity reads, from its decorators: the same in every process, connected or not. */
function planOf(entity: EntityClass<unknown>): ColumnPlan[] {
  const known = plans.get(entity);
  if (known) return known;
  const plan = getMetadataArgsStorage()
    .filterColumns(entity)
    .filter(({ options }) => options.select !== false)
    .map(({ propertyName, options }) => ({
      property: propertyName,
      column: options.name ?? snakeCase(propertyName),
      isInstant: options.type === 'timestamptz',
    }));
  plans.set(entity, plan);
  return plan;
}

/** A row as `json_agg` gives it, with the property names and the instants of the product. */
export function fromJsonRow<Row extends object>(entity: EntityClass<Row>, raw: Record<string, unknown>): Row {
  const row: Record<string, unknown> = {};
  for (const { property, column, isInstant } of planOf(entity)) {
    const value = raw[column] ?? null;
    row[property] = isInstant && typeof value === 'string' ? new Date(value).toISOString() : value;
  }
  return row as Row;
}

/** The properties of an entity's rows. */
export function propertiesOf(entity: EntityClass<unknown>): string[] {
  return planOf(entity).map(({ property }) => property);
}

/** The table of an entity. */
export function tableOf(entity: EntityClass<unknown>): string {
  const table = getMetadataArgsStorage().filterTables(entity)[0]?.name;
  if (!table) throw new Error(`${entity.name} names no table`);
  return table;
}

export function tableName(table: WorkflowTable): string {
  return tableOf(WORKFLOW_ENTITIES[table]);
}
