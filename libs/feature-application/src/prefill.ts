import { isBlank, knownContent, type FieldSchema, type Json, type JsonObject } from '@linxuan/form-rules';

/** What the register knows of the applicant; `path` are its ancestors from the top down to itself. */
export interface ApplicantRecord {
  name: string;
  uscc: string | null;
  regionCode: string | null;
  affiliation: string | null;
  detail: Record<string, unknown>;
  path: { id: string; kind: string }[];
}

const CARRIED = ['kind', 'address', 'foundedOn', 'registeredCapital', 'employees', 'business', 'contact'] as const;

/**
 * The first content of a draft: what the register knows, then what the organisation wrote of itself last time, each as
 * far as the form asks for it. The person checks it instead of typing it again; it is stored with the first change.
 */
export function prefill(
  content: JsonObject,
  applicant: ApplicantRecord,
  lastHolder: JsonObject | undefined,
  form: FieldSchema,
): JsonObject {
  const group = applicant.path.find(({ kind }) => kind === 'central-soe-group');
  const known: Record<string, Json | undefined> = {
    ...pick(applicant.detail as JsonObject, CARRIED),
    ...pick(lastHolder ?? {}, CARRIED),
    name: applicant.name,
    uscc: applicant.uscc ?? undefined,
    regionCode: applicant.regionCode ?? undefined,
    affiliation: group ? 'central-soe' : (applicant.affiliation ?? 'local'),
    groupCode: group?.id,
  };
  if (group) known['kind'] ??= 'state-owned';
  const holder: JsonObject = {};
  for (const [key, value] of Object.entries(known)) if (value !== undefined && !isBlank(value)) holder[key] = value;
  const asked = knownContent(form.properties?.['holder'], holder);
  return { ...(asked !== undefined && { holder: asked }), ...content };
}

function pick(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
