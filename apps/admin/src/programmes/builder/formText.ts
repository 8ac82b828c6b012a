import type { FieldSchema, FormRule } from '@linxuan/form-rules';
import { isMap, isNode, isScalar, isSeq, Pair, parseDocument, Scalar, YAMLMap, YAMLSeq, type Document } from 'yaml';

type Path = readonly (string | number)[];
/** Values that stand on one line wherever they are written. */
const FLOW = new Set(['x-title', 'x-help', 'x-unit', 'title', 'help', 'message', 'required', 'accept', 'enum']);

/**
 * The text of a form that is changed part by part: comments, quotes and order of what no change names stay as they are.
 * Only a text that the server has read as a form comes here, so its length and depth are known to be small.
 */
export class FormText {
  private readonly document: Document.Parsed;

  constructor(private readonly source: string) {
    this.document = parseDocument(source, { uniqueKeys: false, version: '1.2', merge: false, logLevel: 'error' });
  }

  toString(): string {
    return this.document.toString({
      lineWidth: 0,
      flowCollectionPadding: /[{[] \S/.test(this.source),
      doubleQuotedMinMultiLineLength: 1_000_000,
    });
  }

  /** All that stands in the text, as it would be read. */
  value(): unknown {
    return this.document.toJS({ maxAliasCount: 0 });
  }

  /** Sets or, with `undefined`, takes out. A text in two languages keeps the quotes and comments that it has. */
  set(path: Path, value: unknown): void {
    if (value === undefined) return void this.document.deleteIn(path);
    const before = this.document.getIn(path, true);
    if (isMap(before) && isWords(value)) {
      for (const [key, words] of Object.entries(value)) before.set(key, words);
      return;
    }
    const node = isScalar(before) && isPlain(value) ? null : this.document.createNode(value);
    if (node) inFlow(path.at(-1), node);
    this.document.setIn(path, node ?? value);
  }

  /** Adds a named entry at the end of a map, which begins where it is missing. */
  add(path: Path, name: string, value: unknown): void {
    const node = this.document.createNode(value);
    inFlow(name, node);
    const map = this.document.getIn(path, true);
    if (isMap(map)) map.add(new Pair(new Scalar(name), node));
    else {
      const made = new YAMLMap();
      made.add(new Pair(new Scalar(name), node));
      this.document.setIn(path, made);
    }
  }

  /** Adds an entry at the end of a list, which begins where it is missing. */
  append(path: Path, value: unknown): void {
    const node = this.document.createNode(value);
    inFlow(path.at(-1), node);
    const seq = this.document.getIn(path, true);
    if (isSeq(seq) && seq.items.length > 0) seq.add(node);
    else {
      const made = new YAMLSeq();
      made.flow = FLOW.has(String(path.at(-1)));
      made.add(node);
      this.document.setIn(path, made);
    }
  }

  /** Moves an entry of a map or list one place up (-1) or down (1), with the comments that stand with it. */
  move(path: Path, by: -1 | 1): void {
    const key = path.at(-1);
    const whole = this.document.getIn(path.slice(0, -1), true);
    if (!isMap(whole) && !isSeq(whole)) return;
    const items = whole.items as unknown[];
    const at = isMap(whole)
      ? whole.items.findIndex((pair) => (isScalar(pair.key) ? pair.key.value : pair.key) === key)
      : Number(key);
    const to = at + by;
    if (at < 0 || to < 0 || to >= items.length) return;
    const [item] = items.splice(at, 1);
    items.splice(to, 0, item);
  }

  /** Index of the entry of a list with this value under a key; -1 where there is none. */
  indexOf(path: Path, key: string, value: string): number {
    const seq = this.document.getIn(path, true);
    return isSeq(seq) ? seq.items.findIndex((item) => isMap(item) && item.get(key) === value) : -1;
  }
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;
const isWords = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

/** Texts in two languages and short lists stand on one line, as everywhere else. */
function inFlow(key: unknown, node: unknown): void {
  if (!isNode(node)) return;
  if (isSeq(node) || isMap(node)) {
    if (FLOW.has(String(key))) node.flow = true;
    else if (isMap(node))
      for (const { key: inner, value } of node.items) inFlow(isScalar(inner) ? inner.value : inner, value);
    else for (const item of node.items) if (isMap(item)) item.flow = true;
  }
}

/** Where a field stands in the text; `*` of a pointer is a row of the list before it. */
export function pathOf(pointer: string): (string | number)[] {
  return [
    'schema',
    ...pointer
      .split('/')
      .slice(1)
      .flatMap((part) => (part === '*' ? ['items'] : ['properties', part])),
  ];
}

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));
const nameOf = (pointer: string): string => pointer.slice(pointer.lastIndexOf('/') + 1);

/** A change of the text; the result is the text again. */
export function changed(source: string, change: (text: FormText) => void): string {
  const text = new FormText(source);
  change(text);
  return text.toString();
}

/** Keywords of a field that are set, or taken out where undefined. */
export type Keywords = { [Key in keyof FieldSchema]?: FieldSchema[Key] | undefined };

export function setField(text: FormText, pointer: string, keywords: Keywords): void {
  for (const [key, value] of Object.entries(keywords)) text.set([...pathOf(pointer), key], value);
}

/** `parent` is an object, or a list with `/*` behind it; the empty pointer is the form itself. */
export function addField(text: FormText, parent: string, name: string, schema: FieldSchema): void {
  text.add([...pathOf(parent), 'properties'], name, schema);
}

export function moveField(text: FormText, pointer: string, by: -1 | 1): void {
  text.move(pathOf(pointer), by);
}

export function setRequired(text: FormText, pointer: string, required: boolean): void {
  const path = [...pathOf(parentOf(pointer)), 'required'];
  const at = namesIn(text, path).indexOf(nameOf(pointer));
  if (required && at < 0) text.append(path, nameOf(pointer));
  if (!required && at >= 0) text.set([...path, at], undefined);
}

/** With its place among the required ones, and the conditions that speak at it or below. */
export function removeField(text: FormText, pointer: string): void {
  setRequired(text, pointer, false);
  text.set(pathOf(pointer), undefined);
  const { rules = [] } = text.value() as { rules?: FormRule[] };
  for (const { id } of rules.filter(({ at }) => at === pointer || at.startsWith(`${pointer}/`)))
    text.set(['rules', text.indexOf(['rules'], 'id', id)], undefined);
}

function namesIn(text: FormText, path: Path): string[] {
  let found: unknown = text.value();
  for (const part of path) found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined;
  return Array.isArray(found) ? found.map(String) : [];
}
