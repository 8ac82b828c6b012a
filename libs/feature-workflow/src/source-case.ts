import { refuse, type ApplicationStage, type Refusal } from '@linxuan/domain';
import type { FieldSchema, Json, JsonObject } from '@linxuan/form-rules';
import { CaseRepository, SnapshotRepository, type Tx } from '@linxuan/persistence';
import { isUuid } from '@linxuan/platform';
import type { LoadedEdition } from './edition-cache';

export interface SourceCase {
  id: string;
  content: JsonObject;
}

/**
 * Where only the winners of another programme may apply, the entry that a new application grows from: published, still
 * listed and the applicant's own. Of its content comes what the new form asks for; files belong to the old case and
 * stay there.
 */
export async function sourceCase(
  tx: Tx,
  edition: LoadedEdition,
  stage: ApplicationStage,
  wanted: unknown,
  org: string,
): Promise<SourceCase | Refusal | null> {
  if (!stage.winnersOf) return null;
  const row = isUuid(wanted)
    ? await new CaseRepository(tx).published(wanted, org, stage.winnersOf.programme)
    : undefined;
  if (!row) {
    const rule = { id: `${stage.id}.winnersOf`, source: stage.source, words: stage.title };
    return refuse(
      'application.sourceNeeded',
      { programme: stage.winnersOf.programme },
      { rule, fields: [{ pointer: '/sourceCaseId', code: 'enum' }] },
    );
  }
  const {
    attachments: _files,
    marks: _marks,
    ...content
  } = (await new SnapshotRepository(tx).get<JsonObject>(row.revisionSha)) ?? {};
  return { id: row.id, content: fitting(content, edition.form.schema) as JsonObject };
}

/** What of a content has a place in another form. */
function fitting(value: Json, schema: FieldSchema): Json | undefined {
  if (schema.properties) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, each]) => {
        const field = schema.properties?.[name];
        const kept = field ? fitting(each, field) : undefined;
        return kept === undefined ? [] : [[name, kept]];
      }),
    );
  }
  if (schema.items) {
    const { items } = schema;
    return Array.isArray(value)
      ? value.flatMap((row) => {
          const kept = fitting(row, items);
          return kept === undefined ? [] : [kept];
        })
      : undefined;
  }
  return typeof value === 'object' ? undefined : value;
}
