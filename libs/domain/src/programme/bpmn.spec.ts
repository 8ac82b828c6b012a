import { BpmnModdle } from 'bpmn-moddle';
import { compile } from './compile';
import { toBpmn, toMermaid, toSvg } from './graph';
import { layOut } from './graph-layout';
import { deliveredEdition, editionNames } from './testing/delivered-editions.spec-support';

interface Element {
  $type: string;
  id: string;
  sourceRef?: Element;
  targetRef?: Element;
  flowElements?: Element[];
}

describe('pictures of every delivered edition', () => {
  it.each(editionNames())('%s: is BPMN that opens without a warning, with every stage as a task', async (name) => {
    const machine = compile(deliveredEdition(name).definition);
    for (const language of ['zh', 'en'] as const) {
      const { rootElement, warnings } = await new BpmnModdle().fromXML(toBpmn(machine, language));
      expect(warnings).toEqual([]);
      const process = (rootElement as unknown as { rootElements: Element[] }).rootElements.find(
        ({ $type }) => $type === 'bpmn:Process',
      );
      const elements = process?.flowElements ?? [];
      expect(elements.filter(({ $type }) => $type === 'bpmn:UserTask')).toHaveLength(machine.definition.stages.length);
      for (const flow of elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow'))
        expect([flow.id, flow.sourceRef !== undefined, flow.targetRef !== undefined]).toEqual([flow.id, true, true]);
    }
  });

  it.each(editionNames())(
    '%s: draws each stage once in the SVG, none on top of another, and names every state in Mermaid',
    (name) => {
      const machine = compile(deliveredEdition(name).definition);
      expect(toSvg(machine).match(/data-stage=/g)).toHaveLength(machine.definition.stages.length);
      expect(new Set(layOut(machine).stages.map(({ column, lane }) => `${column}/${lane}`)).size).toBe(
        machine.definition.stages.length,
      );
      const mermaid = toMermaid(machine, 'en');
      for (const state of machine.states.keys())
        expect(mermaid).toContain(`as ${state.replaceAll(/[^a-zA-Z0-9]/g, '_')}`);
    },
  );
});
