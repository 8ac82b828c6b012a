import type { LocalText } from '../types';
import type { DefectCode, ExpressionDefect } from './types';

const WORDS: Readonly<Record<DefectCode, LocalText>> = {
  'unknown-path': { zh: '条件中的字段在表单中没有', en: 'The condition reads a field that the form lacks' },
  'type-mismatch': { zh: '条件两边的类型不同', en: 'The condition compares values of different types' },
  'not-a-condition': { zh: '表达式的结果不是“是”或者“否”', en: 'The expression is not true or false' },
  'too-costly': { zh: '条件的计算量超过上限', en: 'The condition costs more than is allowed' },
  'unbounded-list': {
    zh: '条件逐项判断没有上限（maxItems）的表',
    en: 'The condition runs over a list without a limit (maxItems)',
  },
  'iteration-not-allowed': { zh: '条件中不允许循环', en: 'Loops are not allowed in a condition' },
  'clock-not-allowed': { zh: '条件不得读取当前时间', en: 'A condition may not read the clock' },
  'function-not-allowed': { zh: '条件中使用了不允许的函数', en: 'The condition uses a function that is not allowed' },
  'not-allowed': { zh: '条件中使用了不允许的写法', en: 'The condition uses something that is not allowed' },
  inexact: { zh: '条件中的数不能准确表示', en: 'A number of the condition cannot be held exactly' },
  'too-long': { zh: '条件过长', en: 'The condition is too long' },
  syntax: { zh: '条件写法有误', en: 'The condition cannot be read' },
};

/** A mistake of a condition in words, with the part of it that is meant. */
export function expressionDefectText({ code, text }: Pick<ExpressionDefect, 'code' | 'text'>): LocalText {
  const { zh, en } = WORDS[code];
  return text === '' ? { zh, en } : { zh: `${zh}：${text}`, en: `${en}: ${text}` };
}

export function isDefectCode(code: string): code is DefectCode {
  return Object.hasOwn(WORDS, code);
}
