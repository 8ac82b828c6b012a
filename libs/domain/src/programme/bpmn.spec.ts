import { BpmnModdle } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver';
import { compile } from './compile';
import { toBpmn, toMermaid, toSvg } from './graph';
import { layOut } from './graph-layout';
import type { CaseMachine } from './machine';
import { deliveredEdition, editionNames } from './testing/delivered-editions.spec-support';

interface Element {
  $type: string;
  id: string;
  name?: string;
  sourceRef?: Element;
  targetRef?: Element;
  flowElements?: Element[];
  laneSets?: { lanes: { name: string; flowNodeRef: Element[] }[] }[];
  loopCharacteristics?: { isSequential: boolean };
  eventDefinitions?: Element[];
}

/** A rule of the linter remembers what it saw, so each diagram gets a linter of its own. */
const linter = () => new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new NodeResolver() });

async function opened(machine: CaseMachine, language: 'zh' | 'en') {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(toBpmn(machine, language));
  const root = rootElement as unknown as { rootElements: Element[] };
  const processes = root.rootElements.filter(({ $type }) => $type === 'bpmn:Process');
  return { rootElement, warnings, processes, elements: processes.flatMap(({ flowElements = [] }) => flowElements) };
}

describe('pictures of every delivered edition', () => {
  describe.each(editionNames())('%s', (name) => {
    const machine = compile(deliveredEdition(name).definition);
    const { stages } = machine.definition;

    it.each(['zh', 'en'] as const)(
      'is BPMN (%s) in which bpmnlint finds nothing, with every stage as a task',
      async (language) => {
        const { rootElement, warnings, elements } = await opened(machine, language);
        expect(warnings).toEqual([]);
        const found = await linter().lint(rootElement);
        expect(
          Object.entries(found).flatMap(([rule, reports]) =>
            reports.map(({ id, message }) => `${rule} ${id}: ${message}`),
          ),
        ).toEqual([]);
        const tasks = elements.filter(({ $type }) => $type === 'bpmn:UserTask').map(({ id }) => id);
        expect(stages.filter(({ id }) => !tasks.includes(`t_${id.replaceAll('-', '_')}`))).toEqual([]);
        for (const flow of elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow'))
          expect([flow.id, flow.sourceRef !== undefined, flow.targetRef !== undefined]).toEqual([flow.id, true, true]);
      },
    );

    it('says who acts, what runs in parallel and which clocks run', async () => {
      const { processes, elements } = await opened(machine, 'en');
      for (const { id, flowElements = [], laneSets = [] } of processes) {
        const standing = laneSets.flatMap(({ lanes }) =>
          lanes.flatMap(({ flowNodeRef }) => flowNodeRef.map((one) => one.id)),
        );
        const nodes = flowElements.filter(({ $type }) => $type !== 'bpmn:SequenceFlow').map((one) => one.id);
        expect([id, standing.sort()]).toEqual([id, nodes.sort()]);
      }
      const clocks = elements.filter(({ eventDefinitions = [] }) =>
        eventDefinitions.some(({ $type }) => $type === 'bpmn:TimerEventDefinition'),
      );
      for (const stage of stages)
        if (stage.due ?? ('closes' in stage ? stage.closes : undefined))
          expect([stage.id, clocks.some(({ id }) => id.endsWith(`t_${stage.id.replaceAll('-', '_')}`))]).toEqual([
            stage.id,
            true,
          ]);
      const parallel = elements.filter(
        ({ $type, loopCharacteristics }) =>
          $type === 'bpmn:ParallelGateway' || loopCharacteristics?.isSequential === false,
      );
      const many = stages.filter(
        (stage) =>
          stage.kind === 'written-evaluation' ||
          stage.kind === 'oral-defence' ||
          ((stage.kind === 'joint-review' || stage.kind === 'department-review') && stage.ask !== 'nobody'),
      );
      for (const { id } of many)
        expect([id, parallel.some((one) => one.id.endsWith(`t_${id.replaceAll('-', '_')}`))]).toEqual([id, true]);
    });

    it('draws each stage once in the SVG, none on top of another, and names every state in Mermaid', () => {
      expect(toSvg(machine).match(/data-stage=/g)).toHaveLength(stages.length);
      expect(new Set(layOut(machine).stages.map(({ column, lane }) => `${column}/${lane}`)).size).toBe(stages.length);
      const mermaid = toMermaid(machine, 'en');
      for (const state of machine.states.keys())
        expect(mermaid).toContain(`as ${state.replaceAll(/[^a-zA-Z0-9]/g, '_')}`);
    });
  });
});
