import type { SubjectType } from '@linxuan/domain';
import { useEffect } from 'react';

/** A worksheet that is open on this page, as the server knows it. */
export interface OpenWorksheet {
  stage: string;
  /** Version that the server stored last and the page shows; null while it is not read yet. */
  version(): number | null;
  /** Whether all that the page shows is stored. */
  isStored(): boolean;
  /** Reads what is stored now; a newer version is shown beside one's own. */
  refresh(): Promise<void>;
}

const open = new Map<string, OpenWorksheet>();
const keyOf = (type: SubjectType, id: string) => `${type}/${id}`;

/** The worksheet of a subject that is open; whoever signs the subject signs this. */
export function openWorksheetOf(type: SubjectType, id: string): OpenWorksheet | undefined {
  return open.get(keyOf(type, id));
}

/** A form with a worksheet names itself, so that what is signed is what it shows and the server has stored. */
export function useOpenWorksheet(type: SubjectType, id: string, worksheet: OpenWorksheet): void {
  useEffect(() => {
    const key = keyOf(type, id);
    open.set(key, worksheet);
    return () => {
      if (open.get(key) === worksheet) open.delete(key);
    };
  }, [type, id, worksheet]);
}
