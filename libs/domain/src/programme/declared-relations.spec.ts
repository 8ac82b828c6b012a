import { fieldAt, REGISTERED_FIELDS, setAt, validateForm, type FormDefinition, type Json } from '@linxuan/form-rules';
import { registeredRelations, rosterTargets, routeApplicant } from '../routing';
import { checkProgramme } from './check';
import { deliveredEdition, editionNames, materialOf } from './testing/delivered-editions.spec-support';

const EDITIONS = editionNames().map(deliveredEdition);
const rulesOf = (form: FormDefinition, content: Json, registered: Record<string, string>) =>
  validateForm(form, content, { today: '2025-03-01', round: 'first', accountUscc: null, registered })
    .filter(({ code, rule }) => code === 'rule' && rule)
    .map(({ pointer, rule }) => `${pointer} ${rule?.id ?? ''}`)
    .sort();
const optionsOf = (form: FormDefinition, pointer: string) => [
  undefined,
  ...(fieldAt(form, pointer)?.options ?? []).map(({ code }) => code),
];

describe('conditions on relations of the applicant', () => {
  it.each(EDITIONS.map((edition) => [edition.name, edition] as const))(
    'go by the register in %s, whatever is ticked',
    (_name, { form }) => {
      const truths: Record<string, string>[] = [
        { affiliation: 'central-soe', groupCode: 'soe-x', regionCode: '440100' },
        { affiliation: 'local', regionCode: '440100' },
        { affiliation: 'xpcc', regionCode: '660000' },
      ];
      const base: Json = { holder: {}, project: { hasHost: true, lead: 'user' } };
      for (const registered of truths) {
        const truthful = Object.entries(registered).reduce<Json>(
          (content, [name, value]) => setAt(content, `/holder/${name}`, value),
          base,
        );
        const expected = rulesOf(form, truthful, registered);
        for (const affiliation of optionsOf(form, '/holder/affiliation'))
          for (const regionCode of [undefined, '110000', '440113']) {
            const ticked = { ...registered, affiliation, regionCode };
            const content = Object.entries(ticked).reduce<Json>(
              (all, [name, value]) => (value === undefined ? all : setAt(all, `/holder/${name}`, value)),
              base,
            );
            expect(rulesOf(form, content, registered)).toEqual(expected);
          }
      }
    },
  );

  it('asks a subsidiary that ticks local for the letter of the host province, and tells it of the difference', () => {
    const { form } = deliveredEdition('energy-first-set/2025-5');
    const content = { holder: { affiliation: 'local' }, project: { hasHost: true } };
    const problems = validateForm(form, content, { registered: { affiliation: 'central-soe', groupCode: 'g' } });
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/project/supportLetter', severity: 'error' }),
        expect.objectContaining({ pointer: '/holder/affiliation', code: 'not-as-registered', severity: 'warning' }),
      ]),
    );
    const local = validateForm(form, content, { registered: { affiliation: 'local' } });
    expect(local.map(({ pointer }) => pointer)).not.toContain('/project/supportLetter');
    expect(local.map(({ code }) => code)).not.toContain('not-as-registered');
  });

  it('takes a place inside the registered one as more precise, and one outside as different', () => {
    const { form } = deliveredEdition('energy-first-set/2025-5');
    const codes = (registered: string, stated: string) =>
      validateForm(form, { holder: { regionCode: stated } }, { registered: { regionCode: registered } })
        .filter(({ code }) => code === 'not-as-registered')
        .map(({ pointer }) => pointer);
    expect(codes('440000', '440113')).toEqual([]);
    expect(codes('440100', '440113')).toEqual([]);
    expect(codes('440100', '440300')).toEqual(['/holder/regionCode']);
    expect(codes('440113', '440100')).toEqual(['/holder/regionCode']);
  });

  it('knows the same group as routing does, for every group of every roster', () => {
    for (const { definition } of EDITIONS) {
      const roster = rosterTargets(definition);
      const groups = [...roster.flatMap(({ group }) => group ?? []), 'unlisted-group'];
      for (const group of groups)
        for (const affiliation of ['local', 'xpcc', undefined]) {
          const applicant = {
            regionCode: '440100',
            affiliations: affiliation ? [affiliation] : [],
            orgPath: [
              { id: group, kind: 'central-soe-group' },
              { id: 'middle', kind: 'enterprise' },
              { id: 'self', kind: 'enterprise' },
            ],
            kind: 'enterprise',
          };
          const route = routeApplicant(applicant, roster);
          const known = registeredRelations(applicant, roster);
          expect(known).toMatchObject({ affiliation: 'central-soe', groupCode: group });
          if (!route.refused && route.evidence.group) expect(known.groupCode).toBe(route.evidence.group);
        }
    }
  });
});

describe('the check on conditions that rest on what is ticked', () => {
  const codesOf = (when: string, at: string, field: object) => {
    const edition = deliveredEdition('energy-first-set/2025-5');
    const name = at.slice(1);
    const material = materialOf(edition);
    const schema = { ...material.form.schema, properties: { ...material.form.schema.properties, [name]: field } };
    const form = { ...material.form, schema, rules: [...(material.form.rules ?? []), { when }] };
    return checkProgramme(edition.definition, { ...material, form })
      .filter(({ code }) => code === 'condition.self-declared')
      .map(({ severity }) => severity);
  };

  it('finds nothing in what is delivered', () => {
    for (const edition of EDITIONS)
      expect(
        checkProgramme(edition.definition, materialOf(edition)).filter(
          ({ code }) => code === 'condition.self-declared',
        ),
      ).toEqual([]);
  });

  it.each([
    ['its name', 'isSubsidiary = true', '/isSubsidiary', { type: 'boolean' }],
    ['its list', 'belongs = "x"', '/belongs', { type: 'string', 'x-list': 'affiliations' }],
    ['the list of groups', 'owner != null', '/owner', { type: 'string', 'x-list': 'central-groups' }],
    ['its title', 'tick=true', '/tick', { type: 'boolean', 'x-title': { zh: '是否为央企子公司', en: 'x' } }],
  ])('warns of a field that is known by %s', (_by, when, at, field) => {
    expect(codesOf(when, at, field)).toEqual(['warning']);
  });

  it('is silent where the field is not read, and at the registered places', () => {
    expect(codesOf('project.hasHost = true', '/isSubsidiary', { type: 'boolean' })).toEqual([]);
    for (const pointer of Object.keys(REGISTERED_FIELDS))
      expect(codesOf(`${pointer.slice(1).replace('/', '.')} = "x"`, '/other', { type: 'string' })).toEqual([]);
  });
});
