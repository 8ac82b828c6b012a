import { isDeepStrictEqual } from 'node:util';
import { currentWorkingSet } from '@linxuan/testing';
import type { WorkingSet } from '@linxuan/domain';
import type { UnitOfWork } from '@linxuan/persistence';
import type { EditionRound } from '../../libs/domain/src/play/edition-round';

/** Every row of the workflow's tables in PostgreSQL beside the model's. */
export class Agreement {
  /** Rows of others: accounts and dossiers of nominators whom no case of the walk names. They must not move. */
  private others = new Map<string, unknown>();

  private begun = false;

  constructor(
    private readonly work: UnitOfWork,
    private readonly model: EditionRound,
  ) {}

  /**
   * After cases were opened, which is the request service's act and no decision of the machine: what it wrote of them
   * is where the model starts.
   */
  async begin(opened: ReadonlySet<string>): Promise<void> {
    const real = await currentWorkingSet(this.work);
    for (const table of ['case', 'task', 'party'] as const)
      for (const [id, row] of real[table])
        if (!this.begun || opened.has('caseId' in row ? (row.caseId ?? '') : id))
          (this.model.workingSet[table] as Map<string, unknown>).set(id, row);
    this.begun = true;
    this.others = new Map(
      rows(real)
        .filter(([, , table, id]) => OF_NOMINATORS.includes(table) && !this.model.workingSet[table].has(id))
        .map(([key, row]) => [key, row]),
    );
  }

  async differences(): Promise<string[]> {
    const expected = new Map([...this.others, ...rows(this.model.workingSet).map(([key, row]) => [key, row] as const)]);
    const found = new Map(rows(await currentWorkingSet(this.work)).map(([key, row]) => [key, row]));
    return [...new Set([...expected.keys(), ...found.keys()])].flatMap((key) => {
      const [model, service] = [expected.get(key), found.get(key)];
      return isDeepStrictEqual(model, service) ? [] : [`${key}: ${unlike(model, service)}`];
    });
  }
}

const OF_NOMINATORS: readonly (keyof WorkingSet)[] = ['quotaSlot', 'dossier', 'deadline', 'case'];

function rows(workingSet: WorkingSet): [string, Record<string, unknown>, keyof WorkingSet, string][] {
  return (Object.keys(workingSet) as (keyof WorkingSet)[]).flatMap((table) =>
    [...workingSet[table]].map(([id, row]): [string, Record<string, unknown>, keyof WorkingSet, string] => [
      `${table} ${id}`,
      { ...row },
      table,
      id,
    ]),
  );
}

function unlike(model: unknown, service: unknown): string {
  if (!model || !service)
    return `${model ? 'only in the model' : 'only in the service'} ${JSON.stringify(model ?? service).slice(0, 300)}`;
  const [a, b] = [model as Record<string, unknown>, service as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((name) => !isDeepStrictEqual(a[name], b[name]))
    .map((name) => `${name} model ${JSON.stringify(a[name])} service ${JSON.stringify(b[name])}`)
    .join(', ');
}
