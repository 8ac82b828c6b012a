import { breakLines, escapeXml, layOut, type PlacedStage, type StageLayout } from './graph-layout';
import type { CaseMachine } from './machine';

export interface GraphOptions {
  /** Default zh. */
  language?: 'zh' | 'en';
  /** Cases that stand in each stage now, by stage id. */
  counts?: Readonly<Record<string, number>>;
}

const BOX = { width: 132, height: 64 };
const STEP = { x: 164, y: 116 };
const MARGIN = { left: 28, top: 44, bottom: 24 };

const left = ({ column }: PlacedStage): number => MARGIN.left + column * STEP.x;
const top = ({ lane }: PlacedStage): number => MARGIN.top + lane * STEP.y + (STEP.y - BOX.height) / 2;

/**
 * The stages of an edition as an SVG picture, left to right, a lane for each route, with the cases standing in each
 * stage.
 */
export function toSvg(machine: CaseMachine, { language = 'zh', counts }: GraphOptions = {}): string {
  const layout = layOut(machine);
  const width = MARGIN.left * 2 + (layout.columns - 1) * STEP.x + BOX.width;
  const height = MARGIN.top + layout.rows * STEP.y + MARGIN.bottom;
  const title = escapeXml(machine.definition.title[language]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}" font-family="'Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif">`,
    `<title>${title}</title>`,
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#5b6b7b"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...lanes(layout, language),
    ...layout.flows.map((flow) => arrow(layout, flow)),
    ...layout.stages.map((placed) => box(machine, placed, language, counts)),
    '</svg>',
  ].join('\n');
}

/** A band behind the stages that only one route passes, with its name. */
function lanes(layout: StageLayout, language: 'zh' | 'en'): string[] {
  return layout.lanes.flatMap(({ route, title }, lane) => {
    const own = layout.stages.filter(({ stage }) => stage.route === route);
    if (own.length === 0) return [];
    const x = Math.min(...own.map(left)) - 12;
    const right = Math.max(...own.map(left)) + BOX.width + 12;
    const y = MARGIN.top + lane * STEP.y + 6;
    return [
      `<rect x="${x}" y="${y}" width="${right - x}" height="${STEP.y - 12}" rx="10" fill="#f1f6f3" stroke="#c9d8cf"/>`,
      `<text x="${x + 10}" y="${lane === 0 ? y - 8 : y + STEP.y + 6}" font-size="13" fill="#3f5a4b">${escapeXml(title[language])}</text>`,
    ];
  });
}

function arrow(layout: StageLayout, { from, to }: StageLayout['flows'][number]): string {
  const source = layout.stages.find(({ stage }) => stage.id === from);
  const target = layout.stages.find(({ stage }) => stage.id === to);
  if (!source || !target) return '';
  const x1 = left(source) + BOX.width;
  const y1 = top(source) + BOX.height / 2;
  const x2 = left(target) - 3;
  const y2 = top(target) + BOX.height / 2;
  const bend = x2 - 16;
  return `<path d="M${x1} ${y1}H${bend}L${x2} ${y2}" fill="none" stroke="#5b6b7b" stroke-width="1.5" marker-end="url(#arrow)"/>`;
}

function box(machine: CaseMachine, placed: PlacedStage, language: 'zh' | 'en', counts: GraphOptions['counts']): string {
  const { stage } = placed;
  const x = left(placed);
  const y = top(placed);
  const held = machine.states.get(`${stage.id}.${machine.kindOf(stage.id).entry}`)?.heldBy;
  const lines = breakLines(stage.title[language], language === 'zh' ? 9 : 17).slice(0, 3);
  const first = y + BOX.height / 2 - (lines.length - 1) * 8.5 + 5;
  const count = counts?.[stage.id] ?? 0;
  return [
    `<g data-stage="${stage.id}"><title>${escapeXml(`${stage.title[language]} · ${stage.source}`)}</title>`,
    `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="8" fill="${fillOf(held)}" stroke="#41566b"/>`,
    ...lines.map(
      (line, index) =>
        `<text x="${x + BOX.width / 2}" y="${first + index * 17}" font-size="13" text-anchor="middle" fill="#14212e">${escapeXml(line)}</text>`,
    ),
    counts
      ? `<rect x="${x + BOX.width - 30}" y="${y - 11}" width="38" height="22" rx="11" fill="${count > 0 ? '#0b5cad' : '#8a97a5'}"/><text x="${x + BOX.width - 11}" y="${y + 5}" font-size="13" text-anchor="middle" fill="#ffffff">${count}</text>`
      : '',
    '</g>',
  ].join('');
}

/** Who has the ball when a case enters, by colour; the title of the box carries the words. */
function fillOf(held: string | undefined): string {
  switch (held) {
    case 'applicant':
      return '#fff6dc';
    case 'group':
    case 'nominator':
      return '#e6f3ea';
    case 'departments':
      return '#eef0fb';
    case 'experts':
    case 'public':
      return '#fdeeee';
    default:
      return '#e8f1fb';
  }
}
