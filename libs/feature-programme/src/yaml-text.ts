import { isUnopened, openYaml } from '@linxuan/domain';
import { DomainError } from '@linxuan/platform';
import { Document, isMap, isScalar, isSeq, Scalar, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { unreadable } from './unreadable';

export type Path = (string | number)[];
type Value = string | number | boolean | null | { [key: string]: Value };
const STYLE = { lineWidth: 0, flowCollectionPadding: false, doubleQuotedMinMultiLineLength: 1_000_000 } as const;

/**
 * A YAML text that is changed in place: what a change does not name keeps its bytes, with its comments, quotes and
 * indentation, whoever wrote it. Every change is an edit of the source at the place of its node.
 */
export class YamlText {
  private read: Document.Parsed | null = null;

  /** Throws `edition.unreadable` for a text that is no YAML. */
  constructor(private source: string) {
    this.read = this.parse();
  }

  toString(): string {
    return this.source;
  }

  /** Throws `request.invalid` where the list has no such entry. */
  itemAt(list: Path, key: string, wanted: string): Path {
    const index = this.seqAt(list).items.findIndex((item) => isMap(item) && item.get(key) === wanted);
    if (index < 0)
      throw new DomainError(
        'request.invalid',
        {},
        { fields: [{ pointer: `/${[...list, wanted].join('/')}`, code: 'unknown' }] },
      );
    return [...list, index];
  }

  /** All that stands in the text, as values. */
  value(): unknown {
    return this.document.toJS();
  }

  get(path: Path): unknown {
    return this.document.getIn(path);
  }

  isMap(path: Path): boolean {
    return isMap(this.document.getIn(path, true));
  }

  /** A value that stands keeps its kind of quotes; a key that is missing is added to its mapping. */
  set(path: Path, value: string | number | null): void {
    const node = this.document.getIn(path, true);
    if (isScalar(node)) {
      if (node.value === value) return;
      const [start, end] = rangeOf(node);
      const quotes = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? node.type : undefined;
      const tail = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED' ? '\n' : '';
      return this.replace(start, end, (end === start ? ' ' : '') + written(value, quotes) + tail);
    }
    const key = path.at(-1);
    const parent = path.length === 1 ? this.document.contents : this.document.getIn(path.slice(0, -1), true);
    if (!isMap(parent) || typeof key !== 'string' || node !== undefined)
      throw new DomainError('request.invalid', {}, { fields: [{ pointer: `/${path.join('/')}`, code: 'type' }] });
    this.addKey(parent, `${key}: ${written(value)}`);
  }

  /** An entry at the end of a list, on a line of its own. */
  append(list: Path, entry: { [key: string]: Value }): void {
    const seq = this.seqAt(list);
    const text = written(entry);
    const last = seq.items.at(-1) as Node | undefined;
    if (seq.flow || !last) {
      const [start, end] = rangeOf(seq);
      const inside = this.source.slice(start + 1, end - 1).trimEnd();
      return last ? this.replace(start + 1, end - 1, `${inside}, ${text}`) : this.replace(start, end, `\n  - ${text}`);
    }
    const dash = this.source.lastIndexOf('-', rangeOf(last)[0] - 1);
    const end = this.lineEnd(this.lastOf(last));
    this.replace(end, end, `\n${this.source.slice(this.lineStart(dash), dash)}- ${text}`);
  }

  /** Takes an entry of a list out with its lines; comments above it stay. */
  removeItem([...path]: Path): void {
    const index = Number(path.pop());
    const seq = this.seqAt(path);
    const item = seq.items[index] as Node;
    if (seq.items.length === 1) {
      const [start, end] = [
        seq.flow ? rangeOf(seq)[0] : this.source.lastIndexOf('-', rangeOf(item)[0] - 1),
        seq.flow ? rangeOf(seq)[1] : this.lastOf(item),
      ];
      return this.replace(start, end, '[]');
    }
    if (!seq.flow) return this.dropLines(this.source.lastIndexOf('-', rangeOf(item)[0] - 1), this.lastOf(item));
    const next = seq.items[index + 1] as Node | undefined;
    const before = seq.items[index - 1] as Node | undefined;
    if (next) return this.replace(rangeOf(item)[0], rangeOf(next)[0], '');
    this.replace(before ? rangeOf(before)[1] : rangeOf(item)[0], rangeOf(item)[1], '');
  }

  /** Takes a key of the document itself out, with the comment above it. */
  removeKey(key: string): void {
    const pair = isMap(this.document.contents)
      ? this.document.contents.items.find((one) => isScalar(one.key) && one.key.value === key)
      : undefined;
    if (!pair) return;
    let start = this.lineStart(rangeOf(pair.key as Node)[0]);
    while (start > 0 && this.source.slice(this.lineStart(start - 1), start).startsWith('#'))
      start = this.lineStart(start - 1);
    this.dropLines(start, pair.value ? this.lastOf(pair.value as Node) : rangeOf(pair.key as Node)[1]);
  }

  private addKey(map: YAMLMap, text: string): void {
    const last = map.items.at(-1);
    const first = map.items[0];
    if (map.flow || !last || !first) {
      const close = this.source.lastIndexOf('}', rangeOf(map)[1]);
      const inside = this.source.slice(0, close).trimEnd();
      return this.replace(inside.length, inside.length, `${map.items.length > 0 ? ', ' : ''}${text}`);
    }
    const start = rangeOf(first.key as Node)[0];
    const end = this.lineEnd(this.lastOf((last.value ?? last.key) as Node));
    this.replace(end, end, `\n${' '.repeat(start - this.lineStart(start))}${text}`);
  }

  private seqAt(path: Path): YAMLSeq {
    const found = this.document.getIn(path, true);
    if (!isSeq(found))
      throw new DomainError('request.invalid', {}, { fields: [{ pointer: `/${path.join('/')}`, code: 'type' }] });
    return found;
  }

  /** Behind the last character of a node; the range of a block reaches over the blank that follows it. */
  private lastOf(node: Node): number {
    if (isMap(node) && !node.flow) {
      const last = node.items.at(-1);
      if (last) return this.lastOf((last.value ?? last.key) as Node);
    }
    if (isSeq(node) && !node.flow && node.items.length > 0) return this.lastOf(node.items.at(-1) as Node);
    const [start, end] = rangeOf(node);
    return start + this.source.slice(start, end).trimEnd().length;
  }

  private lineStart(at: number): number {
    return this.source.lastIndexOf('\n', at - 1) + 1;
  }

  private lineEnd(at: number): number {
    const end = this.source.indexOf('\n', at);
    return end < 0 ? this.source.length : end;
  }

  private dropLines(start: number, end: number): void {
    this.replace(this.lineStart(start), Math.min(this.lineEnd(end) + 1, this.source.length), '');
  }

  private replace(start: number, end: number, text: string): void {
    this.source = this.source.slice(0, start) + text + this.source.slice(end);
    this.read = null;
  }

  /** Read again after a change, when the next one asks where things stand. */
  private get document(): Document.Parsed {
    return (this.read ??= this.parse());
  }

  private parse(): Document.Parsed {
    const opened = openYaml(this.source);
    if (isUnopened(opened)) throw unreadable([opened]);
    const { document, problems } = opened;
    if (document.errors.length > 0) throw unreadable(problems);
    return document;
  }
}

function rangeOf(node: Node): [number, number] {
  if (!node.range) throw new Error('A node that was read has its place');
  return [node.range[0], node.range[1]];
}

/** A value as it is written anywhere in a text, inside `{}` too. */
function written(value: Value, quotes?: 'QUOTE_DOUBLE' | 'QUOTE_SINGLE'): string {
  const document = new Document({ value }, { version: '1.2' });
  const map = document.contents as unknown as YAMLMap;
  map.flow = true;
  const node = map.get('value', true) as unknown;
  if (isScalar(node) && typeof value === 'string') {
    const kind = value.includes('\n') ? Scalar.QUOTE_DOUBLE : quotes;
    if (kind) node.type = kind;
  }
  return document.toString(STYLE).trimEnd().slice('{value: '.length, -1);
}
