import { makeUscc } from '@linxuan/domain';

type Content = Record<string, unknown>;
interface Named {
  name: string;
  area?: string;
  category?: string;
}

function common(seed: number, { name, area = '1', category }: Named, regionCode: string) {
  return {
    holder: {
      name: `试验单位${seed}`,
      uscc: makeUscc(seed),
      regionCode,
      kind: 'private',
      affiliation: 'local',
      address: `科技路${seed}号`,
      foundedOn: '2012-03-01',
      contact: { person: '联系人', phone: '020-88886666', email: `contact${seed}@example.com` },
    },
    technology: {
      name,
      area,
      category: category ?? `${area}.1`,
      process: '主要工艺、做法和目标的说明，足以让同行看懂，并且能够核实。',
    },
    attachments: [
      {
        id: `licence-${seed}`,
        slot: 'licence',
        name: `试验单位${seed}营业执照.pdf`,
        size: 1000,
        kind: 'pdf',
        sha256: `licence-${seed}`,
      },
    ],
  };
}

/** Better than the 2023 edition's powder from slag and in use since 2022, unless a test says otherwise. */
export function resourceContent(
  seed: number,
  more: { type?: string; utilisationRate?: string; energyUse?: string; startDate?: string } = {},
): Content {
  const { technology, ...rest } = common(
    seed,
    { name: `冶炼渣综合利用技术${seed}`, area: '2', category: '2.3' },
    '440100',
  );
  return {
    ...rest,
    technology: { ...technology, type: more.type ?? 'slag-powder' },
    indicators: { utilisationRate: more.utilisationRate ?? '96.5', energyUse: more.energyUse ?? '30' },
    cases: [
      { id: 'c1', site: '一号线', country: 'CN', startDate: more.startDate ?? '2022-05-01', content: '年处理十万吨。' },
    ],
    ownership: { kind: 'know-how' },
    declarations: { truthful: true, lawful: true },
  };
}

export function standardContent(seed: number, name: string, numbers: [number: string, owner: string][]): Content {
  const { attachments, ...rest } = common(seed, { name, area: '1' }, '110000');
  return {
    ...rest,
    identifiers: numbers.map(([number, owner], index) => ({
      id: `n${index}`,
      number,
      owner,
      publishedOn: '2024-06-01',
    })),
    declarations: { truthful: true, openText: true },
    attachments: [
      ...attachments,
      { id: `text-${seed}`, slot: 'text', name: '标准文本.pdf', size: 1000, kind: 'pdf', sha256: `text-${seed}` },
    ],
  };
}

export function researchContent(seed: number, budget: Record<string, string>, tasks?: string): Content {
  const { technology, ...rest } = common(seed, { name: `低碳关键技术研究${seed}` }, '440100');
  return {
    ...rest,
    technology: { ...technology, ...(tasks ? { tasks, months: 36 } : {}) },
    budget,
    declarations: { truthful: true, integrity: true },
  };
}

export function factoryContent(seed: number, outputValue = '52000'): Content {
  return {
    ...common(seed, { name: `试验单位${seed}绿色工厂`, category: '1.2' }, '440100'),
    performance: { outputValue, energyPerOutput: '0.08', waterReuse: '92' },
    declarations: { truthful: true, noAccident: true },
  };
}
