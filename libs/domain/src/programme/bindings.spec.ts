import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseForm, type FormDefinition } from '@linxuan/form-rules';
import { parse } from 'yaml';
import { judge } from '../eligibility';
import { boundText } from './bindings';
import { checkBindings } from './check-bindings';
import type { CheckMaterial } from './check-material';
import type { ProgrammeDefinition } from './definition';

const CONFIG = join(__dirname, '../../../../config');
const read = (path: string): unknown => parse(readFileSync(join(CONFIG, path), 'utf8'));
const EDITIONS = readdirSync(join(CONFIG, 'programmes')).flatMap((programme) =>
  readdirSync(join(CONFIG, 'programmes', programme)).map((file) => `${programme}/${file}`),
);
function editionOf(path: string): { definition: ProgrammeDefinition; form: FormDefinition } {
  const definition = read(`programmes/${path}`) as ProgrammeDefinition;
  const application = definition.stages.find(({ kind }) => kind === 'application');
  const form = application?.kind === 'application' ? application.form : '';
  return { definition, form: parseForm(read(`forms/${form}.yaml`)) };
}
const problemsOf = (definition: ProgrammeDefinition, form: FormDefinition) =>
  checkBindings(definition, { form } as unknown as CheckMaterial).map(({ code, path }) => [code, path]);

/** An edition whose form has its fields elsewhere, as one that nobody here wrote. */
function foreign(bindings?: ProgrammeDefinition['bindings']): {
  definition: ProgrammeDefinition;
  form: FormDefinition;
} {
  const { definition, form } = editionOf('green-technology/2024.yaml');
  const { technology, ...others } = form.schema.properties ?? {};
  const { name, area, category, ...more } = technology?.properties ?? {};
  const project = { ...technology, properties: { ...more, heading: name, field: area, kind: category } };
  return {
    definition: { ...definition, ...(bindings ? { bindings } : {}) },
    form: { ...form, schema: { ...form.schema, properties: { ...others, project } } } as FormDefinition,
  };
}
const FOREIGN = {
  title: '/project/heading',
  area: '/project/field',
  category: '/project/kind',
  summary: '/project/process',
};

describe('which fields say what the result says', () => {
  it.each(EDITIONS)('stand in the form of %s', (path) => {
    const { definition, form } = editionOf(path);
    expect(problemsOf(definition, form)).toEqual([]);
  });

  it('are demanded where a stage reads them', () => {
    const { definition, form } = foreign();
    const [list, category, publication] = ['list-decision', 'department-review', 'publication'].map((kind) =>
      definition.stages.findIndex((stage) => stage.kind === kind),
    );
    expect(problemsOf(definition, form)).toEqual([
      ['binding.missing', '/stages/0/form'],
      ['binding.missing', `/stages/${list}`],
      ['binding.missing', `/stages/${category}`],
      ['binding.missing', `/stages/${publication}`],
    ]);
  });

  it('may stand anywhere, by name', () => {
    const { definition, form } = foreign(FOREIGN);
    expect(problemsOf(definition, form)).toEqual([]);
    const content = { project: { heading: '雨水花园', field: '1', kind: '1.1' } };
    expect((['title', 'area', 'category'] as const).map((name) => boundText(definition, name, content))).toEqual([
      '雨水花园',
      '1',
      '1.1',
    ]);
    expect(boundText({}, 'title', content)).toBeUndefined();
    expect(boundText({ bindings: { title: '/project' } }, 'title', content)).toBeUndefined();
  });

  it('are named by their own line where they point to nothing or to no text', () => {
    const { definition, form } = foreign({ ...FOREIGN, title: '/project/headline', area: '/project' });
    expect(problemsOf(definition, form)).toEqual([
      ['binding.missing', '/bindings/title'],
      ['binding.not-text', '/bindings/area'],
    ]);
  });

  it('give the area to the rule that asks whether it is open', () => {
    const rule = { id: 'open', strength: 'hard', inputs: [], evaluator: { kind: 'area-open', areas: ['1'] } };
    const facts = { submittedOn: null, deadline: null, areaField: FOREIGN.area };
    const verdict = (field: string) =>
      judge([rule as never], { project: { field } }, facts).map((found) => found.verdict);
    expect([verdict('1'), verdict('2')]).toEqual([['met'], ['not-met']]);
  });
});
