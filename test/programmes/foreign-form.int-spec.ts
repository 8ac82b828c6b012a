import { makeUscc, splitBundle } from '@linxuan/domain';
import { importEdition, readEdition } from '@linxuan/feature-programme';
import { openEdition } from '@linxuan/feature-workflow';
import { caseAsOf, PublicationCaseRepository } from '@linxuan/persistence';
import { EngineHarness, ProgrammeDriver } from '@linxuan/testing';
import { templateFor } from '../../libs/feature-programme/src/bundle/bundle-template';

jest.setTimeout(120_000);

const USCC = makeUscc(1, '440100');
const BINDINGS =
  'bindings: {title: /project/heading, area: /project/field, category: /project/kind, summary: /project/words}\n';

/** The template with its fields under names that no delivered form has. */
function foreign(): { yaml: string; form: string; taxonomy: string } {
  const text = templateFor(new Map([['ndrc', { zh: '国家发展改革委', en: 'NDRC' }]]), 'ndrc', '2024-07-15');
  const [yaml = '', form = '', taxonomy = ''] = splitBundle(text).parts.map((part) => part.text);
  const renamed = form
    .replaceAll('technology', 'project')
    .replace('required: [name, area, category, summary]', 'required: [heading, field, kind, words]')
    .replace(/(\n {4}project:[\s\S]*?\n {8})name:/, '$1heading:')
    .replace(/(\n {4}project:[\s\S]*?\n {8})area:/, '$1field:')
    .replace(/(\n {4}project:[\s\S]*?\n {8})category:/, '$1kind:')
    .replace(/(\n {4}project:[\s\S]*?\n {8})summary:/, '$1words:');
  return { yaml: yaml.replace('legalBasis:', `${BINDINGS}legalBasis:`), form: renamed, taxonomy };
}

describe('an edition whose form has its fields elsewhere', () => {
  let engine: EngineHarness;
  beforeAll(async () => {
    engine = await EngineHarness.start([]);
  });
  afterAll(() => engine.stop());

  it('is refused while it does not say where', () => {
    const sources = foreign();
    const read = readEdition({ ...sources, yaml: sources.yaml.replace(BINDINGS, '') }, [
      { code: 'ndrc', kind: 'authority' },
    ]);
    expect(read.problems.filter(({ severity }) => severity === 'error').map(({ code, path }) => [code, path])).toEqual([
      ['binding.missing', '/stages/0/form'],
      ['binding.missing', '/stages/2'],
      ['binding.missing', '/stages/4'],
    ]);
  });

  it('gives its cases title, area and category, in every revision and paper', async () => {
    const sources = foreign();
    const read = readEdition(sources, [{ code: 'ndrc', kind: 'authority' }]);
    const { definition } = read;
    if (!definition) throw new Error(JSON.stringify(read.problems));
    expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const editionId = await engine.work.system(async (tx) => {
      const { id, digest } = await importEdition(tx, sources, read, engine.now);
      await openEdition(tx, id, definition, digest, [], engine.now);
      return id;
    });
    const driver = await ProgrammeDriver.with(engine, editionId);
    const content = (heading: string, field: string) => ({
      holder: {
        name: '演示企业',
        uscc: USCC,
        regionCode: '440100',
        affiliation: 'local',
        contact: { person: '张三', phone: '13800000000' },
      },
      project: {
        heading,
        field,
        kind: `${field}.1`,
        words: '收集屋面雨水用于绿地灌溉，运行两年，效果稳定，节水明显。',
      },
      declarations: { truthful: true },
    });
    const caseId = await driver.submitted(1, content('屋面雨水收集', '2') as never);
    const [{ state = '', ...row } = {}] = await driver.rows<Record<string, string>>(
      `SELECT state, title, area, category, holder_name FROM case_file WHERE id = $1`,
      caseId,
    );
    expect(row).toEqual({ title: '屋面雨水收集', area: '2', category: '2.1', holder_name: '演示企业' });
    const found = await engine.work.system(async (tx) => ({
      then: await caseAsOf(tx, caseId, '2099-01-01T00:00:00.000Z'),
      waiting: await new PublicationCaseRepository(tx).toClassify(editionId, state),
    }));
    expect(found.then).toMatchObject({ title: '屋面雨水收集', area: '2', category: '2.1' });
    expect(found.waiting.map(({ id, summary }) => [id, summary?.slice(0, 6)])).toEqual([[caseId, '收集屋面雨水']]);
    const prints = await driver.rows(`SELECT kind, value FROM fingerprint WHERE case_id = $1`, caseId);
    expect(prints).toContainEqual({ kind: 'holder-and-name', value: `${USCC}/屋面雨水收集` });
    // A category of another taxonomy is refused at the field that the edition binds.
    await expect(driver.submitted(2, content('另一个项目', '9') as never)).rejects.toThrow(
      /\/project\/kind|form\.invalid/,
    );
  });
});
