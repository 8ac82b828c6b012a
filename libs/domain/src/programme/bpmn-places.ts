import { LANES, type BpmnModel, type BpmnNode, type BpmnProcess, type Lane } from './bpmn-elements';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
/** A pool with its lanes and where each of its nodes stands. */
export interface PlacedProcess {
  process: BpmnProcess;
  pool: Box;
  lanes: { lane: Lane; box: Box; nodes: BpmnNode[] }[];
  boxes: Map<string, Box>;
}

const TASK = { width: 120, height: 80 };
const GATE = 50;
const EVENT = 36;
const SLOT = 160;
/** A task with its clock and the end of the clock below it. */
const ROW = 190;
const HEADER = 30;
const LABEL = 30;
const PAD = 30;

/** Places of all elements: a pool for each process, a lane for each actor, stages from left to right. */
export function placed({ main, beside, layout }: BpmnModel): PlacedProcess[] {
  const widths = columnWidths(main, layout);
  const starts = widths.map((_, column) => widths.slice(0, column).reduce((sum, width) => sum + width, SLOT));
  const columnOf = new Map(layout.stages.map(({ stage, column }) => [stage.id, column]));
  const first = pool(
    main,
    0,
    (node) => (node.stage === null ? 0 : (starts[columnOf.get(node.stage) ?? 0] ?? 0)),
    columnOf,
  );
  let top = first.pool.y + first.pool.height + 60;
  const others = beside.map((process) => {
    const next = pool(process, top, () => 0, new Map());
    top = next.pool.y + next.pool.height + 40;
    return next;
  });
  return [first, ...others];
}

function columnWidths({ nodes }: BpmnProcess, layout: BpmnModel['layout']): number[] {
  return Array.from({ length: layout.columns }, (_, column) => {
    const stages = new Set(layout.stages.filter((one) => one.column === column).map(({ stage }) => stage.id));
    const slots = nodes.filter(({ stage }) => stage !== null && stages.has(stage)).map(({ slot }) => slot);
    return (Math.max(0, ...slots) + 1) * SLOT;
  });
}

function pool(
  process: BpmnProcess,
  top: number,
  left: (node: BpmnNode) => number,
  columnOf: ReadonlyMap<string, number>,
): PlacedProcess {
  const boxes = new Map<string, Box>();
  const lanes: PlacedProcess['lanes'] = [];
  let y = top;
  const standing = process.nodes.filter(({ on, below }) => !on && below === undefined);
  for (const lane of LANES) {
    const nodes = standing.filter((node) => node.lane === lane);
    if (nodes.length === 0) continue;
    const rows = rowsOf(nodes, columnOf);
    const height =
      (Math.max(0, ...nodes.map((node) => (rows.get(node.id) ?? 0) + Math.floor(node.row))) + 1) * ROW + PAD;
    for (const node of nodes) {
      const { width, height: tall } = sizeOf(node);
      const row = (rows.get(node.id) ?? 0) + Math.floor(node.row);
      // Ends of one stage stand close together, one below the other.
      const within = (node.row - Math.floor(node.row)) * ROW;
      boxes.set(node.id, {
        x: HEADER + LABEL + PAD + left(node) + node.slot * SLOT + (TASK.width - width) / 2,
        y:
          y +
          PAD +
          row * ROW +
          within +
          (node.row === 0 || Number.isInteger(node.row) ? (TASK.height - tall) / 2 : (TASK.height - tall) / 2),
        width,
        height: tall,
      });
    }
    lanes.push({
      lane,
      box: { x: HEADER, y, width: 0, height },
      nodes: process.nodes.filter((node) => node.lane === lane),
    });
    y += height;
  }
  hangOn(process, boxes);
  const right = Math.max(...[...boxes.values()].map(({ x, width }) => x + width)) + PAD * 2;
  for (const { box } of lanes) box.width = right - HEADER;
  return { process, pool: { x: 0, y: top, width: right, height: y - top }, lanes, boxes };
}

/** Stages of parallel routes stand in rows of their own where they share a lane and a column. */
function rowsOf(nodes: readonly BpmnNode[], columnOf: ReadonlyMap<string, number>): Map<string, number> {
  const rows = new Map<string, number>();
  const used = new Map<number, { stage: string | null; rows: number }[]>();
  for (const node of nodes) {
    const column = node.stage === null ? -1 : (columnOf.get(node.stage) ?? 0);
    const stages = used.get(column) ?? [];
    used.set(column, stages);
    let found = stages.find(({ stage }) => stage === node.stage);
    if (!found) stages.push((found = { stage: node.stage, rows: 0 }));
    found.rows = Math.max(found.rows, Math.floor(node.row) + 1);
  }
  for (const node of nodes) {
    const stages = used.get(node.stage === null ? -1 : (columnOf.get(node.stage) ?? 0)) ?? [];
    const before = stages.slice(
      0,
      stages.findIndex(({ stage }) => stage === node.stage),
    );
    rows.set(
      node.id,
      before.reduce((sum, one) => sum + one.rows, 0),
    );
  }
  return rows;
}

/** Clocks on the lower edge of their tasks, and what stands below another element. */
function hangOn({ nodes }: BpmnProcess, boxes: Map<string, Box>): void {
  for (const { id, on } of nodes) {
    const task = on && boxes.get(on.task);
    if (on && task)
      boxes.set(id, {
        x: task.x + 6 + on.place * (EVENT + 24),
        y: task.y + task.height - EVENT / 2,
        width: EVENT,
        height: EVENT,
      });
  }
  for (const { id, below } of nodes) {
    const above = below === undefined ? undefined : boxes.get(below);
    if (above)
      boxes.set(id, {
        x: above.x + (above.width - EVENT) / 2,
        y: above.y + above.height + (above.width === EVENT ? 34 : 46),
        width: EVENT,
        height: EVENT,
      });
  }
}

function sizeOf({ kind, clocks = 1 }: BpmnNode): { width: number; height: number } {
  if (kind === 'userTask') return { width: Math.max(TASK.width, clocks * (EVENT + 24)), height: TASK.height };
  return kind === 'exclusiveGateway' || kind === 'parallelGateway'
    ? { width: GATE, height: GATE }
    : { width: EVENT, height: EVENT };
}
