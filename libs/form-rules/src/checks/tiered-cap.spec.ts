import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { compileExpression, parseForm, scopeOf } from '../index';

const form = parseForm(
  parse(readFileSync(resolve(__dirname, '../../../../config/forms/key-rd-application.yaml'), 'utf8')),
);
const rule = form.rules.find(({ id }) => id === 'B05');
const tooMuch = (direct: string, equipment: string, indirect: string) =>
  compileExpression(rule?.when ?? '', scopeOf(form)).test({
    budget: { total: '1', direct, equipment, indirect },
    facts: { round: 'formal' },
  });

describe('stepped cap on indirect costs (财教〔2025〕2号)', () => {
  it.each([
    ['400', '120'],
    ['500', '150'],
    ['800', '225'],
    ['1000', '275'],
    ['1200', '315'],
    ['500.01', '150.0025'],
  ])('%s allows %s', (base, cap) => {
    expect(tooMuch(base, '0', cap)).toBe(false);
    expect(tooMuch(base, '0', `${cap}${cap.includes('.') ? '' : '.00'}01`)).toBe(true);
  });

  it('counts direct costs without equipment, and is open while one of them is unknown', () => {
    expect(tooMuch('900', '400', '150')).toBe(false);
    expect(tooMuch('900', '400', '150.01')).toBe(true);
    expect(
      compileExpression(rule?.when ?? '', scopeOf(form)).test({ budget: { total: '1' }, facts: { round: 'first' } }),
    ).toBe('undetermined');
  });
});
