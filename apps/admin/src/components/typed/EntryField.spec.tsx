/** @jest-environment ./test/support/browser-environment.cjs */
import type { TypedField } from '@linxuan/form-rules';
import { fireEvent, screen } from '@testing-library/react';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useState } from 'react';
import { renderInAdmin } from '../../testing/renderInAdmin';
import { faultyInput } from '../faultyInput';
import { EntryField } from './EntryField';

const SOURCE = join(__dirname, '../..');

function Field({ field }: { field: TypedField }) {
  const [value, setValue] = useState('');
  return (
    <>
      <EntryField {...field} label="field" value={value} onChange={({ target }) => setValue(target.value)} />
      <output>{value}</output>
    </>
  );
}
const type = async (field: TypedField, text: string) => {
  renderInAdmin(<Field field={field} />);
  const input = await screen.findByLabelText<HTMLInputElement>('field');
  fireEvent.change(input, { target: { value: text } });
  return input;
};
const recorded = () => document.querySelector('output')?.textContent;
const money: TypedField = { kind: 'decimal', scale: 2, unit: { zh: '万元', en: '10,000 yuan' } };

describe('the text field of the back office', () => {
  it('shows what is typed until it is left, while its form holds what will be recorded', async () => {
    const input = await type(money, '5,000万元');
    expect([input.value, recorded()]).toEqual(['5,000万元', '5000']);
    fireEvent.blur(input);
    expect([input.value, recorded()]).toEqual(['5000', '5000']);
    expect(screen.getByText('已按 5000 万元 记录')).toBeTruthy();
    fireEvent.change(input, { target: { value: '5001' } });
    expect(screen.queryByText(/已按/)).toBeNull();
  });

  it('moves nothing under a press: a note comes after the click that left the field, the value before', async () => {
    const input = await type(money, '5,000万元');
    fireEvent.pointerDown(document.body);
    fireEvent.blur(input);
    expect([input.value, recorded(), screen.queryByText(/已按/)]).toEqual(['5000', '5000', null]);
    fireEvent.pointerUp(document.body);
    expect(screen.queryByText(/已按/)).toBeNull();
    expect(await screen.findByText('已按 5000 万元 记录')).toBeTruthy();
  });

  it('keeps what is refused, says why when it is left, and is not sent', async () => {
    const input = await type(money, '98-99');
    expect(faultyInput()).toBe(input);
    fireEvent.blur(input);
    expect([input.value, recorded()]).toEqual(['98-99', '98-99']);
    expect(screen.getByText('请填写一个数，不能填写区间')).toBeTruthy();
    fireEvent.change(input, { target: { value: '98' } });
    expect(faultyInput()).toBeUndefined();
  });

  it.each<[TypedField['kind'], string, string]>([
    ['email', 'ａ＠x。CN', 'a@x.cn'],
    ['phone', '0591-12345678转801', '0591-12345678-801'],
    ['integer', '１２', '12'],
    ['line', ' 甲\u200b ', '甲'],
  ])('reads %s', async (kind, text, value) => {
    const input = await type({ kind }, text);
    fireEvent.blur(input);
    expect([input.value, recorded()]).toEqual([value, value]);
  });
});

describe('the inputs of the back office', () => {
  /** These read what is typed themselves, or take no text. */
  const OWN = [
    'applications/form/CellInput.tsx',
    'applications/form/ChoiceInputs.tsx',
    'applications/form/TextInput.tsx',
    'components/DayField.tsx',
    'components/typed/EntryField.tsx',
    'layout/search/SearchDialog.tsx',
  ];
  /** A day that is chosen, and words that are looked for while they are typed: the server folds them. */
  const UNREAD = ['components/DayField.tsx', 'layout/search/SearchDialog.tsx'];
  const files = (readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }) as string[])
    .filter((name) => name.endsWith('.tsx') && !name.includes('.spec.'))
    .map((name) => [name, readFileSync(join(SOURCE, name), 'utf8')] as const);

  it('are this one, so that none goes around the readers', () => {
    const others = files.filter(([, text]) =>
      [...text.matchAll(/import \{([^}]*)\} from '@mui\/material'/g)].some(([, names = '']) =>
        /\b(?:TextField|OutlinedInput|FilledInput|Input|InputBase)\b(?!Props)/.test(names),
      ),
    );
    expect(others.map(([name]) => name).sort()).toEqual(OWN);
    const reading = files.filter(([, text]) => /\buseTyped\(/.test(text)).map(([name]) => name);
    expect(OWN.filter((name) => !UNREAD.includes(name) && !reading.includes(name))).toEqual([]);
  });
});
