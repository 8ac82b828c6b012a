import type { ProgrammeAnswersDto, ProgrammeShape } from '@linxuan/contracts';

/** Complete answers for a shape, as an official of `ndrc` gives them; `more` are those that a test is about. */
export function answersFor(shape: ProgrammeShape, more: Partial<ProgrammeAnswersDto> = {}): ProgrammeAnswersDto {
  return {
    shape,
    id: `made-${shape}`,
    edition: '2026',
    title: { zh: '演示项目征集（2026年度）', en: 'Programme: the "2026" one' },
    callTitle: '关于组织申报的通知',
    callNumber: '演示〔2025〕9号',
    callDate: '2024-03-01',
    goal: { zh: '征集一批可复制、可推广的项目', en: 'Collect projects, to be copied' },
    reviewRecord: '公平竞争审查意见（演示）第9号',
    reviewDate: '2024-02-20',
    applicants: { zh: '企业和科研机构', en: 'Enterprises and institutes' },
    item: { zh: '项目', en: 'Project' },
    fields: [
      {
        name: { zh: '水', en: 'Water' },
        directions: [
          { zh: '节水', en: 'Saving' },
          { zh: '回用: 中水', en: 'Reuse' },
        ],
      },
      { name: { zh: '土壤', en: 'Soil' }, directions: [] },
    ],
    routing: shape === 'standards' ? 'own' : 'place',
    nominators: [
      { org: 'ndrc-110000', name: null, region: null, corps: false, limit: 8 },
      { org: 'ndrc-440000', name: null, region: null, corps: false, limit: 8 },
      { org: 'city-drc-440100', name: null, region: null, corps: false, limit: 3 },
      { org: 'drc-xpcc', name: null, region: null, corps: true, limit: null },
    ],
    strict: true,
    nominateBy: '2026-04-15',
    nominatorNoticeDays: null,
    departments: [],
    checkDays: 10,
    experts: 'written',
    expertCount: 3,
    passMark: 60,
    blind: true,
    criteria: [
      { title: { zh: '创新', en: 'Novelty' }, weight: 60 },
      { title: { zh: '成效', en: 'Effect' }, weight: 40 },
    ],
    closes: '2026-03-31',
    noticeDays: 5,
    catalogue: '演示项目名单（2026年）',
    resultDate: '2026-10-29',
    ladder: 'made',
    level: 1,
    levelTitle: { zh: '市级演示工厂', en: 'Demonstration factory of the city' },
    below: null,
    months: 36,
    ...more,
  };
}
