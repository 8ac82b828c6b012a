import type { SubjectType } from '@linxuan/domain';
import { useEffect } from 'react';

/** A worksheet that is open on this page, as the server knows it. */
export interface OpenSheet {
  stage: string;
  /** Version that the server stored last and the page shows; null while it is not read yet. */
  version(): number | null;
  /** Whether all that the page shows is stored. */
  isStored(): boolean;
  /** Reads what is stored now; a newer version is shown beside one's own. */
  refresh(): Promise<void>;
}

const open = new Map<string, OpenSheet>();
const keyOf = (type: SubjectType, id: string) => `${type}/${id}`;

/** The worksheet of a subject that is open; whoever signs the subject signs this. */
export function openSheetOf(type: SubjectType, id: string): OpenSheet | undefined {
  return open.get(keyOf(type, id));
}

/** A form with a worksheet names itself, so that what is signed is what it shows and the server has stored. */
export function useOpenSheet(type: SubjectType, id: string, sheet: OpenSheet): void {
  useEffect(() => {
    const key = keyOf(type, id);
    open.set(key, sheet);
    return () => {
      if (open.get(key) === sheet) open.delete(key);
    };
  }, [type, id, sheet]);
}
