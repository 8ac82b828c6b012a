import type { EntitySchema } from 'typeorm';
import type { WorkflowTable } from '@linxuan/domain';
import { WORKFLOW_ENTITIES } from './entities';

interface ColumnPlan {
  property: string;
  column: string;
  isInstant: boolean;
}
const plans = new Map<EntitySchema<never>, ColumnPlan[]>();

function planOf(schema: EntitySchema<{ id: string }>): ColumnPlan[] {
  const key = schema as unknown as EntitySchema<never>;
  const known = plans.get(key);
  if (known) return known;
  const columns = schema.options.columns as unknown as Record<string, { name: string; type: string }>;
  const plan = Object.entries(columns).map(([property, { name, type }]) => ({
    property,
    column: name,
    isInstant: type === 'timestamptz',
  }));
  plans.set(key, plan);
  return plan;
}

/** A row as `json_agg` gives it, with the property names and the instants of the product. */
export function fromJsonRow(
  schema: EntitySchema<{ id: string }>,
  raw: Record<string, unknown>,
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const { property, column, isInstant } of planOf(schema)) {
    const value = raw[column] ?? null;
    row[property] = isInstant && typeof value === 'string' ? new Date(value).toISOString() : value;
  }
  return row;
}

export function tableName(table: WorkflowTable): string {
  return WORKFLOW_ENTITIES[table].options.tableName ?? table;
}
