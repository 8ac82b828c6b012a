import { makeUscc } from '@linxuan/domain';
import type { ConfiguredOrganisation } from '../config-files';
import { DEMO_PLAN } from '../demo/plan';

export type DemoCompany = ConfiguredOrganisation & { uscc: string };

/**
 * Fictional holders behind the accounts that the sign-in page offers; one subsidiary belongs to a group whatever it
 * ticks.
 */
const COMPANIES: [code: string, zh: string, en: string, region: string, parent: string | null, affiliation?: string][] =
  [
    ['demo-lanxi', '岚溪节能科技有限公司（演示）', 'Lanxi Energy Saving (demo)', '440100', null],
    ['demo-yunheng', '云衡环保装备有限公司（演示）', 'Yunheng Environmental Equipment (demo)', '440600', null],
    ['demo-pengcheng', '鹏澄新材料有限公司（演示）', 'Pengcheng New Materials (demo)', '440300', null],
    ['demo-tianshan', '垦原绿色农业技术有限公司（演示）', 'Kenyuan Green Farming (demo)', '659001', null, 'xpcc'],
    ['demo-zhejiang-1', '浙澜机电有限公司（演示）', 'Zhelan Electric (demo)', '330100', null],
    ['demo-zhejiang-2', '浙沐锅炉有限公司（演示）', 'Zhemu Boilers (demo)', '330400', null],
    ['demo-zhejiang-3', '浙衡智造有限公司（演示）', 'Zheheng Smart Making (demo)', '330500', null],
    [
      'demo-zhenghe-sub',
      '正禾储能技术有限公司（演示）',
      'Zhenghe Storage Technology (demo)',
      '320500',
      'soe-zhenghe-energy',
    ],
  ];

/** Two syllables make a name; the list is long enough for every applicant of the round to have its own. */
const FIRST = [
  '岚',
  '澄',
  '朔',
  '曜',
  '沐',
  '衡',
  '溪',
  '霁',
  '珩',
  '峻',
  '泓',
  '晟',
  '堃',
  '禾',
  '翊',
  '黎',
  '骁',
  '瀚',
];
const SECOND = ['川', '禾', '源', '岳', '泽', '野', '舟', '洲', '林', '原', '辰', '远'];
const TRADE = ['环保科技', '节能装备', '新能源', '绿色材料', '低碳技术', '资源循环'];

/** The fictional applicant of each line of the demo round, where the line says it sits. */
function roundCompanies(): DemoCompany[] {
  return DEMO_PLAN.map(({ company, region, group, affiliation }, index) => {
    const name = `${FIRST[index % FIRST.length] ?? ''}${SECOND[Math.floor(index / FIRST.length) % SECOND.length] ?? ''}${TRADE[index % TRADE.length] ?? ''}有限公司（演示）`;
    return {
      code: company,
      kind: 'enterprise',
      level: 'none',
      parent: group,
      region,
      demo: true,
      name: { zh: name, en: `${company} (demo)` },
      uscc: makeUscc(710_000 + index, region),
      ...(affiliation ? { affiliation } : {}),
    };
  });
}

export function demoCompanies(): DemoCompany[] {
  const named = COMPANIES.map(([code, zh, en, region, parent, affiliation], index) => ({
    code,
    kind: 'enterprise',
    level: 'none',
    parent,
    region,
    demo: true,
    name: { zh, en },
    uscc: makeUscc(700_000 + index, region),
    ...(affiliation ? { affiliation } : {}),
  }));
  return [...named, ...roundCompanies()];
}
