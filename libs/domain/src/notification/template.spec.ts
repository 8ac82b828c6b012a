import {
  DEFAULT_NOTIFICATIONS,
  fillTemplate,
  fitsEvent,
  LADDER_FIELDS,
  ladderFor,
  noticeTable,
  templateFaults,
} from '.';
import { ROLES } from '../workflow/actor';

describe('templates of notices', () => {
  it('puts values in and drops lines that say nothing', () => {
    expect(fillTemplate('{number} {title}\n理由：{reason}\n请办理。', { number: 'A-1', title: '余热利用' })).toBe(
      'A-1 余热利用\n请办理。',
    );
  });

  it('keeps a line of which any value is known, and a line that names none', () => {
    const template = '{number} {title}\n{reason} {due}\n此致';
    expect(fillTemplate(template, { title: '余热利用', due: '7月31日' })).toBe(' 余热利用\n 7月31日\n此致');
    expect(fillTemplate(template, {})).toBe('此致');
  });

  it.each([
    ['{number} {title}', []],
    ['{number} {secret}', ['{secret}']],
    ['{number', ['{']],
    ['number}', ['}']],
    ['{}', ['{}']],
  ])('finds the faults of %s', (template, faults) => {
    expect(templateFaults(template)).toEqual(faults);
  });

  it('delivers a table without faults, for roles that exist', () => {
    const texts = [
      ...DEFAULT_NOTIFICATIONS.notices.flatMap(({ subject, body }) =>
        [subject, body].map((text) => ({ text, fields: undefined })),
      ),
      ...DEFAULT_NOTIFICATIONS.ladders.flatMap(({ rungs }) =>
        rungs.flatMap(({ subject, body }) => [subject, body].map((text) => ({ text, fields: LADDER_FIELDS }))),
      ),
    ];
    expect(
      texts.flatMap(({ text, fields }) => [...templateFaults(text.zh, fields), ...templateFaults(text.en, fields)]),
    ).toEqual([]);
    expect(
      DEFAULT_NOTIFICATIONS.notices
        .flatMap(({ to }) => to.flatMap(({ roles }) => roles))
        .filter((role) => !ROLES.includes(role)),
    ).toEqual([]);
  });

  it('lets an edition replace a row and inherit the rest, and a ladder name its work', () => {
    const [first] = DEFAULT_NOTIFICATIONS.notices;
    if (!first) throw new Error('no delivered row');
    const table = noticeTable({ notices: [{ ...first, channels: [] }], ladders: [] });
    expect(table.notices.filter(({ id }) => id === first.id).map(({ channels }) => channels)).toEqual([[]]);
    expect(table.notices).toHaveLength(DEFAULT_NOTIFICATIONS.notices.length);
    expect(ladderFor(table, 'check-form')?.id).toBe('work');
    expect([
      fitsEvent({ events: ['case.*'] }, 'case.returned'),
      fitsEvent({ events: ['case.returned'] }, 'case.returnedTwice'),
    ]).toEqual([true, false]);
  });
});
