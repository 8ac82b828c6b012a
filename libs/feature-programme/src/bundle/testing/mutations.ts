/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Mutation = (lines: string[], at: number, pick: (below: number) => number) => void;

const VALUES = [
  '[]',
  '{}',
  'null',
  '~',
  '""',
  '-1',
  '0',
  '1e400',
  '99999999999999999999',
  'true',
  '"2024-02-30"',
  '2024-01-01',
  '"\\u0000"',
  '"\\ud800"',
  '[null]',
  '{a: [1]}',
  '*x',
  '&x 1',
  '!!binary aGk=',
  '"<script>"',
  'x'.repeat(5_000),
  '__proto__',
  '{__proto__: 1}',
  'constructor',
  '[[[[1]]]]',
  '|',
  '>-',
  "'",
  '"',
  '{',
  '[',
  '# x',
  '- 1',
  '? x',
  '%YAML 1.1',
];
const SIGNS = [...':-[]{}"\'#&*!|>%@`,\t 0aZ中\u00a0\u200b'];

/** What happens to files: lines lost, doubled, moved, indented, values of another kind, signs that slipped in. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a line is lost': (lines, at) => void lines.splice(at, 1),
  'a line stands twice': (lines, at) => void lines.splice(at, 0, lines[at] ?? ''),
  'a block is lost': (lines, at, pick) => void lines.splice(at, 1 + pick(20)),
  'a block stands twice': (lines, at, pick) => void lines.splice(at, 0, ...lines.slice(at, at + 1 + pick(20))),
  'a block has moved': (lines, at, pick) => {
    const block = lines.splice(at, 1 + pick(8));
    lines.splice(pick(lines.length), 0, ...block);
  },
  'a line is indented': (lines, at, pick) => void (lines[at] = ' '.repeat(1 + pick(4)) + (lines[at] ?? '')),
  'a line is indented less': (lines, at) => void (lines[at] = (lines[at] ?? '').replace(/^ {1,2}/, '')),
  'the file ends early': (lines, at) => void lines.splice(at),
  'a value is of another kind': (lines, at, pick) =>
    void (lines[at] = (lines[at] ?? '').replace(/: .*$/, `: ${VALUES[pick(VALUES.length)] ?? ''}`)),
  'a value inside of braces is of another kind': (lines, at, pick) =>
    void (lines[at] = (lines[at] ?? '').replace(/: [^,{}]+(?=[,}])/, `: ${VALUES[pick(VALUES.length)] ?? ''}`)),
  'a key is misspelt': (lines, at, pick) =>
    void (lines[at] = (lines[at] ?? '').replace(/([A-Za-z]+):/, (_, key: string) => {
      const place = pick(key.length);
      return `${key.slice(0, place)}${key.slice(place + 1)}x:`;
    })),
  'a sign slipped in': (lines, at, pick) => {
    const line = lines[at] ?? '';
    const place = pick(line.length + 1);
    lines[at] = line.slice(0, place) + (SIGNS[pick(SIGNS.length)] ?? '') + line.slice(place);
  },
  'a part is divided': (lines, at) => void lines.splice(at, 0, '---'),
  'two codes are exchanged': (lines, at, pick) => {
    const other = pick(lines.length);
    const code = (index: number) => /"([^"]*)"/.exec(lines[index] ?? '')?.[1] ?? '';
    const [a, b] = [code(at), code(other)];
    lines[at] = (lines[at] ?? '').replace(`"${a}"`, `"${b}"`);
    lines[other] = (lines[other] ?? '').replace(`"${b}"`, `"${a}"`);
  },
};

/** The text with one to three things gone wrong, and what. */
export function mutated(text: string, random: () => number): { text: string; what: string } {
  const pick = (below: number) => Math.floor(random() * Math.max(1, below));
  const lines = text.split('\n');
  const names = Object.keys(MUTATIONS);
  const what = Array.from({ length: 1 + pick(3) }, () => {
    const name = names[pick(names.length)] ?? '';
    const at = pick(lines.length);
    MUTATIONS[name]?.(lines, at, pick);
    return `${name} (${at + 1})`;
  }).join(', ');
  return { text: lines.join('\n'), what };
}
