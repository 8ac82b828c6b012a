import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AttachmentInfo, FormDefinition, JsonObject } from '../types';
import { parseForm } from '../schema/check-form';

/** The real form, for the specs of this library. */
export function greenForm(): FormDefinition {
  return parseForm(
    parse(readFileSync(join(__dirname, '../../../../config/forms/green-technology-application.yaml'), 'utf8')),
  );
}

export const FACTS = { today: '2024-07-15', accountUscc: '91350100M000100Y43' };

/** A content without any problem; every spec changes what it is about. */
export function goodContent(): JsonObject {
  const aCase = (id: string, startDate: string): JsonObject => ({
    id,
    site: `示例市第${id}厂余热利用项目`,
    country: 'CN',
    regionCode: '350100',
    user: '示例用户有限公司',
    startDate,
    scale: '日处理 500 吨',
    investment: '120.50',
    benefit: '年节能 300 吨标准煤',
    annualTce: '300',
    proof: `file-${id}`,
    contactable: true,
    public: true,
  });
  return {
    holder: {
      name: '示例绿色技术有限公司',
      uscc: '91350100M000100Y43',
      regionCode: '350100',
      kind: 'private',
      affiliation: 'local',
      address: '示例市示例路 1 号',
      foundedOn: '2008-03-01',
      registeredCapital: '5000.00',
      contact: { person: '联系人', phone: '0591-12345678', email: 'contact@example.com' },
    },
    technology: {
      name: '低温余热梯级利用技术',
      area: '1',
      category: '1.1.17',
      maturity: 'industrial',
      scope: '适用于建材行业低温余热',
      process: '低温烟气经换热后进入有机朗肯循环机组，分级利用余热并回收冷凝水。',
      innovation: '采用分级蒸发。',
      advancement: '热效率高于同类技术。',
      parameters: [
        { id: 'p1', name: '热效率', value: '18', unit: '%' },
        { id: 'p2', name: '进口温度', value: '120～180', unit: '℃' },
        { id: 'p3', name: '功率', value: '500', unit: 'kW' },
      ],
    },
    effects: { annualTce: '600', annualTco2: '1560.5', basis: '按改造前后实测。' },
    economics: { investment: '800', paybackYears: '2.5' },
    cases: [aCase('c1', '2022-05-01'), aCase('c2', '2023-06-30')],
    patents: [
      {
        id: 'z1',
        number: 'ZL200310102344.5',
        type: 'invention',
        owner: '示例绿色技术有限公司',
        title: '一种余热利用装置',
        grantDate: '2015-05-05',
      },
    ],
    reports: [
      {
        id: 'r1',
        kind: 'test',
        issuer: '示例检测中心',
        qualificationKind: 'CMA',
        qualificationNumber: '200000000001',
        number: 'J-2024-001',
        issuedOn: '2024-03-01',
        conclusion: '符合要求。',
      },
    ],
    prospects: { market: '可推广至建材行业。' },
    declarations: {
      truthful: true,
      noSecrets: true,
      ipClear: true,
      noViolations: true,
      notAbnormal: true,
      notDishonest: true,
      consentToPublish: true,
    },
  };
}

export function goodFiles(): AttachmentInfo[] {
  return [
    { id: 'f1', slot: 'licence', name: '执照.pdf', size: 1_000, kind: 'pdf' },
    { id: 'f2', slot: 'commitment', name: '承诺书.pdf', size: 1_000, kind: 'pdf' },
  ];
}
