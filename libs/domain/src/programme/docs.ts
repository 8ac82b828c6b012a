import type { StageDefinition, Text } from './definition';
import { HELD_WORDS, OUTCOME_WORDS, QUOTA_WORDS, REASON_WORDS, RELATION_WORDS, SUBJECT_WORDS } from './docs-words';
import { toMermaid } from './graph-mermaid';
import type { CaseMachine, MachineAction } from './machine';

type Language = 'zh' | 'en';

const HEADS: Record<Language, { states: string[]; actions: string[]; words: Record<string, string> }> = {
  zh: {
    states: ['状态', '由谁办理', '结果'],
    actions: ['对象', '操作', '从', '到', '办理人', '前提', '理由', '名额', '事件'],
    words: {
      generated: '本页由程序依据流程定义生成，请勿手工修改。',
      same: '不变',
      next: '下一环节',
      reasons: '不通过理由',
      route: '渠道',
      source: '依据',
      shown: '申报单位看到',
      many: '个状态',
      diagram: '状态图',
      all: '各渠道',
      cases: '项目',
    },
  },
  en: {
    states: ['State', 'Held by', 'Outcome'],
    actions: ['Subject', 'Action', 'From', 'To', 'Who', 'Guards', 'Reason', 'Quota', 'Event'],
    words: {
      generated: 'Generated from the programme definition; do not edit by hand.',
      same: 'stays',
      next: 'next stage',
      reasons: 'Reasons for rejection',
      route: 'Route',
      source: 'Source',
      shown: 'The applicant reads',
      many: 'states',
      diagram: 'State diagram',
      all: 'all routes',
      cases: 'cases ',
    },
  },
};

/**
 * The whole machine of an edition as a Markdown page: for each stage its states, its actions and its reasons, with the
 * sources.
 */
export function workflowMarkdown(machine: CaseMachine, language: Language = 'zh'): string {
  const { definition } = machine;
  const { words } = HEADS[language];
  const lines = [
    `# ${definition.title[language]}`,
    '',
    `${words['generated'] ?? ''} ${words['source'] ?? ''}: ${definition.call.number ?? definition.call.title}${definition.result?.number ? `, ${definition.result.number}` : ''}.`,
    '',
  ];
  for (const stage of definition.stages) lines.push(...stageSection(machine, stage, language));
  lines.push(`## ${words['diagram'] ?? ''}`, '', '```mermaid', toMermaid(machine, language).trimEnd(), '```', '');
  return lines.join('\n');
}

function stageSection(machine: CaseMachine, stage: StageDefinition, language: Language): string[] {
  const { states: stateHeads, actions: actionHeads, words } = HEADS[language];
  const route = machine.definition.routes.find(({ id }) => id === stage.route);
  const states = [...machine.states.values()].filter((state) => state.stage === stage.id);
  const actions = machine.actions.filter((action) => action.stage === stage.id);
  const lines = [
    `## ${stage.title[language]} (\`${stage.id}\`)`,
    '',
    `- ${words['route'] ?? ''}: ${route ? route.title[language] : (words['all'] ?? '')}`,
    `- ${words['source'] ?? ''}: ${stage.source}`,
    `- ${words['shown'] ?? ''}: ${stage.publicTitle[language]}`,
    '',
    ...table(
      stateHeads,
      states.map(({ name, heldBy, outcome }) => [
        `\`${name}\``,
        said(HELD_WORDS, heldBy, language),
        outcome ? said(OUTCOME_WORDS, outcome, language) : '',
      ]),
    ),
    '',
    ...table(
      actionHeads,
      actions.map((action) => actionRow(action, language)),
    ),
    '',
  ];
  if ('rejectReasons' in stage && stage.rejectReasons.length > 0)
    lines.push(
      `${words['reasons'] ?? ''}:`,
      '',
      ...stage.rejectReasons.map(({ code, text }) => `- \`${code}\` ${text[language]}`),
      '',
    );
  return lines;
}

function actionRow(action: MachineAction, language: Language): string[] {
  const { words } = HEADS[language];
  const short = (state: string) =>
    state.startsWith(`${action.stage}.`) ? state.slice(action.stage.length + 1) : state;
  const from =
    action.from.length > 8 ? `${action.from.length} ${words['many'] ?? ''}` : action.from.map(short).join(', ');
  const targets = [
    ...new Set([
      ...(action.subject === 'case' ? [] : action.to),
      ...(action.subject === 'case' ? action.to.map(short) : []),
      ...(action.leads ?? []).map(
        ({ to }) =>
          `${action.subject === 'case' ? '' : (words['cases'] ?? '')}→ ${to === 'next' ? (words['next'] ?? '') : short(to)}`,
      ),
    ]),
  ];
  return [
    said(SUBJECT_WORDS, action.subject, language),
    `\`${action.name}\``,
    from,
    targets.length > 0 ? targets.join(', ') : (words['same'] ?? ''),
    action.who
      .map(({ relation, roles }) => `${said(RELATION_WORDS, relation, language)} (${roles.join(', ')})`)
      .join('; '),
    action.guards.join(', '),
    said(REASON_WORDS, action.reason, language),
    // A place only moves where a quota counts by a level of the taxonomy: the rule is told with that quota.
    action.quota && action.quota !== 'move' ? said(QUOTA_WORDS, action.quota, language) : '',
    `\`${action.event}\``,
  ];
}

function said(words: Readonly<Record<string, Text>>, name: string, language: Language): string {
  return words[name]?.[language] ?? name;
}

function table(heads: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}
