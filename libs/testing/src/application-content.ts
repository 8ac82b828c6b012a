import { makePatentNumber, makeUscc } from '@linxuan/domain';
import type { JsonObject } from '@linxuan/form-rules';

/** A complete application that meets every condition of the 2024 call; `seed` makes it different from others. */
export function applicationContent(
  seed: number,
  more: {
    name?: string;
    holder?: string;
    uscc?: string;
    area?: string;
    category?: string;
    jointHolders?: { id: string; name: string; uscc: string }[];
  } = {},
): JsonObject {
  const area = more.area ?? '1';
  return {
    holder: {
      name: more.holder ?? `试验单位${seed}有限公司`,
      uscc: more.uscc ?? makeUscc(seed),
      regionCode: '440100',
      kind: 'private',
      affiliation: 'local',
      address: `科技路${seed}号`,
      foundedOn: '2012-03-01',
      contact: { person: '联系人', phone: '020-88886666', email: `contact${seed}@example.com` },
    },
    ...(more.jointHolders && { jointHolders: more.jointHolders }),
    technology: {
      name: more.name ?? `第${seed}号余热梯级利用技术`,
      area,
      category: more.category ?? `${area}.1.1`,
      maturity: 'industrial',
      scope: '适用于工业余热回收。',
      process: `利用换热与蓄热装置分级回收余热，第${seed}号方案已在多个现场运行。`,
      innovation: '采用分级回收。',
      advancement: '热效率高于同类技术。',
      parameters: [{ id: 'p1', name: '热效率', value: '92', unit: '%' }],
    },
    effects: { annualTce: '1200.5', annualTco2: String(3000 + seed), basis: '按运行数据计算。' },
    economics: { investment: '860.00', paybackYears: '2.5' },
    cases: [1, 2].map((n) => ({
      id: `c${n}`,
      site: `第${n}现场`,
      country: 'CN',
      regionCode: '440100',
      user: `用户单位${n}`,
      startDate: '2022-05-01',
      scale: '2兆瓦',
      content: '新建余热回收装置。',
      investment: '430.00',
      benefit: '年节能600吨标准煤。',
      annualTce: '600',
      annualTco2: '1500',
      contactable: true,
      public: true,
    })),
    patents: [
      {
        id: 'z1',
        number: makePatentNumber(2019, 'invention', 10_000 + seed),
        type: 'invention',
        owner: `试验单位${seed}有限公司`,
        title: '余热回收装置',
        grantDate: '2021-01-05',
      },
    ],
    reports: [
      {
        id: 'r1',
        kind: 'test',
        issuer: '检测机构（虚构）',
        qualificationKind: 'CMA',
        qualificationNumber: `CMA2023${seed}`,
        number: `BG-2023-${seed}`,
        issuedOn: '2023-06-01',
        conclusion: '符合要求。',
      },
    ],
    prospects: { market: '市场前景良好。' },
    declarations: {
      truthful: true,
      noSecrets: true,
      ipClear: true,
      noViolations: true,
      notAbnormal: true,
      notDishonest: true,
      consentToPublish: true,
    },
    attachments: ['licence', 'commitment'].map((slot) => ({
      id: `${slot}-${seed}`,
      slot,
      name: `${slot}.pdf`,
      size: 1000,
      kind: 'pdf',
      sha256: `${slot}-${seed}`,
    })),
  };
}
