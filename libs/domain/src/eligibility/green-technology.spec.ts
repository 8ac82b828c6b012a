import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseForm, type Json } from '@linxuan/form-rules';
import { checkEligibilityRules, judge, parseEligibilityRules } from './index';

const config = (path: string): unknown => parse(readFileSync(join(__dirname, '../../../../config', path), 'utf8'));
const form = parseForm(config('forms/green-technology-application.yaml'));
const { eligibility } = config('programmes/green-technology/2024.yaml') as { eligibility: unknown[] };

describe('eligibility rules of the 2024 edition', () => {
  it('are well formed and read fields of the form that exist', () => {
    expect(checkEligibilityRules(eligibility, form)).toEqual([]);
  });

  it('judge an application that misses them one by one', () => {
    const content: Json = {
      holder: { name: '示例公司' },
      technology: { area: '7' },
      cases: [
        { id: 'a', country: 'CN', startDate: '2020-01-01' },
        { id: 'b', country: 'CN', startDate: '2023-08-01' },
      ],
      patents: [],
      reports: [{ id: 'r', issuer: '示例检测中心', qualificationKind: 'other', number: '1', issuedOn: '2024-01-01' }],
      declarations: { noViolations: true, notAbnormal: true, notDishonest: true },
    };
    const verdicts = judge(
      parseEligibilityRules(eligibility, form),
      content,
      { submittedOn: '2024-06-30', deadline: '2024-07-31' },
      form,
    );
    expect(verdicts.map(({ ruleId, verdict }) => [ruleId, verdict])).toEqual([
      ['area-open', 'not-met'],
      ['green-effect', 'undetermined'],
      ['advanced', 'undetermined'],
      ['mature', 'undetermined'],
      ['cases-in-use', 'not-met'],
      ['patent', 'not-met'],
      ['third-party-report', 'undetermined'],
      ['operating-well', 'undetermined'],
      ['no-violations', 'met'],
      ['not-abnormal', 'met'],
      ['not-dishonest', 'met'],
    ]);
  });
});
