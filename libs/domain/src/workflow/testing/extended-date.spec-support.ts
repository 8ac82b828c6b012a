import type { Command } from '../../programme/machine';
import { rowsOf, type World } from '../world';

/** The latest date that a nominator was given for its nominations, as the door looks it up. */
export function extendedDate(
  world: World,
  { subjectType, subjectId }: Pick<Command, 'subjectType' | 'subjectId'>,
): string | null {
  const dossier = subjectType === 'dossier' ? world.dossier.get(subjectId) : undefined;
  const caseId =
    subjectType === 'case'
      ? subjectId
      : (rowsOf(world, 'dossierItem', ({ dossierId }) => dossierId === subjectId)[0]?.caseId ?? '');
  const row = world.case.get(caseId);
  const orgs = dossier ? [dossier.ownerOrg, row?.nominatorOrg] : [row?.nominatorOrg, row?.groupOrg];
  const given = rowsOf(
    world,
    'deadline',
    ({ kind, orgId, extensions }) => kind === 'nomination' && extensions > 0 && orgs.includes(orgId),
  ).map(({ dueAt }) => dueAt);
  return given.sort().at(-1) ?? null;
}
