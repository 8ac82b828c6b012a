import type { EditionPatchDto } from '@linxuan/contracts';
import { DomainError } from '@linxuan/platform';
import { isMap, isScalar, isSeq, parseDocument, type Document, type YAMLMap, type YAMLSeq } from 'yaml';

/** How editions are written; a text that is read and written without a change comes back byte by byte. */
const STYLE = { lineWidth: 0, flowCollectionPadding: false, doubleQuotedMinMultiLineLength: 1_000_000 } as const;
type Path = (string | number)[];

/** Applies typed changes to the YAML of an edition. Comments, order and everything that no change names stay as they are. */
export function patchYaml(yaml: string, patches: readonly EditionPatchDto[]): string {
  const document = parseDocument(yaml, { version: '1.2', merge: false, uniqueKeys: true });
  const [error] = document.errors;
  if (error) throw new DomainError('edition.unreadable', { line: error.linePos?.[0].line ?? 1, words: error.message });
  patches.forEach((patch) => apply(document, patch));
  return document.toString(STYLE);
}

/** The text of a new edition: a copy of the last with another name, title and version year; the result of the former round is not its own. */
export function copyYaml(yaml: string, edition: string, title: { zh: string; en: string }): string {
  const document = parseDocument(yaml, { version: '1.2', merge: false });
  setScalar(document, ['edition'], edition);
  setText(document, ['title'], title);
  document.delete('result');
  return document.toString(STYLE);
}

function apply(document: Document, patch: EditionPatchDto): void {
  switch (patch.kind) {
    case 'title':
      return setText(document, ['title'], patch.title);
    case 'call':
      setScalar(document, ['call', 'number'], patch.number);
      setScalar(document, ['call', 'title'], patch.title);
      return setScalar(document, ['call', 'date'], patch.date);
    case 'due': {
      const at = dueAt(document, patch.stage, patch.field);
      if (patch.date !== undefined) setScalar(document, [...at, 'date'], patch.date);
      if (patch.n !== undefined) setScalar(document, [...at, 'n'], patch.n);
      return;
    }
    case 'notice':
      return setScalar(document, [...itemAt(document, ['stages'], 'id', patch.stage), 'workingDays'], patch.workingDays);
    case 'quota':
      return setScalar(document, [...itemAt(document, ['quotas'], 'id', patch.quota), 'cap'], patch.cap);
    case 'weights': {
      const rubric = itemAt(document, ['rubrics'], 'id', patch.rubric);
      for (const [criterion, weight] of Object.entries(patch.weights)) setScalar(document, [...itemAt(document, [...rubric, 'criteria'], 'id', criterion), 'weight'], weight);
      return;
    }
    case 'roster-add': {
      const { org, name, route, quota, regionPrefix } = patch;
      const entry = document.createNode({ org, name, route, ...(regionPrefix ? { regionPrefix } : {}), quota }, { flow: true }) as YAMLMap;
      return seqAt(document, ['roster']).add(entry);
    }
    case 'roster-change': {
      const at = itemAt(document, ['roster'], 'org', patch.org);
      if (patch.name) setText(document, [...at, 'name'], patch.name);
      if (patch.quota !== undefined) setScalar(document, [...at, 'quota'], patch.quota);
      return;
    }
    case 'roster-remove':
      return void document.deleteIn(itemAt(document, ['roster'], 'org', patch.org));
  }
}

/** The term of a stage; those of extra slots stand with their quota. */
function dueAt(document: Document, stage: string, field: string): Path {
  const at = itemAt(document, ['stages'], 'id', stage);
  const quota = document.getIn([...at, 'quota']);
  const path = (field === 'fileBy' || field === 'answerBy') && typeof quota === 'string' ? [...itemAt(document, ['quotas'], 'id', quota), 'extras', field] : [...at, field];
  if (!isMap(document.getIn(path, true))) throw new DomainError('request.invalid', {}, { fields: [{ pointer: `/${stage}/${field}`, code: 'unknown' }] });
  return path;
}

function itemAt(document: Document, list: Path, key: string, wanted: string): Path {
  const index = seqAt(document, list).items.findIndex((item) => isMap(item) && item.get(key) === wanted);
  if (index < 0) throw new DomainError('request.invalid', {}, { fields: [{ pointer: `/${[...list, wanted].join('/')}`, code: 'unknown' }] });
  return [...list, index];
}

function seqAt(document: Document, path: Path): YAMLSeq {
  const found = document.getIn(path, true);
  if (!isSeq(found)) throw new DomainError('request.invalid', {}, { fields: [{ pointer: `/${path.join('/')}`, code: 'type' }] });
  return found;
}

/** A value that stands keeps its place, its quotes and its comment. */
function setScalar(document: Document, path: Path, value: string | number | null): void {
  const node = document.getIn(path, true);
  if (isScalar(node)) {
    if (node.value === value) return;
    // The source of a number is what would be written.
    delete (node as { source?: string }).source;
    node.value = value;
  } else document.setIn(path, value);
}

function setText(document: Document, path: Path, { zh, en }: { zh: string; en: string }): void {
  setScalar(document, [...path, 'zh'], zh);
  setScalar(document, [...path, 'en'], en);
}
