import { demoMarks } from '@linxuan/contracts';
import { defaultExporter, type Exporter } from 'react-admin';
import { sessionStore } from './sessionStore';

/** Signs with which spreadsheet programs begin a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const guarded = (value: unknown): unknown => (typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value);
const guardedRecord = (record: object): object =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? guardedRecord(value as object)
        : guarded(value),
    ]),
  );

/**
 * react-admin's own file of a list, with cells that no program takes for a formula and, in a demonstration, its mark in
 * the name.
 */
export const safeExporter: Exporter = (records, fetchRelated, provider, resource) =>
  defaultExporter(
    records.map((record) => guardedRecord(record) as typeof record),
    fetchRelated,
    provider,
    demoMarks(sessionStore.get()?.mode ?? 'production').fileName(resource ?? 'list'),
  );
