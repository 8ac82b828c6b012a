import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compile } from './compile';
import { workflowMarkdown } from './docs';
import { caseEdges, edgesOfRoute, reachable } from './graph-edges';
import { toBpmn, toMermaid, toSvg } from './graph';
import { breakLines, layOut } from './graph-layout';
import { greenTechnology } from './testing/green-technology.spec-support';

const machine = compile(greenTechnology());
const edges = caseEdges(machine);
const stages = machine.definition.stages.length;
/** Steps from one stage to the next, each once although two routes take it. */
const steps = new Set(
  machine.definition.routes.flatMap(({ id }) =>
    machine
      .path(id)
      .slice(1)
      .map((stage, index) => `${machine.path(id)[index]} ${stage}`),
  ),
).size;

describe('the machine of the delivered edition', () => {
  it('has an action out of every state that is not an end, and out of an end only reviving and following', () => {
    const out = (state: string) => new Set(edges.filter(({ from }) => from === state).map(({ action }) => action.name));
    for (const { id, outcome, followed } of machine.states.values()) {
      if (!outcome || followed) expect([id, out(id).size > 0]).toEqual([id, true]);
      else
        expect([
          id,
          [...out(id)].filter(
            (name) => name !== (outcome === 'withdrawn' ? 'revive' : outcome === 'published' ? 'follow' : ''),
          ),
        ]).toEqual([id, []]);
    }
  });

  it('reaches every end on the routes that have it', () => {
    for (const route of ['province', 'central-soe']) {
      const reached = reachable(edgesOfRoute(machine, route), machine.initial);
      for (const state of machine.states.values())
        if (machine.path(route).includes(state.stage))
          expect([state.id, reached.has(state.id)]).toEqual([state.id, true]);
    }
  });

  it('names only states that exist, and its own name for each action once per state', () => {
    const names = new Set<string>();
    for (const action of machine.actions) {
      const targets = [
        ...(action.subject === 'case' ? [...action.from, ...action.to] : []),
        ...(action.leads ?? []).flatMap(({ from, to }) => (to === 'next' ? [from] : [from, to])),
      ];
      for (const state of targets)
        expect([action.name, machine.states.has(state), state]).toEqual([action.name, true, state]);
      for (const from of action.from) {
        const key = [action.subject, action.stage, from, action.name].join('|');
        expect(names.has(key)).toBe(false);
        names.add(key);
        expect(machine.find(action.subject, from, action.name, action.stage)).toBe(action);
      }
    }
  });

  it('lets somebody do every action, and asks for a reason wherever a case is turned down', () => {
    for (const action of machine.actions) {
      expect(action.who.flatMap(({ roles }) => roles).length).toBeGreaterThan(0);
      const turnsDown = action.subject === 'case' && action.to.some((state) => machine.states.get(state)?.outcome);
      if (turnsDown) expect([action.name, action.reason]).toEqual([action.name, 'required']);
    }
  });
});

describe('pictures of the machine', () => {
  it('put the two routes into two lanes that meet at the ministry', () => {
    const layout = layOut(machine);
    const at = (id: string) => layout.stages.find(({ stage }) => stage.id === id);
    expect([
      at('application')?.column,
      at('nomination')?.column,
      at('sasac-nomination')?.column,
      at('condition-check')?.column,
    ]).toEqual([0, 3, 4, 5]);
    expect(at('nomination')?.lane).not.toBe(at('sasac-nomination')?.lane);
    expect(new Set(layout.stages.map(({ column, lane }) => `${column}/${lane}`)).size).toBe(
      machine.definition.stages.length,
    );
    expect(layout.flows).toHaveLength(steps);
  });

  it('count the cases of each stage in the SVG and escape what they print', () => {
    const svg = toSvg(machine, { counts: { nomination: 12 } });
    expect(svg.match(/data-stage=/g)).toHaveLength(stages);
    expect(svg).toContain('>12</text>');
    const odd = toSvg({ ...machine, definition: { ...machine.definition, title: { zh: '<b>"&', en: 'x' } } });
    expect(odd).toContain('aria-label="&lt;b&gt;&quot;&amp;"');
    expect(odd).not.toContain('<b>');
  });

  it('break long titles into lines', () => {
    expect(breakLines('初审（会同有关部门）', 9)).toEqual(['初审', '（会同有关部门）']);
    expect(breakLines('Preliminary review with departments', 18)).toEqual(['Preliminary review', 'with departments']);
  });

  it('connect only shapes that exist in the BPMN, each with its place in the diagram', () => {
    const xml = toBpmn(machine);
    const ids = new Set([...xml.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const refs = [...xml.matchAll(/(?:sourceRef|targetRef|bpmnElement)="([^"]+)"/g)].map(([, id]) => id);
    expect(refs.filter((id) => !ids.has(id))).toEqual([]);
    const elements = [
      ...xml.matchAll(
        /<(?:userTask|exclusiveGateway|parallelGateway|startEvent|endEvent|boundaryEvent|sequenceFlow|messageFlow) id="([^"]+)"/g,
      ),
    ].map(([, id]) => id);
    expect(new Set(elements).size).toBe(elements.length);
    for (const id of elements) expect(xml).toContain(`bpmnElement="${id}"`);
    expect(elements.filter((id) => id?.startsWith('t_'))).toHaveLength(stages);
  });

  it('name every state in the Mermaid diagram', () => {
    const mermaid = toMermaid(machine, 'en');
    for (const state of machine.states.keys())
      expect(mermaid).toContain(`as ${state.replaceAll(/[^a-zA-Z0-9]/g, '_')}`);
    expect(mermaid).toContain('nomination_transmitted --> condition_check_received: receive, accept-late');
  });
});

describe('docs/workflow', () => {
  const folder = resolve(__dirname, '../../../../docs/workflow');
  const pages: Record<string, string> = {
    'green-technology-2024.zh.md': workflowMarkdown(machine, 'zh'),
    'green-technology-2024.en.md': workflowMarkdown(machine, 'en'),
    'green-technology-2024.zh.svg': `${toSvg(machine)}\n`,
    'green-technology-2024.en.svg': `${toSvg(machine, { language: 'en' })}\n`,
    'green-technology-2024.bpmn': toBpmn(machine),
  };
  if (process.env['WRITE_DOCS']) {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(pages)) writeFileSync(resolve(folder, name), text);
  }

  it.each(Object.keys(pages))('%s is what the edition generates (WRITE_DOCS=1 writes it)', (name) => {
    expect(readFileSync(resolve(folder, name), 'utf8')).toBe(pages[name]);
  });
});
