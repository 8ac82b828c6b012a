import { joinBundle } from '@linxuan/domain';
import { OrganisationRepository, type EditionVersionEntity, type Tx } from '@linxuan/persistence';
import { Document, isMap, isSeq } from 'yaml';
import { namedOrganisations } from './named-parts';

/** A version of an edition with everything that it names, as one file that any installation takes in. */
export async function writeBundle(tx: Tx, row: EditionVersionEntity): Promise<string> {
  const { earlier = {}, ...taxonomy } = row.taxonomy as { earlier?: Record<string, object> };
  const organisations = row.definition
    ? await new OrganisationRepository(tx).withParents([...namedOrganisations(row.definition)])
    : [];
  return bundleOf({
    edition: row.yaml,
    form: row.form,
    taxonomy: taxonomyText(taxonomy),
    ...(organisations.length > 0 ? { organisations: organisationsText(organisations.map(asWritten)) } : {}),
    earlier: Object.values(earlier).map(earlierText),
  });
}

/** Texts of an edition as one file, in the order in which people read them. */
export function bundleOf(texts: {
  edition: string;
  form: string;
  taxonomy: string;
  organisations?: string;
  earlier: string[];
}): string {
  const parts = [texts.edition, texts.form, texts.taxonomy, texts.organisations, ...texts.earlier];
  return joinBundle(
    parts.filter((text) => text !== undefined).map((text) => ({ text })),
    '项目方案文件：方案、表单、分类目录、单位，以“---”分隔 · A programme edition with form, taxonomy and organisations, divided by ---',
  );
}

function asWritten(org: {
  id: string;
  kind: string;
  nameZh: string;
  nameEn: string;
  regionCode: string | null;
  parentId: string | null;
  detail: Record<string, unknown>;
}): Record<string, unknown> {
  const { level, serves, short, office, tile } = org.detail;
  return {
    code: org.id,
    kind: org.kind,
    level: level ?? 'none',
    parent: org.parentId,
    ...(serves ? { serves } : {}),
    region: org.regionCode,
    name: { zh: org.nameZh, en: org.nameEn },
    ...(short ? { short } : {}),
    ...(office ? { office } : {}),
    ...(tile ? { tile } : {}),
  };
}

/** Lists with one entry on a line, as people keep them. The database keeps keys in an order of its own. */
export function taxonomyText(taxonomy: Record<string, unknown>): string {
  const { id, title, source, entries } = taxonomy as Record<string, object>;
  return written({
    id,
    title: ordered(title),
    source: pick(source, ['number', 'title', 'date']),
    entries: (entries as object[]).map((entry) => ({
      ...pick(entry, ['code', 'level', 'parent']),
      name: ordered(Reflect.get(entry, 'name') as object),
      ...pick(entry, ['standards']),
    })),
  });
}

export function organisationsText(organisations: readonly Record<string, unknown>[]): string {
  return written({
    organisations: organisations.map((org) =>
      Object.fromEntries(
        Object.entries(org).map(([key, value]) => [
          key,
          key === 'name' || key === 'short' || key === 'office' ? ordered(value as object) : value,
        ]),
      ),
    ),
  });
}

export function earlierText(earlier: object): string {
  return written({
    ...pick(earlier, ['id']),
    title: ordered(Reflect.get(earlier, 'title') as object),
    ...pick(earlier, ['source', 'types']),
  });
}

function ordered(text: object | undefined): object {
  return pick(text ?? {}, ['zh', 'en']);
}

function pick(from: object | undefined, keys: string[]): Record<string, unknown> {
  return Object.fromEntries(
    keys.filter((key) => from && key in from).map((key) => [key, Reflect.get(from as object, key) as unknown]),
  );
}

function written(value: Record<string, unknown>): string {
  const document = new Document(value, { version: '1.2' });
  if (isMap(document.contents))
    for (const { value: inner } of document.contents.items) {
      if (isSeq(inner)) for (const item of inner.items) isMap(item) && (item.flow = true);
      else if (isMap(inner)) inner.flow = true;
    }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
