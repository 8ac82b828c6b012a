import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { rosterTargets, routeApplicant } from '../routing';
import { greenTechnology } from './testing/green-technology.spec-support';

const read = (file: string): string => readFileSync(resolve(__dirname, '../../../../config', file), 'utf8');
const yaml = <T>(file: string): T => parse(read(file)) as T;

interface Taxonomy {
  id: string;
  entries: { code: string; level: number; parent: string | null; name: { zh: string; en: string } }[];
}
interface Organisation {
  code: string;
  kind: string;
  serves?: string;
  region: string | null;
  demo?: boolean;
  name: { zh: string; en: string };
  tile?: { column: number; row: number };
}
interface Facts {
  taxonomy: string;
  technologies: { no: number; noInSection: number; area: string; category: string; cases: unknown[] }[];
}

const taxonomy = yaml<Taxonomy>('taxonomies/green-low-carbon-2024.yaml');
const organisations = ['ministries', 'nominators', 'demo-groups', 'demo-institutes'].flatMap(
  (file) => yaml<{ organisations: Organisation[] }>(`organisations/${file}.yaml`).organisations,
);
const regions = yaml<{ regions: { code: string; prefix: string; parent: string | null; name: { zh: string } }[] }>(
  'organisations/regions.yaml',
).regions;
const edition = greenTechnology();

describe('data beside the edition of 2024', () => {
  it.each([
    ['organisations', 'organisations/ministries'],
    ['organisations', 'organisations/nominators'],
    ['organisations', 'organisations/demo-groups'],
    ['organisations', 'organisations/demo-institutes'],
    ['regions', 'organisations/regions'],
    ['taxonomy', 'taxonomies/green-low-carbon-2024'],
  ])('has the shape of the %s schema: %s', (schema, file) => {
    const validate = new Ajv({ allErrors: true, strict: false }).compile(
      JSON.parse(read(`schema/${schema}.schema.json`)) as object,
    );
    validate(yaml(`${file}.yaml`));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('holds the taxonomy whole: 7, 31 and 246 entries, each below its parent', () => {
    expect([1, 2, 3].map((level) => taxonomy.entries.filter((entry) => entry.level === level).length)).toEqual([
      7, 31, 246,
    ]);
    const codes = new Set(taxonomy.entries.map(({ code }) => code));
    expect(codes.size).toBe(284);
    for (const { code, parent } of taxonomy.entries) {
      expect(parent === null ? !code.includes('.') : codes.has(parent) && code.startsWith(`${parent}.`)).toBe(true);
    }
  });

  it('holds the 112 published technologies with 206 cases, each under a category of its area', () => {
    const { technologies, ...facts } = JSON.parse(read('catalogue/green-technology-2024.json')) as Facts;
    expect(facts.taxonomy).toBe(taxonomy.id);
    expect(technologies).toHaveLength(112);
    expect(technologies.flatMap(({ cases }) => cases)).toHaveLength(206);
    expect(technologies.filter(({ cases }) => cases.length === 1)).toHaveLength(18);
    expect(
      ['1', '2', '3', '4', '5', '6', '7'].map((area) => technologies.filter((each) => each.area === area).length),
    ).toEqual([37, 21, 20, 17, 3, 12, 2]);
    const level2 = new Map(
      taxonomy.entries.filter(({ level }) => level === 2).map(({ code, parent }) => [code, parent]),
    );
    for (const { area, category } of technologies) expect(level2.get(category)).toBe(area);
  });

  it('names every organisation once, and every department of the roster as one that serves its nominator', () => {
    expect(new Set(organisations.map(({ code }) => code)).size).toBe(organisations.length);
    const byCode = new Map(organisations.map((organisation) => [organisation.code, organisation]));
    for (const { org, departments = [], name } of edition.roster) {
      expect(byCode.get(org)?.kind).toBe('nominator');
      expect(org === 'sasac' || byCode.get(org)?.name.zh === name.zh).toBe(true);
      for (const department of departments)
        expect(byCode.get(department)).toMatchObject({ kind: 'nominator-department', serves: org });
    }
    expect(
      organisations
        .filter(({ kind }) => kind === 'nominator')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(edition.roster.map(({ org }) => org).sort());
  });

  it('gives each of the 38 nominators its own tile', () => {
    const tiles = organisations.flatMap(({ tile }) => (tile ? [`${tile.column}/${tile.row}`] : []));
    expect(tiles).toHaveLength(38);
    expect(new Set(tiles).size).toBe(38);
  });

  it('routes every region to the nominator of that place, a city with separate planning before its province', () => {
    const targets = rosterTargets(edition);
    expect(regions).toHaveLength(36);
    for (const { code } of regions) {
      const route = routeApplicant(
        { regionCode: code, affiliations: [], orgPath: [{ id: 'x' }], kind: 'private' },
        targets,
      );
      expect(route.refused ? route.code : route.nominator).toBe(`ndrc-${code}`);
    }
    const shenzhen = routeApplicant(
      { regionCode: '440305', affiliations: [], orgPath: [{ id: 'x' }], kind: 'private' },
      targets,
    );
    expect(shenzhen).toMatchObject({ nominator: 'ndrc-440300', accountHolder: 'ndrc-440000' });
    const corps = routeApplicant(
      { regionCode: '659001', affiliations: ['xpcc'], orgPath: [{ id: 'x' }], kind: 'private' },
      targets,
    );
    expect(corps).toMatchObject({ nominator: 'drc-xpcc', accountHolder: 'drc-xpcc' });
    const subsidiary = routeApplicant(
      {
        regionCode: '440305',
        affiliations: ['local'],
        orgPath: [{ id: 'soe-zhenghe-energy', kind: 'central-soe-group' }, { id: 'x' }],
        kind: 'private',
      },
      targets,
    );
    expect(subsidiary).toMatchObject({
      routeId: 'central-soe',
      nominator: 'sasac',
      accountHolder: 'soe-zhenghe-energy',
    });
  });

  it('marks what is fictional', () => {
    for (const { code, demo, kind, name } of organisations)
      expect([code, demo === true, name.zh.includes('演示')]).toEqual([
        code,
        kind === 'central-soe-group' || kind === 'institute',
        kind === 'central-soe-group' || kind === 'institute',
      ]);
  });
});
