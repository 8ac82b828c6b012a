import { makeUscc } from '@linxuan/domain';
import type { ConfiguredOrganisation } from '../config-files';

export type DemoCompany = ConfiguredOrganisation & { uscc: string };

/** Fictional holders of the demonstration; one subsidiary that belongs to a central group whatever it ticks. */
const COMPANIES: [code: string, zh: string, en: string, region: string, parent: string | null, affiliation?: string][] = [
  ['demo-lanxi', '岚溪节能科技有限公司（演示）', 'Lanxi Energy Saving (demo)', '440100', null],
  ['demo-yunheng', '云衡环保装备有限公司（演示）', 'Yunheng Environmental Equipment (demo)', '440600', null],
  ['demo-pengcheng', '鹏澄新材料有限公司（演示）', 'Pengcheng New Materials (demo)', '440300', null],
  ['demo-tianshan', '垦原绿色农业技术有限公司（演示）', 'Kenyuan Green Farming (demo)', '659001', null, 'xpcc'],
  ['demo-zhenghe-sub', '正禾储能技术有限公司（演示）', 'Zhenghe Storage Technology (demo)', '320500', 'soe-zhenghe-energy'],
];

export function demoCompanies(): DemoCompany[] {
  return COMPANIES.map(([code, zh, en, region, parent, affiliation], index) => ({
    code, kind: 'enterprise', level: 'none', parent, region, demo: true, name: { zh, en }, uscc: makeUscc(700_000 + index, region), ...(affiliation ? { affiliation } : {}),
  }));
}
