import { emptyWorkingSet, type WorkingSet, type WorkflowTable } from '@linxuan/domain';

/** The rows of one case alone, so that a list of many cases looks at few rows for each. */
export function rowsOfCase(workingSet: WorkingSet, caseId: string): WorkingSet {
  const part = emptyWorkingSet();
  for (const table of Object.keys(workingSet) as WorkflowTable[]) {
    const target = part[table] as Map<string, unknown>;
    for (const [id, row] of workingSet[table])
      if (id === caseId || ('caseId' in row && row.caseId === caseId)) target.set(id, row);
  }
  return part;
}
