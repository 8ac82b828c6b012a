import { isRefused, problemText, readTyped, noteText, type TypedField } from '@linxuan/form-rules';
import { useState } from 'react';
import { useLang } from '../../i18n/useText';
import { afterPress } from '../afterPress';

export interface Typed {
  /** What was changed, in words, while the value is the one that was changed. */
  notes: readonly string[];
  /** Why what was typed is not taken; it stays in the field. */
  refusal: string | undefined;
  /** When the field is left: shows what will be recorded, before it is stored. */
  leave(): void;
}

/**
 * The one way of an input from what is typed to what is recorded: read when the field is left, by the function that the
 * server reads with, written back into the field, with words for each change. `write` gets the value that was read.
 */
export function useTyped(field: TypedField | null, value: string, write: (read: string) => void): Typed {
  const lang = useLang();
  const [left, setLeft] = useState<{ value: string; notes: readonly string[]; refusal?: string } | null>(null);
  const leave = () => {
    if (!field) return;
    const reading = readTyped(field, value);
    if (isRefused(reading)) {
      const refusal = problemText({ pointer: '', severity: 'error', ...reading })[lang];
      afterPress(() => setLeft({ value, notes: [], refusal }));
      return;
    }
    // Left again without a change, the note of the change stays.
    if (reading.value === value) return;
    const notes = reading.notes.map((note) => noteText(note)[lang]);
    afterPress(() => setLeft({ value: reading.value, notes }));
    write(reading.value);
  };
  const current = left?.value === value ? left : null;
  return { notes: current?.notes ?? [], refusal: current?.refusal, leave };
}
