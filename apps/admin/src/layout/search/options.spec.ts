import type { FoundDto } from '@linxuan/contracts';
import { sectionsOf } from './options';

const row = (more: Partial<FoundDto>): FoundDto => ({
  kind: 'case',
  id: '1',
  number: 'N-1',
  title: { zh: '余热利用', en: 'Waste heat' },
  holder: { zh: '示例公司', en: 'Example' },
  edition: { id: 'e', title: { zh: '绿色技术', en: 'Green' }, name: '2024' },
  dossierKind: null,
  ...more,
});
const words = { text: (text: { zh: string } | null) => text?.zh ?? '', dossier: (kind: string) => `<${kind}>` };
const PAGES = [
  { to: '/tasks', title: '待办' },
  { to: '/cases', title: '申报项目 Cases' },
];

describe('lines of the search', () => {
  const sections = (query: string, rows: FoundDto[] = [], isApplicant = false) =>
    sectionsOf(query, PAGES, rows.length > 0 ? [{ kind: rows[0]?.kind ?? 'case', rows, more: true }] : [], {
      ...words,
      isApplicant,
    });

  it('leads to pages of the menu by words in any order, width and case', () => {
    for (const query of ['申', 'ｃａｓｅｓ 项目', 'CASES'])
      expect(sections(query).map(({ options }) => options.map(({ to }) => to))).toEqual([['/cases']]);
    expect(sections('\u200b ')).toEqual([]);
    expect(sections('没有')).toEqual([]);
  });

  it('says of each line its number, holder, programme and year, and leaves out what is not told', () => {
    expect(sections('x', [row({}), row({ holder: null, number: null })])).toEqual([
      {
        kind: 'case',
        more: true,
        options: [
          { to: '/cases/1/show', title: '余热利用', facts: ['N-1', '示例公司', '绿色技术 2024'] },
          { to: '/cases/1/show', title: '余热利用', facts: ['绿色技术 2024'] },
        ],
      },
    ]);
  });

  it('says the year once', () => {
    const edition = { id: 'e', title: { zh: '绿色技术（2024年度）', en: '' }, name: '2024' };
    expect(sections('x', [row({ edition, holder: null })])[0]?.options[0]?.facts).toEqual(['N-1', edition.title.zh]);
    expect(
      sections('x', [row({ kind: 'edition', title: edition.title, edition, number: null, holder: null })]),
    ).toEqual([
      { kind: 'edition', more: true, options: [{ to: '/programmes/1/show', title: edition.title.zh, facts: [] }] },
    ]);
  });

  it('names a dossier by its kind, and opens an application in its form for those who apply', () => {
    const [section] = sections('x', [row({ kind: 'dossier', title: null, dossierKind: 'nomination' })]);
    expect(section?.options[0]).toMatchObject({ to: '/dossiers/1/show', title: '<nomination>' });
    expect(sections('x', [row({})], true)[0]?.options[0]?.to).toBe('/applications/1');
  });
});
