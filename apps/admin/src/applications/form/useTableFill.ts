import {
  getAt,
  isRefused,
  readTyped,
  typedField,
  wholeNumber,
  type FormField,
  type Json,
  type JsonObject,
  type TableReading,
} from '@linxuan/form-rules';
import { useEffect, useState } from 'react';
import { useDraft } from '../draft/DraftContext';
import type { Rows } from './useRows';

/** How long what was pasted can be taken out again, in milliseconds. */
const UNDO_MS = 30_000;

export interface TableFill {
  /** Writes the rows into the table, over those that stand from `fromRow` on and behind them. */
  fill(reading: TableReading, fromRow: number): void;
  /** Takes out what was pasted last; null where nothing was, or it is too long ago. */
  undo: (() => void) | null;
}

/** A cell as it is recorded; what is refused is kept as it was pasted, and refused at its field. */
function readCell(column: FormField, text: string): Json {
  const field = typedField(column.schema);
  const reading = field && readTyped(field, text);
  if (!reading || isRefused(reading)) return text;
  return field.kind === 'integer' ? wholeNumber(reading.value) : reading.value;
}

export function useTableFill(list: Rows, columns: readonly FormField[], maxItems = Infinity): TableFill {
  const { session } = useDraft();
  const [before, setBefore] = useState<readonly (readonly [string, Json | undefined])[] | null>(null);
  useEffect(() => {
    if (!before) return;
    const timer = setTimeout(() => setBefore(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [before]);
  const fill = ({ columns: mapped, rows }: TableReading, fromRow: number) => {
    const edited: [string, Json | undefined][] = [];
    rows.slice(0, maxItems - fromRow).forEach((line, i) => {
      const values: JsonObject = {};
      mapped.forEach((name, j) => {
        const column = columns.find((one) => one.name === name);
        if (column && line[j] !== undefined) values[column.name] = readCell(column, line[j]);
      });
      const row = list.rows[fromRow + i];
      if (!row) edited.push([list.pointerOf({ id: list.add(values) }), undefined]);
      else
        for (const [name, value] of Object.entries(values)) {
          const pointer = `${list.pointerOf(row)}/${name}`;
          edited.push([pointer, getAt(session.getState().content, pointer)]);
          session.edit(pointer, value);
        }
    });
    setBefore(edited);
  };
  const takeOut = () => {
    for (const [pointer, value] of [...(before ?? [])].reverse()) session.edit(pointer, value);
    setBefore(null);
  };
  return { fill, undo: before ? takeOut : null };
}
