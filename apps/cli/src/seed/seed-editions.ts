import type { ConfigFaultDto } from '@linxuan/contracts';
import { digestOf, type ProgrammeDefinition } from '@linxuan/domain';
import { editionId, importEdition, type ReadEdition } from '@linxuan/feature-programme';
import { openEdition } from '@linxuan/feature-workflow';
import { EditionVersionRepository, type Tx } from '@linxuan/persistence';
import { deliveredEditions, type ConfiguredOrganisation } from '../config-files';
import { readDelivered, sourcesOf } from '../programme-files';
import type { SeededUser } from './seed-users';
import { applicantLogin } from './applicant-login';

/** The core programme. Opened last, so that workspaces without another choice start with it. */
export const CORE_EDITION = 'green-technology/2024';

/** Imports and opens editions; one with a mistake is skipped, and what is wrong with it is told. */
export async function seedEditions(
  tx: Tx,
  names: string[],
  organisations: ConfiguredOrganisation[],
  at: Date,
): Promise<{ definitions: ProgrammeDefinition[]; faults: ConfigFaultDto[] }> {
  const groups = organisations.filter(({ kind }) => kind === 'central-soe-group').map(({ code }) => code);
  const definitions: ProgrammeDefinition[] = [];
  const faults: ConfigFaultDto[] = [];
  for (const [index, name] of names.entries()) {
    const found = readDelivered(name);
    faults.push(...found.faults);
    if (!found.read?.definition || found.faults.length > 0) continue;
    // Lists show the newest first: each edition is opened a minute behind the one before it.
    const openedAt = new Date(at.getTime() - (names.length - 1 - index) * 60_000).toISOString();
    definitions.push(await seedEdition(tx, name, found.read, found.read.definition, groups, openedAt));
  }
  return { definitions, faults };
}

async function seedEdition(
  tx: Tx,
  name: string,
  read: ReadEdition,
  definition: ProgrammeDefinition,
  groups: string[],
  openedAt: string,
): Promise<ProgrammeDefinition> {
  const kept = await otherContent(tx, read);
  if (kept) {
    // What was opened under the text of an earlier delivery stays under it; a change of the text is a version that two
    // people open.
    process.stdout.write(
      `${name} is open with another text and stays as it is; \`programme import\` proposes the new one\n`,
    );
    return kept;
  }
  const { id, digest } = await importEdition(tx, sourcesOf(name), read, openedAt);
  await openEdition(tx, id, definition, digest, groups, openedAt);
  return definition;
}

/** The definition in force of an edition that is known with another content than the delivered one. */
async function otherContent(
  tx: Tx,
  { definition, form, taxonomy }: ReadEdition,
): Promise<ProgrammeDefinition | undefined> {
  if (!definition) return undefined;
  const rows = await new EditionVersionRepository(tx).all(editionId(definition));
  if (rows.length === 0 || rows.some(({ digest }) => digest === digestOf({ definition, form, taxonomy })))
    return undefined;
  return (rows.find(({ state }) => state === 'open') ?? rows.at(-1))?.definition;
}

/** What a demo opens: every delivered edition; otherwise the core programme alone. */
export function editionsToSeed(demo: boolean): string[] {
  return demo ? [...deliveredEditions().filter((name) => name !== CORE_EDITION), CORE_EDITION] : [CORE_EDITION];
}

/**
 * People that an edition needs beyond an organisation's usual staff: a department that nominates, a ministry that
 * leads, a group that nominates itself.
 */
export function staffOfEditions(
  definitions: ProgrammeDefinition[],
  organisations: ConfiguredOrganisation[],
): SeededUser[] {
  const known = new Map(organisations.map((org) => [org.code, org]));
  const people = new Map<string, SeededUser>();
  const add = (user: SeededUser) => people.set(user.login, user);
  for (const { roster, authority, routes, ministryDepartments } of definitions) {
    const own = new Set(routes.filter(({ match }) => match === 'own').map(({ id }) => id));
    for (const { org, name, route } of roster)
      if (own.has(route))
        add({
          login: applicantLogin(org),
          name: `${name.zh.replace(/（.*/, '').slice(0, 8)}申报员`,
          org,
          roles: ['enterprise-clerk'],
        });
    // A ministry that leads one programme is asked by another.
    for (const { org, name } of ministryDepartments) {
      if (known.get(org)?.kind !== 'authority') continue;
      add({
        login: `staff@${org}`,
        name: `${name.zh.slice(0, 12)}会签`,
        org,
        roles: ['department-intake', 'department-reviewer'],
      });
      add({
        login: `department-lead@${org}`,
        name: `${name.zh.slice(0, 12)}会签负责人`,
        org,
        roles: ['department-lead'],
      });
    }
    const lead = known.get(authority);
    if (lead && lead.kind !== 'authority') {
      const name = lead.short?.zh ?? lead.name.zh;
      add({
        login: `authority-clerk@${authority}`,
        name: `${name}主管经办`,
        org: authority,
        roles: ['authority-clerk'],
      });
      add({
        login: `authority-lead@${authority}`,
        name: `${name}主管负责人`,
        org: authority,
        roles: ['authority-lead'],
      });
      add({ login: `publicity@${authority}`, name: `${name}公示发布`, org: authority, roles: ['publicity-officer'] });
    }
    for (const { org, name } of roster) {
      const kind = known.get(org)?.kind;
      if (kind === undefined || kind === 'nominator') continue;
      add({ login: `clerk@${org}`, name: `${shortOf(name.zh)}推荐经办`, org, roles: ['nominator-clerk'] });
      // In a ministry `lead@` already signs opinions.
      add({
        login: kind === 'ministry-department' || kind === 'authority' ? `nominator-lead@${org}` : `lead@${org}`,
        name: `${shortOf(name.zh)}推荐签发`,
        org,
        roles: ['nominator-lead'],
      });
    }
  }
  return [...people.values()];
}

function shortOf(name: string): string {
  return name.replaceAll(/（演示）|主管部门|有限公司/g, '');
}
