import { editionName } from './edition-name';

describe('the name of an edition', () => {
  it.each([
    ['绿色技术推荐（2024年度）', '2024', '绿色技术推荐（2024年度）'],
    ['金砖国家产业合作案例征集', '2025', '金砖国家产业合作案例征集（2025年度）'],
    ['能源领域首台（套）重大技术装备（第五批）', '2025-5', '能源领域首台（套）重大技术装备（第五批）'],
    ['试点征集', 'trial', '试点征集'],
  ])('of %s, %s is %s', (zh, edition, name) => {
    expect(editionName({ title: { zh, en: 'A call' }, edition }).zh).toBe(name);
  });
});
