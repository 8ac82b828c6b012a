import { makeUscc } from '@linxuan/domain';
import type { JsonObject } from '@linxuan/form-rules';

const holder = (seed: number, more: JsonObject = {}): JsonObject => ({
  name: `试验单位${seed}有限公司`,
  uscc: makeUscc(seed),
  regionCode: '440100',
  kind: 'private',
  affiliation: 'local',
  address: `科技路${seed}号`,
  foundedOn: '2012-03-01',
  contact: { person: '联系人', phone: '020-88886666', email: `contact${seed}@example.com` },
  ...more,
});
const file = (seed: number, slot: string, kind: string): JsonObject => ({
  id: `${slot}-${seed}`,
  slot,
  name: `${slot}.${kind}`,
  size: 1000,
  kind,
  sha256: `${slot}-${seed}`,
});
const parameters = [{ id: 'p1', name: '额定功率', value: '300', unit: 'MW' }];

/** Complete applications of the delivered programmes by edition; `seed` makes one different from others. */
export const PROGRAMME_CONTENT = {
  'energy-first-set-2025-5': (seed: number, more: { group?: boolean; area?: string } = {}): JsonObject => ({
    holder: holder(
      seed,
      more.group ? { affiliation: 'central-soe', groupCode: 'soe-zhenghe-energy', kind: 'state-owned' } : {},
    ),
    technology: {
      name: `第${seed}号重型燃气轮机`,
      area: more.area ?? '4',
      category: `${more.area ?? '4'}.2`,
      batch: 'first',
      process: '采用高温部件和先进冷却结构，完成整机试验。',
      innovation: '国内率先突破。',
      advancement: '指标与国际同类装备相当。',
    },
    parameters,
    project: {
      hasHost: true,
      lead: 'user',
      name: '燃机示范工程',
      regionCode: '320100',
      contractOn: '2025-03-01',
      startOn: '2025-06-01',
      // Whether one belongs to a central group is the register's to say, so each has the letter at hand.
      supportLetter: `support-letter-${seed}`,
    },
    parties: [
      { id: 'a1', role: 'user', name: `用户${seed}`, uscc: makeUscc(100_000 + seed) },
      { id: 'a2', role: 'developer', name: `研制${seed}`, uscc: makeUscc(200_000 + seed) },
    ],
    declarations: { truthful: true, noSecrets: true, singleEquipment: true, ownRights: true },
    attachments: [
      file(seed, 'licence', 'pdf'),
      file(seed, 'report-word', 'docx'),
      file(seed, 'report-pdf', 'pdf'),
      file(seed, 'support-letter', 'pdf'),
    ],
  }),
  'brics-cases-2025': (
    seed: number,
    more: { consent?: boolean; startedOn?: string; endedOn?: string } = {},
  ): JsonObject => ({
    holder: holder(seed),
    technology: {
      name: `第${seed}个智能制造合作案例`,
      area: '6',
      category: '6.2',
      process: '与合作方共建智能工厂，建立联合运维机制。',
      innovation: '模式新。',
      advancement: '成效好，可推广。',
    },
    cooperation: {
      startedOn: more.startedOn ?? '2019-05-01',
      ...(more.endedOn ? { endedOn: more.endedOn } : {}),
      countries: '巴西',
      partners: '合作方',
    },
    declarations: { truthful: true, lawful: true, voluntary: true, consentToPublish: more.consent ?? true },
    attachments: [
      file(seed, 'licence', 'pdf'),
      file(seed, 'report', 'pdf'),
      file(seed, 'pictures', 'jpg'),
      file(seed, 'video', 'mp4'),
    ],
  }),
  'equipment-renewal-2025': (seed: number, more: { subsidy?: string } = {}): JsonObject => ({
    holder: holder(seed),
    technology: {
      name: `第${seed}号电机系统更新项目`,
      area: '02',
      category: '02.1',
      process: '更新低效电机一百台，配套变频控制和能耗在线监测系统。',
    },
    project: {
      investment: '90000.00',
      subsidy: more.subsidy ?? '20000.00',
      startOn: '2025-03-01',
      finishOn: '2025-11-30',
    },
    declarations: { truthful: true, noDoubleFunding: true },
    attachments: [file(seed, 'licence', 'pdf')],
  }),
} as const;
