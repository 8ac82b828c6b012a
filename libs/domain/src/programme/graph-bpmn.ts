import { caseEdges } from './graph-edges';
import { escapeXml, layOut } from './graph-layout';
import type { CaseMachine } from './machine';

const STEP = { x: 240, y: 200 };
const TASK = { width: 120, height: 80 };
const GATE = 50;
const EVENT = 36;
const MARGIN = { left: 180, top: 60 };

interface Shape {
  id: string;
  tag: string;
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Flow {
  id: string;
  from: string;
  to: string;
  name: string;
  below?: boolean;
}

/**
 * The stages of an edition as BPMN 2.0 with its diagram: a user task for each stage, behind it a gateway where a case
 * can be rejected or returned, a gateway where the routes part, and an end for every outcome.
 */
export function toBpmn(machine: CaseMachine, language: 'zh' | 'en' = 'zh'): string {
  const { shapes, flows } = modelOf(machine, language);
  const process = `p_${machine.definition.id}_${machine.definition.edition}`.replaceAll('-', '_');
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="urn:linxuan:programme">',
    `  <process id="${process}" name="${escapeXml(machine.definition.title[language])}" isExecutable="false">`,
    ...shapes.map(({ id, tag, name }) => {
      const arrows = [
        ...flows.filter(({ to }) => to === id).map((flow) => `<incoming>${flow.id}</incoming>`),
        ...flows.filter(({ from }) => from === id).map((flow) => `<outgoing>${flow.id}</outgoing>`),
      ];
      return `    <${tag} id="${id}" name="${escapeXml(name)}">${arrows.join('')}</${tag}>`;
    }),
    ...flows.map(
      ({ id, from, to, name }) =>
        `    <sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"${name ? ` name="${escapeXml(name)}"` : ''} />`,
    ),
    '  </process>',
    '  <bpmndi:BPMNDiagram id="diagram">',
    `    <bpmndi:BPMNPlane id="plane" bpmnElement="${process}">`,
    ...shapes.map(
      ({ id, x, y, width, height }) =>
        `      <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`,
    ),
    ...flows.map(
      (flow) =>
        `      <bpmndi:BPMNEdge id="${flow.id}_di" bpmnElement="${flow.id}">${waypoints(shapes, flow)}</bpmndi:BPMNEdge>`,
    ),
    '    </bpmndi:BPMNPlane>',
    '  </bpmndi:BPMNDiagram>',
    '</definitions>',
  ].join('\n')}\n`;
}

function modelOf(machine: CaseMachine, language: 'zh' | 'en'): { shapes: Shape[]; flows: Flow[] } {
  const layout = layOut(machine);
  const edges = caseEdges(machine);
  const words =
    language === 'zh'
      ? { rejected: '不通过', returned: '退回补正', start: '开始' }
      : { rejected: 'rejected', returned: 'returned', start: 'start' };
  const shapes: Shape[] = [];
  const flows: Flow[] = [];
  const connect = (from: string, to: string, name = '', below = false) =>
    flows.push({ id: `f${flows.length + 1}`, from, to, name, below });
  /** What stands behind a stage: its gateway where it has one. */
  const exits = new Map<string, string>();
  for (const { stage, column, lane } of layout.stages) {
    const id = `t_${stage.id.replaceAll('-', '_')}`;
    const x = MARGIN.left + column * STEP.x;
    const y = MARGIN.top + lane * STEP.y;
    shapes.push({ id, tag: 'userTask', name: stage.title[language], x, y, ...TASK });
    exits.set(stage.id, id);
    const states = [...machine.states.values()].filter((state) => state.stage === stage.id);
    const rejected = states.some(({ outcome }) => outcome === 'rejected');
    const returned = states.some(
      ({ id: state, heldBy, outcome }) =>
        heldBy === 'applicant' &&
        !outcome &&
        state !== machine.initial &&
        edges.some(({ from, to }) => from === state && machine.states.get(to)?.stage === stage.id),
    );
    const parts = layout.flows.filter(({ from }) => from === stage.id).length > 1;
    if (!rejected && !returned && !parts) continue;
    const gate = `g_${id}`;
    shapes.push({
      id: gate,
      tag: 'exclusiveGateway',
      name: '',
      x: x + TASK.width + 30,
      y: y + (TASK.height - GATE) / 2,
      width: GATE,
      height: GATE,
    });
    connect(id, gate);
    exits.set(stage.id, gate);
    if (returned) connect(gate, id, words.returned, true);
    if (rejected) {
      shapes.push({
        id: `e_${id}`,
        tag: 'endEvent',
        name: words.rejected,
        x: x + TASK.width + 30 + (GATE - EVENT) / 2,
        y: y + TASK.height + 34,
        width: EVENT,
        height: EVENT,
      });
      connect(gate, `e_${id}`);
    }
  }
  const titles = new Map(layout.lanes.map(({ route, title }) => [route, title[language]]));
  for (const { from, to, routes } of layout.flows) {
    const name =
      layout.flows.filter((flow) => flow.from === from).length > 1
        ? routes.map((route) => titles.get(route) ?? route).join(' / ')
        : '';
    connect(exits.get(from) ?? '', `t_${to.replaceAll('-', '_')}`, name);
  }
  const first = shapes[0];
  const last = layout.stages.at(-1);
  if (first && last) {
    shapes.push({
      id: 'start',
      tag: 'startEvent',
      name: words.start,
      x: first.x - 90,
      y: first.y + (TASK.height - EVENT) / 2,
      width: EVENT,
      height: EVENT,
    });
    connect('start', first.id);
    const done = exits.get(last.stage.id) ?? '';
    shapes.push({
      id: 'published',
      tag: 'endEvent',
      name: last.stage.title[language],
      x: MARGIN.left + last.column * STEP.x + STEP.x,
      y: MARGIN.top + last.lane * STEP.y + (TASK.height - EVENT) / 2,
      width: EVENT,
      height: EVENT,
    });
    connect(done, 'published');
  }
  return { shapes, flows };
}

/** From side to side; a way back runs below the task, an end below its gateway is met from above. */
function waypoints(shapes: Shape[], { from, to, below }: Flow): string {
  const source = shapes.find(({ id }) => id === from);
  const target = shapes.find(({ id }) => id === to);
  if (!source || !target) throw new Error(`No shape for ${from} or ${to}`);
  const point = (x: number, y: number): string => `<di:waypoint x="${x}" y="${y}" />`;
  const middle = { x: source.x + source.width / 2, y: source.y + source.height / 2 };
  const goal = { x: target.x + target.width / 2, y: target.y + target.height / 2 };
  if (below)
    return [
      point(middle.x, source.y),
      point(middle.x, target.y - 20),
      point(goal.x, target.y - 20),
      point(goal.x, target.y),
    ].join('');
  if (target.y >= source.y + source.height && Math.abs(goal.x - middle.x) < 2)
    return point(middle.x, source.y + source.height) + point(goal.x, target.y);
  return (
    point(source.x + source.width, middle.y) +
    (middle.y === goal.y ? '' : point(target.x - 20, middle.y) + point(target.x - 20, goal.y)) +
    point(target.x, goal.y)
  );
}
