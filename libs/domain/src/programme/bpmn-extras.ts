import type { BpmnNode, BpmnProcess, Lane, NodeKind } from './bpmn-elements';
import { nameOf } from './bpmn-elements';
import { clockWords, WORDS, type Language } from './bpmn-words';
import type { StageDefinition } from './definition';
import type { CaseMachine } from './machine';

/** Nominators ask for extra places and the authority answers: a process of its own beside that of the cases. */
export function extraProcess(machine: CaseMachine, stage: StageDefinition, language: Language): BpmnProcess {
  const words = WORDS[language];
  const task = `t_${nameOf(stage.id)}`;
  const extras =
    stage.kind === 'quota-extra' ? machine.definition.quotas.find(({ id }) => id === stage.quota)?.extras : undefined;
  const node = (id: string, kind: NodeKind, name: string, lane: Lane, slot: number): BpmnNode => ({
    id,
    kind,
    name,
    lane,
    stage: stage.id,
    slot,
    row: 0,
  });
  const nodes: BpmnNode[] = [
    node(`start_${task}`, 'startEvent', words.ask, 'nominator', 0),
    node(task, 'userTask', stage.title[language], 'nominator', 1),
    node(`a_${task}`, 'userTask', words.answer, 'authority', 2),
    node(`e_${task}`, 'endEvent', words.granted, 'authority', 3),
  ];
  const flows: [string, string][] = [
    [`start_${task}`, task],
    [task, `a_${task}`],
    [`a_${task}`, `e_${task}`],
  ];
  if (extras)
    for (const [on, timer, interrupting, end] of [
      [task, extras.fileBy, true, words.noAnswer],
      [`a_${task}`, extras.answerBy, false, words.chased],
    ] as const) {
      const lane: Lane = on === task ? 'nominator' : 'authority';
      nodes.push(
        {
          ...node(`b0_${on}`, 'boundaryEvent', clockWords(timer, language), lane, 0),
          timer,
          on: { task: on, place: 0, interrupting },
        },
        { ...node(`x0_${on}`, 'endEvent', end, lane, 0), below: `b0_${on}` },
      );
      flows.push([`b0_${on}`, `x0_${on}`]);
    }
  return {
    id: `p_${task}`,
    name: stage.title[language],
    nodes,
    flows: flows.map(([from, to], index) => ({ id: `f${index + 1}_${task}`, from, to, name: '' })),
  };
}
