import { parse } from 'yaml';
import { taxonomyOfSheet } from './taxonomySheet';

const HEAD = {
  id: 'fields-2027',
  title: { zh: '领域', en: 'Fields: "new"' },
  source: { number: '演示〔2027〕1号', title: '通知', date: '2027-01-05' },
};

describe('a taxonomy of a sheet', () => {
  it('has level and parent by the dots of its codes, whatever kind of cell they stand in', () => {
    const rows = [
      ['代码', '名称', '英文名称', '标准'],
      [1, '节能', 'Saving', null],
      [1.1, '锅炉: 高效 {A}', null, 'GB 1；GB 2'],
      ['1.1.1', ' 冷凝 ', 'Condensing', ''],
      [null, '', undefined, null],
    ];
    expect(parse(taxonomyOfSheet(rows, HEAD))).toEqual({
      ...HEAD,
      entries: [
        { code: '1', level: 1, parent: null, name: { zh: '节能', en: 'Saving' } },
        {
          code: '1.1',
          level: 2,
          parent: '1',
          name: { zh: '锅炉: 高效 {A}', en: '锅炉: 高效 {A}' },
          standards: ['GB 1', 'GB 2'],
        },
        { code: '1.1.1', level: 3, parent: '1.1', name: { zh: '冷凝', en: 'Condensing' } },
      ],
    });
  });

  it('may do without a heading', () => {
    expect(parse(taxonomyOfSheet([['1', '节能']], HEAD))).toMatchObject({ entries: [{ code: '1' }] });
  });
});
