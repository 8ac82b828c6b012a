import { noteText, isRefused } from './reading';
import { readTyped, type TypedField } from './read-field';
import { readYear } from './days';

const wan = { zh: '万元', en: '10,000 yuan' };
const coal = { zh: '吨标准煤/年', en: 't coal equivalent a year' };
const persons = { zh: '人', en: 'persons' };
const percent = { zh: '%', en: '%' };
const years = { zh: '年', en: 'years' };
const months = { zh: '月', en: 'months' };
const kgce = { zh: '千克标准煤/吨', en: 'kgce per tonne' };

/** The value and the codes of its notes, or the code of the refusal. */
function outcome(field: TypedField, typed: string): string {
  const reading = readTyped(field, typed);
  if (isRefused(reading)) return `! ${reading.code}`;
  return [reading.value, ...reading.notes.map(({ code }) => code)].join(' ');
}

describe('figures', () => {
  it.each<[string, TypedField['unit'], string]>([
    ['', wan, ''],
    ['5000', wan, '5000'],
    [' 5000 ', wan, '5000'],
    ['-5', undefined, '-5'],
    ['−5', undefined, '-5 written'],
    ['12.50', undefined, '12.50'],
    ['007', undefined, '7 written'],
    ['.5', undefined, '0.5 written'],
    ['1,234.5', undefined, '1234.5 written'],
    ['１，２３４', undefined, '1234 written'],
    ['１２．５', undefined, '12.5 written'],
    ['12。5', undefined, '12.5 written'],
    [' 3 000 ', undefined, '3000 written'],
    ['3\u00a0000', undefined, '3000 written'],
    ["1'234", undefined, '1234 written'],
    ['\u200b12\u202c', undefined, '12 written'],
    ['\u000b12\r\n', undefined, '12'],
    ['12,34', undefined, '! figure-separator'],
    ['12,5', undefined, '! figure-separator'],
    ['1,23,456', undefined, '! figure-separator'],
    ['1 2', undefined, '! figure-separator'],
    ['约200', undefined, '200 only-figure'],
    ['≥９８', percent, '98 only-figure'],
    ['≥98%', percent, '98 only-figure'],
    ['98%', percent, '98 written'],
    ['98％左右', percent, '98 only-figure'],
    ['5,000万元', wan, '5000 written'],
    ['5000万', wan, '5000 written'],
    ['人民币5000万元整', wan, '5000 only-figure'],
    ['5000万元（含税）', wan, '5000 only-figure'],
    ['5,000元', wan, '0.5 converted'],
    ['1.2亿元', wan, '12000 converted'],
    ['3千万元', wan, '3000 converted'],
    ['2 million yuan', wan, '200 converted'],
    ['50 10,000 yuan', wan, '! figure-separator'],
    ['123456元', wan, '12.35 converted rounded'],
    ['200 吨标准煤', coal, '200 written'],
    ['200吨标准煤/年', coal, '200 written'],
    ['2万吨标准煤', coal, '20000 converted'],
    ['200 tce', coal, '200 written'],
    ['500千克标准煤', coal, '0.5 converted'],
    ['200吨', coal, '! figure-unit'],
    ['200吨标准煤/月', coal, '! figure-unit'],
    ['200kgce/吨', kgce, '200 written'],
    ['20 人', persons, '20 written'],
    ['20名', persons, '20 written'],
    ['5千', persons, '5000 converted'],
    ['5千', wan, '! figure-unit'],
    ['5000美元', wan, '! figure-unit'],
    ['5000 kg', wan, '! figure-unit'],
    ['2年', months, '24 converted'],
    ['6个月', years, '0.5 converted'],
    ['200台', undefined, '200 only-figure'],
    ['5000万元', undefined, '! figure-unit'],
    ['98-99', percent, '! figure-range'],
    ['约200~300', undefined, '! figure-range'],
    ['1.234', undefined, '1.23 rounded'],
    ['1.235', undefined, '1.24 rounded'],
    ['-1.235', undefined, '-1.24 rounded'],
    ['1.2300', undefined, '1.23 written'],
    ['1e3', undefined, '1 only-figure'],
    ['二百', undefined, '! figure'],
    ['abc', undefined, '! figure'],
    ['99999999999999999999', undefined, '! figure'],
  ])('%j in %j is %j', (typed, unit, expected) => {
    expect(outcome({ kind: 'decimal', scale: 2, unit }, typed)).toBe(expected);
  });

  it.each([
    ['１２人', '12 written'],
    ['12.0', '12 written'],
    ['12.5', '! figure-whole'],
  ])('%j as a whole number is %j', (typed, expected) => {
    expect(outcome({ kind: 'integer', unit: persons }, typed)).toBe(expected);
  });
});

describe('days and years', () => {
  it.each([
    ['2024-05-01', '2024-05-01'],
    ...['2024.5.1', '2024/5/1', '20240501', '2024年5月1日', '２０２４-５-１', '2024 年 5 月 1 日', '2024。5。1'].map(
      (typed) => [typed, '2024-05-01 written'],
    ),
    ['2024-05-01 00:00:00', '2024-05-01 written'],
    ['2024年5月1日 星期三', '2024-05-01 written'],
    ['0024-05-01', '! day-year'],
    ['24.5.1', '! day-year'],
    ['24', '! day-year'],
    ['2024', '! day-part'],
    ['2024年5月', '! day-part'],
    ['2024.5', '! day-part'],
    ['5/1/2024', '! day-order'],
    ['2024-02-30', '! date'],
    ['昨天', '! date'],
  ])('%j is %j', (typed, expected) => expect(outcome({ kind: 'date' }, typed)).toBe(expected));

  it.each([
    ['２０２４年', '2024'],
    ['24', 'year-range'],
    ['0024', 'year-range'],
    ['2124', 'year-range'],
  ])('the year %j is %j', (typed, expected) => {
    const reading = readYear(typed, 2000, 2099);
    expect(isRefused(reading) ? reading.code : reading.value).toBe(expected);
  });
});

describe('codes and addresses', () => {
  it.each<[TypedField['kind'], string, string]>([
    ['uscc', '91350100m000100y43', '91350100M000100Y43 written'],
    ['uscc', '9135O1OOM000100Y43', '91350100M000100Y43 look-alikes'],
    ['uscc', '91350100M000100Y43', '91350100M000100Y43'],
    ['patent-number', '2003101023445', 'ZL200310102344.5 written'],
    ['region-code', '３５０１００', '350100 written'],
    ['phone', '０５９１－１２３４５６７８', '0591-12345678 written'],
    ['phone', '0591-12345678转801', '0591-12345678-801 written'],
    ['phone', '0591-12345678 ext. 801', '0591-12345678-801 written'],
    ['phone', '（0591）12345678 分机 801', '0591-12345678-801 written'],
    ['phone', '电话：+86 591 12345678', '+86 591 12345678 written'],
    ['phone', '139 0000 0001', '139 0000 0001'],
    ['email', 'ａ＠x．cn', 'a@x.cn written'],
    ['email', 'a@X。CN', 'a@x.cn written'],
    ['email', ' a@x.cn。', 'a@x.cn written'],
    ['email', 'mailto:a@x.cn', 'a@x.cn written'],
    ['email', 'a，b@x。cn', '! email-comma'],
    ['email', 'a@x.cn；b@x.cn', '! email-comma'],
    ['login', ' Ｄｅｍｏ－app\u200b ', 'demo-app written'],
    ['line', 'a\r\nb\u000bc', 'a b c one-line'],
    ['line', ' a\u200bb\u202e ', 'ab'],
    ['paragraphs', '\r\na\r\nb\u000b ', 'a\nb'],
  ])('%s %j is %j', (kind, typed, expected) => expect(outcome({ kind }, typed)).toBe(expected));
});

describe('notes', () => {
  it('say in both languages what is recorded, with its unit', () => {
    const words = (typed: string) => {
      const reading = readTyped({ kind: 'decimal', unit: wan }, typed);
      return isRefused(reading) ? [] : reading.notes.map(noteText);
    };
    expect(words('5,000万元')).toEqual([{ zh: '已按 5000 万元 记录', en: 'Recorded as 5000 × 10,000 yuan' }]);
    expect(words('5,000元')[0]?.zh).toBe('“5,000元”已换算，按 0.5 万元 记录');
    expect(words('1.005')[0]?.en).toBe('At most 2 decimals: rounded half up and recorded as 1.01 × 10,000 yuan');
  });
});
