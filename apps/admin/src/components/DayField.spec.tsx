/** @jest-environment ./test/support/browser-environment.cjs */
import * as contracts from '@linxuan/contracts';
import { DATE_KINDS, dateBounds, PROBLEM_TEXTS, type DateKind } from '@linxuan/form-rules';
import { fireEvent, render, screen } from '@testing-library/react';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { useState } from 'react';
import { SimpleForm } from 'react-admin';
import { sessionStore } from '../providers/sessionStore';
import { renderInAdmin } from '../testing/renderInAdmin';
import { DayField, DayInput } from './DayField';
import { PayloadFields } from './PayloadFields';

const NOW = new Date('2024-07-15T17:30:00.000Z');
/** In Beijing it is the next day by then. */
const TODAY = '2024-07-16';
const SOURCE = join(__dirname, '..');
const calendars = () => [...document.querySelectorAll<HTMLElement>('input[type="date"]')];
const limitsOf = (field: HTMLElement) => [field.getAttribute('min'), field.getAttribute('max')];

beforeEach(() => jest.spyOn(sessionStore, 'now').mockReturnValue(NOW));

describe.each(DATE_KINDS)('a day of the kind %s', (kind: DateKind) => {
  const { from, to } = dateBounds(kind, TODAY);

  it('offers what the server takes', async () => {
    renderInAdmin(<DayField kind={kind} label="day" />);
    await screen.findByLabelText('day');
    expect(calendars().map(limitsOf)).toEqual([[from, to]]);
  });

  it('offers it to the minute where it has a time', () => {
    render(<DayField kind={kind} withTime label="day" />);
    expect(limitsOf(screen.getByLabelText('day'))).toEqual([`${from}T00:00`, `${to}T23:59`]);
  });

  it('offers it in a form of react-admin, in an action of the server and in the rows that an action takes', async () => {
    const schema = { type: 'string', format: 'date', 'x-date': kind };
    renderInAdmin(
      <SimpleForm>
        <DayInput kind={kind} source="day" label="day" />
        <PayloadFields
          fields={[
            { name: 'until', required: true, schema },
            {
              name: 'parts',
              required: true,
              schema: { type: 'array', items: { type: 'object', properties: { on: schema } } },
            },
          ]}
          values={{ parts: [{ on: '' }] }}
          errors={{}}
          onChange={() => undefined}
        />
      </SimpleForm>,
    );
    await screen.findByLabelText(/day/);
    expect(calendars()).toHaveLength(3);
    for (const field of calendars()) expect(limitsOf(field)).toEqual([from, to]);
  });
});

describe('a day as it is typed', () => {
  function Field() {
    const [day, setDay] = useState('');
    return (
      <>
        <DayField kind="paper" label="day" value={day} onChange={({ target }) => setDay(target.value)} />
        <output>{day}</output>
      </>
    );
  }
  const type = async (text: string) => {
    renderInAdmin(<Field />);
    const input = await screen.findByLabelText<HTMLInputElement>('day');
    fireEvent.change(input, { target: { value: text } });
    fireEvent.blur(input);
    return input;
  };

  it.each(['2024.5.1', '2024/5/1', '20240501', '2024年5月1日', '２０２４-５-１'])(
    '%s is shown as it is recorded',
    async (text) => {
      const input = await type(text);
      expect([input.value, document.querySelector('output')?.textContent]).toEqual(['2024-05-01', '2024-05-01']);
      expect(screen.getByText('已按 2024-05-01 记录')).toBeTruthy();
    },
  );

  it.each([
    ['24', '请写出四位年份，如 2024-05-01'],
    ['0024-05-01', '请写出四位年份，如 2024-05-01'],
    ['1999-05-01', PROBLEM_TEXTS['date-range'].zh.replace('{from}', '2000-01-01').replace('{to}', '2025-07-16')],
  ])('%s stays and is refused with words', async (text, words) => {
    const input = await type(text);
    expect(input.value).toBe(text);
    expect(screen.getByText(words)).toBeTruthy();
  });
});

describe('the days of the back office', () => {
  const files = (readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }) as string[])
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.spec.'))
    .map((name) => [relative(SOURCE, join(SOURCE, name)), readFileSync(join(SOURCE, name), 'utf8')] as const);

  it('are all typed into this control, or into a form that says what each of its dates is about', () => {
    const own = files.filter(([, text]) =>
      /type=(["']|\{[^}]*["'])date(time-local)?["']|type: ["']date|\? 'date'|\bDate(Time)?Input\b[^;]*from 'react-admin'/.test(
        text,
      ),
    );
    expect(own.map(([name]) => name).sort()).toEqual([
      'components/DayField.tsx',
      'components/typed/CalendarButton.tsx',
    ]);
  });

  it('name a kind that bounds them, each use', () => {
    const uses = files.flatMap(([name, text]) =>
      [...text.matchAll(/<Day(?:Field|Input)\b[^>]*?\bkind=(?:"(\w+)"|\{[^}]*\})/g)].map(([, kind]) => [name, kind]),
    );
    expect(uses.length).toBeGreaterThanOrEqual(11);
    for (const [name, kind] of uses)
      if (kind)
        expect([name, ['past', 'plan', 'coming', 'ahead', 'paper', 'record', 'holiday'].includes(kind)]).toEqual([
          name,
          true,
        ]);
  });

  it('are bounded as the bodies and queries that they are sent in', () => {
    const sent = new Set<string>();
    const walk = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { 'x-date': kind } = schema as { 'x-date'?: string };
      if (kind) sent.add(kind);
      Object.values(schema).forEach(walk);
    };
    Object.values(contracts)
      .filter((one) => typeof one === 'object')
      .forEach(walk);
    expect([...sent].sort()).toEqual(['ahead', 'coming', 'holiday', 'paper', 'past', 'plan', 'record']);
  });
});
