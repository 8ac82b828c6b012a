import type { BpmnFlow, BpmnNode, BpmnProcess, Lane } from './bpmn-elements';
import { bpmnModel } from './bpmn-model';
import { placed, type Box, type PlacedProcess } from './bpmn-places';
import { LANE_NAMES, type Language } from './bpmn-words';
import type { DueRule } from './definition';
import { escapeXml } from './graph-layout';
import type { CaseMachine } from './machine';

/**
 * The stages of an edition as BPMN 2.0 with its diagram: a lane for each actor, a user task for each stage, the work of
 * departments and experts in parallel, a clock for each date, a gateway where a case can be rejected or returned or
 * where routes part, and an end for every outcome. What no case passes is a pool of its own.
 */
export function toBpmn(machine: CaseMachine, language: Language = 'zh'): string {
  const model = bpmnModel(machine, language);
  const pools = placed(model);
  const boxes = new Map(pools.flatMap((pool) => [...pool.boxes]));
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:linxuan:programme">',
    '  <collaboration id="collaboration">',
    ...pools.map(
      ({ process }) =>
        `    <participant id="pool_${process.id}" name="${escapeXml(process.name)}" processRef="${process.id}" />`,
    ),
    ...model.messages.map((flow) => flowXml('messageFlow', flow)),
    '  </collaboration>',
    ...pools.flatMap((pool) => processXml(pool, language)),
    '  <bpmndi:BPMNDiagram id="diagram">',
    '    <bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">',
    ...pools.flatMap(diagramOf),
    ...model.messages.map((flow) => edgeXml(flow, boxes)),
    '    </bpmndi:BPMNPlane>',
    '  </bpmndi:BPMNDiagram>',
    '</definitions>',
  ].join('\n')}\n`;
}

const laneId = (process: BpmnProcess, lane: Lane): string => `l_${process.id}_${lane}`;

function processXml({ process, lanes }: PlacedProcess, language: Language): string[] {
  return [
    `  <process id="${process.id}" name="${escapeXml(process.name)}" isExecutable="false">`,
    `    <laneSet id="lanes_${process.id}">`,
    ...lanes.map(
      ({ lane, nodes }) =>
        `      <lane id="${laneId(process, lane)}" name="${LANE_NAMES[lane][language]}">${nodes.map(({ id }) => `<flowNodeRef>${id}</flowNodeRef>`).join('')}</lane>`,
    ),
    '    </laneSet>',
    ...process.nodes.map((node) => nodeXml(node, process.flows)),
    ...process.flows.map((flow) => flowXml('sequenceFlow', flow)),
    '  </process>',
  ];
}

function nodeXml({ id, kind, name, on, timer, parallel }: BpmnNode, flows: readonly BpmnFlow[]): string {
  const arrows = [
    ...flows.filter(({ to }) => to === id).map((flow) => `<incoming>${flow.id}</incoming>`),
    ...flows.filter(({ from }) => from === id).map((flow) => `<outgoing>${flow.id}</outgoing>`),
  ];
  const attributes = [
    name ? ` name="${escapeXml(name)}"` : '',
    on ? ` attachedToRef="${on.task}" cancelActivity="${on.interrupting}"` : '',
  ].join('');
  const more = parallel
    ? '<multiInstanceLoopCharacteristics isSequential="false" />'
    : timer
      ? timerXml(id, timer)
      : '';
  return `    <${kind} id="${id}"${attributes}>${arrows.join('')}${more}</${kind}>`;
}

/** What BPMN can count is written as ISO 8601; working days need a calendar and stand in the name alone. */
function timerXml(id: string, { kind, n = 0, date }: DueRule): string {
  const expression = (tag: string, text: string) => `<${tag} xsi:type="tFormalExpression">${text}</${tag}>`;
  const inner = {
    // The end of the named day in Beijing.
    date: () => (date ? expression('timeDate', `${date}T23:59:59+08:00`) : ''),
    'calendar-days': () => expression('timeDuration', `P${n}D`),
    months: () => expression('timeDuration', `P${n}M`),
    yearly: () => expression('timeCycle', 'R/P1Y'),
    'working-days': () => '',
  }[kind]();
  return `<timerEventDefinition id="${id}_timer">${inner}</timerEventDefinition>`;
}

function flowXml(tag: 'sequenceFlow' | 'messageFlow', { id, from, to, name }: BpmnFlow): string {
  return `    <${tag} id="${id}" sourceRef="${from}" targetRef="${to}"${name ? ` name="${escapeXml(name)}"` : ''} />`;
}

function diagramOf({ process, pool, lanes, boxes }: PlacedProcess): string[] {
  return [
    shapeXml(`pool_${process.id}`, pool, ' isHorizontal="true"'),
    ...lanes.map(({ lane, box }) => shapeXml(laneId(process, lane), box, ' isHorizontal="true"')),
    ...[...boxes].map(([id, box]) => shapeXml(id, box)),
    ...process.flows.map((flow) => edgeXml(flow, boxes)),
  ];
}

function shapeXml(id: string, { x, y, width, height }: Box, more = ''): string {
  return `      <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"${more}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
}

function edgeXml(flow: BpmnFlow, boxes: ReadonlyMap<string, Box>): string {
  return `      <bpmndi:BPMNEdge id="${flow.id}_di" bpmnElement="${flow.id}">${waypoints(boxes, flow)}</bpmndi:BPMNEdge>`;
}

/** From side to side where the way leads on, from top to bottom where one stands above the other. */
function waypoints(boxes: ReadonlyMap<string, Box>, { from, to }: BpmnFlow): string {
  const [source, target] = [boxes.get(from), boxes.get(to)];
  if (!source || !target) throw new Error(`No place for ${from} or ${to}`);
  const point = (x: number, y: number): string => `<di:waypoint x="${x}" y="${y}" />`;
  const [a, b] = [source, target].map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 })) as [
    { x: number; y: number },
    { x: number; y: number },
  ];
  const below = target.y >= source.y + source.height;
  const above = target.y + target.height <= source.y;
  // What stands between on the same height is passed above.
  const between = [...boxes.values()].filter(
    (box) =>
      box.x >= source.x + source.width && box.x + box.width <= target.x && box.y < b.y && b.y < box.y + box.height,
  );
  if (a.y === b.y && between.length > 0) {
    const over = Math.min(...between.map(({ y }) => y)) - 12;
    return [point(a.x, source.y), point(a.x, over), point(b.x, over), point(b.x, target.y)].join('');
  }
  if (target.x >= source.x + source.width) {
    const bend = source.x + source.width + Math.min(20, (target.x - source.x - source.width) / 2);
    return [
      point(source.x + source.width, a.y),
      ...(a.y === b.y ? [] : [point(bend, a.y), point(bend, b.y)]),
      point(target.x, b.y),
    ].join('');
  }
  if (below || above) {
    const [out, into] = below ? [source.y + source.height, target.y] : [source.y, target.y + target.height];
    const middle = (out + into) / 2;
    return [
      point(a.x, out),
      ...(Math.abs(a.x - b.x) < 1 ? [] : [point(a.x, middle), point(b.x, middle)]),
      point(b.x, into),
    ].join('');
  }
  // Back along the row: below both.
  const under = Math.max(source.y + source.height, target.y + target.height) + 16;
  return [
    point(a.x, source.y + source.height),
    point(a.x, under),
    point(b.x, under),
    point(b.x, target.y + target.height),
  ].join('');
}
