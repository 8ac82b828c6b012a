import { checkRoutes } from './check-routes';
import type { CheckMaterial } from './check-material';
import type { ProgrammeDefinition, RosterEntry } from './definition';
import { deliveredEdition, editionNames } from './testing/delivered-editions.spec-support';

const GREEN = 'green-technology/2024';
const edition = (): ProgrammeDefinition => structuredClone(deliveredEdition(GREEN).definition);
const check = (definition: ProgrammeDefinition) =>
  checkRoutes(definition, {
    organisations: definition.roster.map(({ org }) => ({ code: org, kind: 'nominator' })),
  } as unknown as CheckMaterial);
const found = (definition: ProgrammeDefinition) =>
  check(definition).map(({ code, path, severity }) => [code, path, severity]);
const named = (definition: ProgrammeDefinition, change: Partial<RosterEntry>) => {
  const at = definition.roster.findIndex(({ regionPrefix, affiliation }) => regionPrefix && !affiliation);
  const { regionPrefix: _, affiliation: __, ...rest } = definition.roster[at] as RosterEntry;
  const { route, quota } = rest;
  definition.roster.push({ org: 'demo-new', name: { zh: '新单位', en: 'New office' }, route, quota, ...change });
  return { first: definition.roster[at] as RosterEntry, last: definition.roster.length - 1, at };
};

describe('who comes to whom', () => {
  it.each(editionNames())('is settled in %s', (name) => {
    expect(check(deliveredEdition(name).definition)).toEqual([]);
  });

  it('is settled for nobody where an entry states no condition', () => {
    const definition = edition();
    const { last } = named(definition, {});
    expect(found(definition)).toEqual([['route.unreachable', `/roster/${last}`, 'error']]);
  });

  it('is settled for neither of two entries that state the same', () => {
    const definition = edition();
    const prefix = definition.roster.find(
      ({ regionPrefix, affiliation }) => regionPrefix && !affiliation,
    )?.regionPrefix;
    const { at, last } = named(definition, { regionPrefix: prefix as string });
    expect(found(definition)).toEqual(
      expect.arrayContaining([
        ['route.unreachable', `/roster/${at}`, 'error'],
        ['route.unreachable', `/roster/${last}`, 'error'],
      ]),
    );
  });

  it('is settled by the longer prefix and by the affiliation', () => {
    const definition = edition();
    named(definition, { regionPrefix: '4401' });
    named(definition, { org: 'demo-other', regionPrefix: '44', affiliation: '演示系统' });
    expect(found(definition)).toEqual([]);
  });

  it('goes to the one office that collects for all groups, never to a second one', () => {
    const definition = edition();
    const collector = definition.roster.find(
      ({ route }) => definition.routes.find(({ id }) => id === route)?.match === 'central-soe-group',
    );
    definition.roster.push({ ...(collector as RosterEntry), org: 'demo-second-collector' });
    expect(found(definition)).toEqual([['route.unreachable', `/roster/${definition.roster.length - 1}`, 'error']]);
  });

  it('forgets no province of a programme of the whole country, and asks a province for none but itself', () => {
    const definition = edition();
    const place = ({ regionPrefix }: RosterEntry) => regionPrefix?.slice(0, 2);
    definition.roster = definition.roster.filter((entry) => place(entry) !== '54');
    expect(found(definition)).toEqual([['route.place-left-out', expect.stringMatching(/^\/routes\/\d+$/), 'warning']]);
    expect(check(definition)[0]?.message.zh).toContain('以54开头');
    definition.roster = definition.roster.filter((entry) => place(entry) === '44');
    expect(found(definition).filter(([code]) => code === 'route.place-left-out')).toEqual([]);
  });

  it('does not fall over a circle of shared quotas', () => {
    const definition = edition();
    const [one, other] = definition.roster;
    Object.assign(one ?? {}, { sharesQuotaOf: other?.org });
    Object.assign(other ?? {}, { sharesQuotaOf: one?.org });
    expect(found(definition)).toEqual([]);
  });
});
