import type { Fate } from './plan';
import { Round, type Running } from './round';

export const LANES = 12;

/** Fates that reach the stage after the named one. */
export const EARLY: Fate[] = ['incomplete', 'department-disagrees', 'withdrawn-early'];

export async function openDossier(
  round: Round,
  login: string,
  stage: string,
  state: string,
): Promise<{ id: string; version: number }> {
  const { data } = await round.client.get<{ data: { id: string; version: number; ownerOrg: string }[] }>(
    login,
    `/api/dossiers?editionId=${round.editionId}&stage=${stage}&state=${state}&perPage=100`,
  );
  const [found] = data;
  if (!found) throw new Error(`${login} has no ${state} dossier of ${stage}`);
  return found;
}

export async function refresh(round: Round, running: Running, login: string): Promise<void> {
  running.version = (await round.view(login, running)).case.version;
}
