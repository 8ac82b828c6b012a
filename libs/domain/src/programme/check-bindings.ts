import { bindingsOf, type BindingName } from './bindings';
import { problem, type ProgrammeProblem } from './check-problem';
import { formNodeAt, type ProgrammeCheck } from './check-material';
import type { ProgrammeDefinition, StageDefinition, Text } from './definition';
import { hasColumn } from './result-columns';

/**
 * Every field that a stage will read for its list, notice or catalogue stands in the form: an edition without them
 * would end in empty titles and in lists of no area.
 */
export const checkBindings: ProgrammeCheck = (definition, { form }) => {
  const bindings = bindingsOf(definition);
  return usesOf(definition).flatMap(({ name, stage }) => {
    const pointer = bindings[name];
    const stated = definition.bindings?.[name] !== undefined;
    const node = formNodeAt(form.schema, pointer);
    const path = stated ? `/bindings/${name}` : stage === null ? '/stages/0/form' : `/stages/${stage.index}`;
    if (!node) return [lacking(name, pointer, path, stage?.stage ?? null)];
    if (node.type !== 'string')
      return [
        problem('binding.not-text', path, {
          zh: `“${pointer}”应为文字，才能作${WORDS[name].zh}`,
          en: `"${pointer}" must be a text to be ${WORDS[name].en}`,
        }),
      ];
    return [];
  });
};

const WORDS: Readonly<Record<BindingName, Text>> = {
  title: { zh: '名称', en: 'the title' },
  area: { zh: '领域', en: 'the area' },
  category: { zh: '类别', en: 'the category' },
  summary: { zh: '内容', en: 'the summary' },
};

function lacking(name: BindingName, pointer: string, path: string, stage: StageDefinition | null): ProgrammeProblem {
  const { zh, en } = WORDS[name];
  return problem('binding.missing', path, {
    zh: `${stage ? `“${stage.title.zh}”` : '申报项目'}以“${pointer}”为${zh}，表单中没有该字段`,
    en: `${stage ? `"${stage.title.en}" reads` : 'A case has'} ${en} from "${pointer}", which the form lacks`,
  });
}

interface Use {
  name: BindingName;
  /** The first stage that reads it; null where every case does. */
  stage: { stage: StageDefinition; index: number } | null;
}

function usesOf(definition: ProgrammeDefinition): Use[] {
  const first = (uses: (stage: StageDefinition) => boolean): Use['stage'] => {
    const index = definition.stages.findIndex(uses);
    const stage = definition.stages[index];
    return stage ? { stage, index } : null;
  };
  const area = first(({ kind }) => kind === 'list-decision' || kind === 'public-notice' || kind === 'publication');
  const category = first(
    (stage) =>
      stage.kind === 'classification' ||
      stage.kind === 'publication' ||
      ('ask' in stage && stage.ask === 'by-duty') ||
      (stage.kind === 'public-notice' && stage.columns.includes('category')),
  );
  const summary = first((stage) => stage.kind === 'publication' && hasColumn(stage, 'process'));
  return [
    { name: 'title', stage: null },
    ...(area ? [{ name: 'area' as const, stage: area }] : []),
    ...(category ? [{ name: 'category' as const, stage: category }] : []),
    // What is bound by name is looked at, whether or not a stage needs it.
    ...(summary || definition.bindings?.summary !== undefined ? [{ name: 'summary' as const, stage: summary }] : []),
  ];
}
