import { caseEdges } from './graph-edges';
import type { CaseMachine } from './machine';

/** Actions that start in more states than this are possible nearly everywhere and would cover the picture. */
const EVERYWHERE = 8;

const idOf = (state: string): string => state.replaceAll(/[^a-zA-Z0-9]/g, '_');
const quote = (text: string): string => text.replaceAll('"', '”').replaceAll('\n', ' ');

/**
 * The machine of a case as a Mermaid state diagram: a box for each stage with its states, and every way between them.
 */
export function toMermaid(machine: CaseMachine, language: 'zh' | 'en' = 'zh'): string {
  const lines = ['stateDiagram-v2', '  direction LR', `  [*] --> ${idOf(machine.initial)}`];
  for (const stage of machine.definition.stages) {
    lines.push(`  state "${quote(stage.title[language])}" as ${idOf(stage.id)} {`);
    for (const state of machine.states.values())
      if (state.stage === stage.id) lines.push(`    state "${state.name}" as ${idOf(state.id)}`);
    lines.push('  }');
  }
  const ways = new Map<string, { from: string; to: string; names: Set<string> }>();
  for (const { action, from, to } of caseEdges(machine)) {
    if (action.from.length > EVERYWHERE) continue;
    const way = ways.get(`${from} ${to}`) ?? { from, to, names: new Set<string>() };
    way.names.add(action.name);
    ways.set(`${from} ${to}`, way);
  }
  for (const { from, to, names } of ways.values())
    lines.push(`  ${idOf(from)} --> ${idOf(to)}: ${[...names].join(', ')}`);
  for (const state of machine.states.values()) if (state.outcome) lines.push(`  ${idOf(state.id)} --> [*]`);
  for (const action of machine.actions)
    if (action.subject === 'case' && action.from.length > EVERYWHERE)
      lines.push(
        `  note right of ${idOf(action.to[0] ?? machine.initial)}: ${action.name} ${language === 'zh' ? `可从${action.from.length}个状态办理` : `is possible from ${action.from.length} states`}`,
      );
  return `${lines.join('\n')}\n`;
}
