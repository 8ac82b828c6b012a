import { checkColumns } from './check-columns';
import type { FieldColumn, ProgrammeDefinition, PublicationStage } from './definition';
import { REMEDIES } from './remedies';
import { resultColumns } from './result-columns';
import { deliveredEdition, editionNames, materialOf } from './testing/delivered-editions.spec-support';

const standards = deliveredEdition('carbon-footprint-standards/2025-1');
const at = standards.definition.stages.findIndex(({ kind }) => kind === 'publication');
const column = (changes: Partial<FieldColumn>): FieldColumn => ({
  key: 'standard-numbers',
  title: { zh: '标准编号', en: 'Number' },
  field: '/identifiers/*/number',
  ...changes,
});
/** Codes and places of what is wrong in the edition with these columns. */
function problemsWith(...columns: FieldColumn[]): string[][] {
  const stages = standards.definition.stages.map((stage) =>
    stage.kind === 'publication' ? { ...stage, columns: ['name', ...columns] } : stage,
  );
  const definition: ProgrammeDefinition = { ...standards.definition, stages };
  return checkColumns(definition, materialOf(standards)).map(({ code, path }) => [code, path]);
}

describe('columns that the form fills', () => {
  it.each(editionNames())('are right in %s', (name) => {
    const edition = deliveredEdition(name);
    expect(checkColumns(edition.definition, materialOf(edition))).toEqual([]);
  });

  it('name a field that there is, that can be printed and that is public', () => {
    expect(problemsWith(column({}))).toEqual([]);
    expect(problemsWith(column({ field: '/identifiers/*/nothing' }))).toEqual([
      ['column.unknown-field', `/stages/${at}/columns/1/field`],
    ]);
    expect(problemsWith(column({ field: '/identifiers' }))).toEqual([
      ['column.not-printable', `/stages/${at}/columns/1/field`],
    ]);
    expect(problemsWith(column({ field: '/holder/contact/phone' }))).toEqual([
      ['column.not-public', `/stages/${at}/columns/1/field`],
    ]);
  });

  it('have keys of their own', () => {
    expect(problemsWith(column({ key: 'holder' }))).toEqual([['column.key-taken', `/stages/${at}/columns/1/key`]]);
    expect(problemsWith(column({}), column({}))).toEqual([['column.key-taken', `/stages/${at}/columns/2/key`]]);
  });

  it('are told with a remedy', () => {
    for (const code of ['unknown-field', 'not-printable', 'not-public', 'key-taken'])
      expect(REMEDIES[`column.${code}`]?.zh).toMatch(/./);
  });
});

describe('the columns of a result', () => {
  const stage = (changes: Partial<PublicationStage>) =>
    ({
      kind: 'publication',
      columns: ['number', 'name', 'category'],
      showHolder: false,
      ...changes,
    }) as PublicationStage;
  const headings = (definition: Parameters<typeof resultColumns>[0], changes: Partial<PublicationStage>) =>
    resultColumns(definition, stage(changes)).map(({ title }) => title.zh);

  it('are called as the edition calls them, and have neutral words without it', () => {
    expect(headings({}, {})).toEqual(['序号', '项目名称', '类别']);
    expect(headings({ nouns: { title: { zh: '工厂名称', en: 'Factory' } } }, {})).toEqual(['序号', '工厂名称', '类别']);
  });

  it('name the holder where the edition shows it, and nowhere else', () => {
    expect(headings({}, { showHolder: true })).toEqual(['序号', '项目名称', '类别', '申报单位']);
    expect(headings({}, { columns: ['holder', 'name'] })).toEqual(['项目名称']);
    expect(headings({}, { columns: ['holder', 'name'], showHolder: true })).toEqual(['申报单位', '项目名称']);
  });
});
