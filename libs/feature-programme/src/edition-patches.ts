import type { EditionPatchDto } from '@linxuan/contracts';
import type { ProgrammeDefinition } from '@linxuan/domain';
import { DomainError } from '@linxuan/platform';
import { YamlText, type Path } from './yaml-text';

/** Applies typed changes to the YAML of an edition. Everything that no change names stays as it is written. */
export function patchYaml(yaml: string, patches: readonly EditionPatchDto[]): string {
  const text = new YamlText(yaml);
  patches.forEach((patch) => apply(text, patch));
  return text.toString();
}

/**
 * The text of a new edition: a copy of the last with another name, title and version year; the result of the former
 * round is not its own. `listed` is what each nominator had listed in it, for the facts that count that.
 */
export function copyYaml(
  yaml: string,
  edition: string,
  title: { zh: string; en: string },
  listed: ReadonlyMap<string, number> = new Map(),
): string {
  const text = new YamlText(yaml);
  text.set(['edition'], edition);
  setText(text, ['title'], title);
  text.removeKey('result');
  countListed(text, listed);
  return text.toString();
}

/** Facts that count what was listed go on counting: what each nominator had listed in this edition is added to its number. */
function countListed(text: YamlText, listed: ReadonlyMap<string, number>): void {
  const { quotas, roster } = (text.value() ?? {}) as Partial<Pick<ProgrammeDefinition, 'quotas' | 'roster'>>;
  for (const { id, extras } of quotas ?? [])
    for (const rule of extras?.rules ?? [])
      if (rule.by === 'fact' && rule.counts === 'listed')
        for (const { org, quota, facts } of roster ?? [])
          if (quota === id && (listed.get(org) ?? 0) > 0)
            text.set(
              [...text.itemAt(['roster'], 'org', org), 'facts', rule.fact],
              (facts?.[rule.fact] ?? 0) + (listed.get(org) ?? 0),
            );
}

function apply(text: YamlText, patch: EditionPatchDto): void {
  switch (patch.kind) {
    case 'title':
      return setText(text, ['title'], patch.title);
    case 'call':
      text.set(['call', 'number'], patch.number);
      text.set(['call', 'title'], patch.title);
      return text.set(['call', 'date'], patch.date);
    case 'due': {
      const at = dueAt(text, patch.stage, patch.field);
      if (patch.date !== undefined) text.set([...at, 'date'], patch.date);
      if (patch.n !== undefined) text.set([...at, 'n'], patch.n);
      return;
    }
    case 'notice':
      return text.set([...text.itemAt(['stages'], 'id', patch.stage), 'workingDays'], patch.workingDays);
    case 'quota':
      return text.set([...text.itemAt(['quotas'], 'id', patch.quota), 'cap'], patch.cap);
    case 'weights': {
      const rubric = text.itemAt(['rubrics'], 'id', patch.rubric);
      for (const [criterion, weight] of Object.entries(patch.weights))
        text.set([...text.itemAt([...rubric, 'criteria'], 'id', criterion), 'weight'], weight);
      return;
    }
    case 'roster-add': {
      const { org, name, route, quota, regionPrefix } = patch;
      return text.append(['roster'], { org, name, route, ...(regionPrefix ? { regionPrefix } : {}), quota });
    }
    case 'roster-change': {
      const at = text.itemAt(['roster'], 'org', patch.org);
      if (patch.name) setText(text, [...at, 'name'], patch.name);
      if (patch.quota !== undefined) text.set([...at, 'quota'], patch.quota);
      return;
    }
    case 'roster-remove':
      return text.removeItem(text.itemAt(['roster'], 'org', patch.org));
  }
}

/** The term of a stage; those of extra slots stand with their quota. */
function dueAt(text: YamlText, stage: string, field: string): Path {
  const at = text.itemAt(['stages'], 'id', stage);
  const quota = text.get([...at, 'quota']);
  const path =
    (field === 'fileBy' || field === 'answerBy') && typeof quota === 'string'
      ? [...text.itemAt(['quotas'], 'id', quota), 'extras', field]
      : [...at, field];
  if (!text.isMap(path))
    throw new DomainError('request.invalid', {}, { fields: [{ pointer: `/${stage}/${field}`, code: 'unknown' }] });
  return path;
}

function setText(text: YamlText, path: Path, { zh, en }: { zh: string; en: string }): void {
  text.set([...path, 'zh'], zh);
  text.set([...path, 'en'], en);
}
