import type { LocalText } from '../types';
import { formatDecimal, parseDecimal } from '../formats/decimal';
import { foldTyped } from './fold';
import { refused, taken, type Note, type Reading } from './reading';
import { conversion, readMeasure, unitOf } from './units';

export interface FigureKind {
  /** Most digits after the point; 0 for whole numbers. */
  scale: number;
  /** Whole numbers count things: half a person is no slip of precision, and is not rounded. */
  whole?: boolean;
  unit?: LocalText | undefined;
}

const BEFORE =
  /^(?:(?:大约|约为|约|近|共计|合计|总计|共|计|达到|超过|不少于|不低于|不超过|人民币|RMB|CNY|about|approx\.?|ca\.?|[≥≤><=~≈¥$])\s*)+/i;
const AFTER = /\s*(?:左右|上下|以上|以下|余|多|整|\([^()]*\))+$/;
const RANGE = /\d\s*(?:-|~|至|到)\s*\d/;
const FIGURE = /^([+-]?)(\d[\d,'\s]*(?:\.\d+)?|\.\d+)\s*(.*)$/s;
const GROUPED = /^\d{1,3}(?:(?:,\d{3})+|(?:'\d{3})+|(?: \d{3})+)(?:\.\d+)?$/;

/**
 * A figure as it is typed or pasted: in full width, with separators of thousands, with words and its unit around it.
 * Another unit of the same kind is converted and said; one of another kind, a range and a comma in a wrong place are
 * refused. Finer than the field is rounded half away from zero (四舍五入), and said.
 */
export function readFigure(typed: string, kind: FigureKind): Reading {
  const text = foldTyped(typed)
    .replace(/(?<=\d)\s?。\s?(?=\d)/g, '.')
    .replace(/。$/, '')
    .replace(/⩾|≧/g, '≥')
    .replace(/⩽|≦/g, '≤');
  if (text === '') return taken('');
  if (RANGE.test(text.replace(/^-/, ''))) return refused('figure-range');
  const before = BEFORE.exec(text)?.[0] ?? '';
  const match = FIGURE.exec(text.slice(before.length));
  if (!match) return refused('figure', { scale: kind.scale });
  const [, sign = '', figure = '', tail = ''] = match;
  const plain = figure.trim();
  if (/[,'\s]/.test(plain) && !GROUPED.test(plain)) return refused('figure-separator');
  const after = AFTER.exec(tail)?.[0] ?? '';
  const words = tail
    .slice(0, tail.length - after.length)
    .replace(/^[余多]/, '')
    .trim();
  const digits = plain
    .replace(/[,'\s]/g, '')
    .replace(/^0+(?=\d)/, '')
    .replace(/^\./, '0.');
  const parsed = parseDecimal(`${sign === '-' ? '-' : ''}${digits}`);
  if (!parsed) return refused('figure', { scale: kind.scale });
  const measure = readMeasure(words);
  const field = unitOf(kind.unit);
  const isOwn = words !== '' && isNamed(words, kind.unit);
  const factor = isOwn || (measure.unit === null && !kind.unit) ? ([1n, 1n] as const) : conversion(measure, field);
  if (!factor) return refused('figure-unit', { words, unit: kind.unit?.zh ?? '', unitEn: kind.unit?.en ?? '' });
  const exact = { units: parsed.units * factor[0], scale: parsed.scale };
  const rounded = round(exact, factor[1], kind.scale);
  if (kind.whole && !rounded.exact) return refused('figure-whole');
  const value = shortest(
    rounded.exact && factor[0] === factor[1] ? formatDecimal(parsed) : formatDecimal(rounded.value),
    kind.scale,
    factor[0] === factor[1],
  );
  const dropped = [before.trim(), isOwn || words === '' || measure.unit !== null ? '' : words, after.trim()].filter(
    Boolean,
  );
  const params = { value, unitZh: kind.unit?.zh ?? '', unitEn: kind.unit?.en ?? '', scale: kind.scale };
  const notes: Note[] = [];
  if (factor[0] !== factor[1]) notes.push({ code: 'converted', params: { ...params, typed: text } });
  if (!rounded.exact) notes.push({ code: 'rounded', params });
  if (dropped.length > 0) notes.push({ code: 'only-figure', params: { ...params, words: dropped.join(' … ') } });
  if (notes.length === 0 && value !== typed.trim()) notes.push({ code: 'written', params });
  return taken(value, ...notes);
}

/** The unit as the field itself writes it, also without what stands after its slash. */
function isNamed(words: string, unit: LocalText | undefined): boolean {
  const names = [unit?.zh, unit?.en, unit?.zh.split('/')[0]].map((name) => name && foldTyped(name).toLowerCase());
  return names.includes(words.toLowerCase());
}

/** units × 10^-scale ÷ divisor, with at most `digits` after the point, half away from zero. */
function round({ units, scale }: { units: bigint; scale: number }, divisor: bigint, digits: number) {
  const size = units < 0n ? -units : units;
  const above = size * 10n ** BigInt(digits);
  const below = divisor * 10n ** BigInt(scale);
  const whole = (above * 2n + below) / (below * 2n);
  return { value: { units: units < 0n ? -whole : whole, scale: digits }, exact: above % below === 0n };
}

/** As it was written where it fits; without zeros at the end where it was reckoned or is too long. */
function shortest(value: string, digits: number, isTyped: boolean): string {
  const fraction = value.split('.')[1] ?? '';
  if (isTyped && fraction.length <= digits) return value;
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}
