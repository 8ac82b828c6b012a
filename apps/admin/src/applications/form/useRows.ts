import type { FormField, Json, JsonObject } from '@linxuan/form-rules';
import { useState } from 'react';
import { newKey } from '../../providers/act';
import { useDraft, useValue } from '../draft/DraftContext';

export interface Row extends JsonObject {
  id: string;
}
export interface Rows {
  rows: Row[];
  pointerOf(row: Pick<Row, 'id'>): string;
  add(values?: JsonObject): string;
  duplicate(row: Row): string;
  remove(row: Row): void;
  /** The row that was removed last, until it is taken back or another thing is done. */
  removed: Row | null;
  takeBack(): void;
  canAdd: boolean;
}

const rowId = () => newKey().slice(0, 8);

/** The rows of a list by their ids: every change names its row, so that two people can work in one table. */
export function useRows(field: FormField, pointer: string): Rows {
  const { session } = useDraft();
  const value = useValue(pointer);
  const [removed, setRemoved] = useState<Row | null>(null);
  const rows = (Array.isArray(value) ? value : []).filter((row): row is Row => isRow(row));
  const pointerOf = ({ id }: { id: string }) => `${pointer}/@${id}`;
  const add = (values: JsonObject = {}) => {
    const id = rowId();
    session.edit(`${pointer}/@${id}`, { ...values, id });
    setRemoved(null);
    return id;
  };
  return {
    rows,
    pointerOf,
    add,
    removed,
    canAdd: field.maxItems === undefined || rows.length < field.maxItems,
    duplicate: ({ id: _id, ...values }) => add(values),
    remove: (row) => {
      session.edit(pointerOf(row), undefined);
      setRemoved(row);
    },
    takeBack: () => {
      if (removed) session.edit(pointerOf(removed), removed);
      setRemoved(null);
    },
  };
}

function isRow(value: Json): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value['id'] === 'string';
}
