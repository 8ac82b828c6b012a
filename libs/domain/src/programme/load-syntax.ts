import { isAlias, isMap, isScalar, visit, type Document, type LineCounter, type Scalar } from 'yaml';
import { problem, type ProgrammeProblem } from './check-problem';
import { positionAt, type TextPosition } from './load-positions';

/** As many of a kind as a reader corrects in one go; a text of nothing but mistakes is not worked through. */
const MOST = 50;

/**
 * What keeps a text from being read as one meaning: broken YAML, a key given twice, and whatever makes a text say more
 * than it shows.
 */
export function yamlProblems(document: Document, lines: LineCounter): ProgrammeProblem[] {
  return [...syntaxProblems(document, lines), ...keysTwice(document, lines), ...sharedNodes(document, lines)];
}

function syntaxProblems(document: Document, lines: LineCounter): ProgrammeProblem[] {
  return [...document.errors, ...document.warnings].slice(0, MOST).map(({ code, message, pos }) => {
    const at = positionAt(lines, pos[0]);
    if (code === 'TAG_RESOLVE_FAILED')
      return { ...problem('yaml.tag', '', { zh: '不允许使用标签', en: message }), ...at };
    return {
      ...problem('yaml.syntax', '', { zh: `YAML语法错误：${SYNTAX[code] ?? '本行无法识别'}`, en: message }),
      ...at,
    };
  });
}

/** The words of the parser are English; these are its kinds of error. */
const SYNTAX: Readonly<Record<string, string>> = {
  ALIAS_PROPS: '别名不能带有标签或者锚点',
  BAD_ALIAS: '别名写法有误',
  BAD_DIRECTIVE: '指令写法有误',
  BAD_DQ_ESCAPE: '双引号中有不认识的转义',
  BAD_INDENT: '缩进有误，或者方括号、花括号没有写完',
  BAD_PROP_ORDER: '标签或者锚点的位置有误',
  BAD_SCALAR_START: '文字不能以这个符号开头，请加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行中有两个冒号，或者缩进有误；含冒号的文字请加引号',
  BLOCK_IN_FLOW: '方括号或者花括号中不能写缩进的内容',
  COMMENT_SPACE: '注释的#前须有空格',
  IMPOSSIBLE: '本行无法识别',
  KEY_OVER_1024_CHARS: '字段名过长',
  MISSING_CHAR: '引号、括号或者冒号没有写全',
  MULTILINE_IMPLICIT_KEY: '字段名须写在一行内，请检查缩进和冒号',
  MULTIPLE_ANCHORS: '锚点重复',
  MULTIPLE_DOCS: '一个文件中只能有一份方案',
  MULTIPLE_TAGS: '标签重复',
  NON_STRING_KEY: '字段名须为文字',
  RESOURCE_EXHAUSTION: '内容过于复杂',
  TAB_AS_INDENT: '缩进须用空格，不能用制表符',
  UNEXPECTED_TOKEN: '出现了不应有的内容，请检查缩进和标点',
};

/** Keys that a map has already, by their names, and where they stood before. */
function keysTwice(document: Document, lines: LineCounter): ProgrammeProblem[] {
  const found: ProgrammeProblem[] = [];
  visit(document, {
    Map: (_key, { items }) => {
      const before = new Map<unknown, Scalar>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const first = before.get(key.value);
        if (first) found.push(twice(String(key.value), positionAt(lines, key.range?.[0] ?? 0), lineOf(first, lines)));
        else before.set(key.value, key);
      }
      return found.length >= MOST ? visit.BREAK : undefined;
    },
  });
  return found;
}

const lineOf = (node: Scalar, lines: LineCounter): number => positionAt(lines, node.range?.[0] ?? 0).line;

function twice(name: string, at: TextPosition, line: number): ProgrammeProblem {
  return {
    ...problem('yaml.duplicate-key', '', {
      zh: `字段“${name}”重复，第 ${line} 行已有`,
      en: `The key "${name}" stands twice; it is on line ${line} already`,
    }),
    ...at,
  };
}

/**
 * Anchors and aliases make one text stand in many places (and a short file very long); `<<` hides where a key comes
 * from.
 */
function sharedNodes(document: Document, lines: LineCounter): ProgrammeProblem[] {
  const found: ProgrammeProblem[] = [];
  const add = (offset: number | undefined, what: string) =>
    found.push({
      ...problem('yaml.alias', '', {
        zh: `不允许使用锚点、别名和合并键（${what}）`,
        en: `Anchors, aliases and merge keys are not allowed (${what})`,
      }),
      ...positionAt(lines, offset ?? 0),
    });
  visit(document, {
    Node: (_key, node) => {
      if (found.length >= MOST) return visit.BREAK;
      if (isAlias(node)) add(node.range?.[0], `*${node.source}`);
      else if ('anchor' in node && node.anchor) add(node.range?.[0], `&${node.anchor}`);
      if (isMap(node))
        for (const { key } of node.items) if (isScalar(key) && key.value === '<<') add(key.range?.[0], '<<');
      return undefined;
    },
  });
  return found;
}
