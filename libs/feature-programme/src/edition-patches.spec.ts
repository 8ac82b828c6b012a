import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProgramme } from '@linxuan/domain';
import { copyYaml, patchYaml } from './edition-patches';

const yaml = readFileSync(join(__dirname, '../../../config/programmes/green-technology/2024.yaml'), 'utf8');
const changedLines = (before: string, after: string) => {
  const known = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !known.has(line));
};

describe('typed changes of an edition', () => {
  it('touches one line for each value and keeps every comment', () => {
    const after = patchYaml(yaml, [
      { kind: 'quota', quota: 'province-cap', cap: 8 },
      { kind: 'due', stage: 'application', field: 'closes', date: '2024-08-15' },
      { kind: 'notice', stage: 'public-notice', workingDays: 7 },
      {
        kind: 'roster-change',
        org: 'ndrc-110000',
        name: { zh: '北京市发展和改革委员会（新）', en: 'Beijing Commission' },
      },
    ]);
    const lines = changedLines(yaml, after);
    expect(lines.map((line) => line.trim())).toEqual([
      expect.stringContaining('cap: 8'),
      expect.stringContaining('北京市发展和改革委员会（新）'),
      expect.stringContaining('2024-08-15'),
      expect.stringContaining('workingDays: 7'),
    ]);
    expect(after.split('\n').filter((line) => line.includes('#')).length).toBe(
      yaml.split('\n').filter((line) => line.includes('#')).length,
    );
    expect(parseProgramme(after).problems).toEqual([]);
  });

  it('adds and removes a nominator as one line', () => {
    const added = patchYaml(yaml, [
      {
        kind: 'roster-add',
        org: 'ndrc-990000',
        name: { zh: '新推荐单位', en: 'New nominator' },
        route: 'province',
        quota: 'province-cap',
        regionPrefix: '99',
      },
    ]);
    expect(changedLines(yaml, added)).toEqual([
      '  - {org: ndrc-990000, name: {zh: 新推荐单位, en: New nominator}, route: province, regionPrefix: "99", quota: province-cap}',
    ]);
    expect(patchYaml(added, [{ kind: 'roster-remove', org: 'ndrc-990000' }])).toBe(yaml);
  });

  it('refuses what the text does not have', () => {
    expect(() => patchYaml(yaml, [{ kind: 'quota', quota: 'nothing', cap: 1 }])).toThrow('request.invalid');
    expect(() => patchYaml('a: [', [{ kind: 'quota', quota: 'nothing', cap: 1 }])).toThrow('edition.unreadable');
    expect(patchYaml(yaml, [{ kind: 'quota', quota: 'province-cap', cap: 6 }])).toBe(yaml);
  });

  it('copies an edition under another name without the result of the former', () => {
    const read = parseProgramme(
      copyYaml(yaml, '2025', { zh: '绿色技术推荐（2025年度）', en: 'Green technology nomination (2025)' }),
    );
    expect(read.problems).toEqual([]);
    expect(read.definition).toMatchObject({
      id: 'green-technology',
      edition: '2025',
      title: { zh: '绿色技术推荐（2025年度）' },
    });
    expect(read.definition?.result).toBeUndefined();
  });
});
