import { Type } from '@sinclair/typebox';
import type { Completeness, Facts, FormDefinition, Json, JsonObject, Problem } from '@linxuan/form-rules';
import type { Text } from '@linxuan/domain';
import type { AttachmentDto } from './file';
import { Version } from './numbers';
import type { RequestOutcomeDto } from './request';
import { Line, Key, Uuid } from './text';

/** `POST /api/cases`. */
export const OpenApplicationBody = Type.Object(
  {
    editionId: Key(80),
    title: Line(60),
    sourceCaseId: Type.Optional(Uuid()),
  },
  { additionalProperties: false },
);
export interface OpenedApplicationDto {
  id: string;
  /** Null until the request is applied. */
  number: string | null;
  version: number;
  status: RequestOutcomeDto['status'];
  requestId: string;
}

/**
 * `PATCH /api/cases/:id/draft`. `baseVersion` is the version of the draft that the person looked at while changing the
 * field; without `value` the field or row is removed. `knownVersion` asks for what others wrote after it.
 */
export const DraftPatchBody = Type.Object(
  {
    patches: Type.Array(
      Type.Object(
        {
          pointer: Line(600),
          value: Type.Optional(Type.Unknown()),
          baseVersion: Version(),
        },
        { additionalProperties: false },
      ),
      { minItems: 0, maxItems: 200 },
    ),
    knownVersion: Type.Optional(Version()),
  },
  { additionalProperties: false },
);
export interface DraftPatchDto {
  patches: { pointer: string; value?: Json; baseVersion: number }[];
  knownVersion?: number;
}

/** Who wrote a field, and when. */
export interface WriterDto {
  by: string;
  at: string;
}
export interface DraftConflictDto extends Partial<WriterDto> {
  pointer: string;
  mine: Json | null;
  theirs: Json | null;
  /** Send the field again with this as `baseVersion` to overwrite it knowingly. */
  theirVersion: number;
}
/** A field that somebody else wrote after `knownVersion`; without `value` it was removed. */
export interface RemoteChangeDto extends Partial<WriterDto> {
  pointer: string;
  value?: Json;
  version: number;
}
export interface PatchedDraftDto {
  version: number;
  fieldVersions: Record<string, number>;
  savedAt: string;
  conflicts: DraftConflictDto[];
  remote: RemoteChangeDto[];
  /** Patches that were not taken, by the pointer as it was sent. */
  refused: { pointer: string; code: string; limit?: number }[];
}

/** What the reviewer asked to be corrected; every field stays open to change, these are the ones that are expected. */
export interface CorrectionDto {
  pointers: string[];
  reason: string | null;
  byOrg: Text | null;
  at: string | null;
  dueAt: string | null;
}
/** An earlier date that the applicant's nominator has set; submissions after it are refused. */
export interface OwnCloseDto {
  at: string;
  nominator: Text;
  nationalAt: string | null;
  passed: boolean;
}
export interface DraftDto {
  caseId: string;
  number: string;
  state: string;
  stage: string;
  /** Version of the case: the If-Match of a submission. */
  caseVersion: number;
  revision: number;
  editionId: string;
  editionTitle: Text;
  /** JSON pointer of the field that says what the case is called. */
  titleField: string;
  /** Until when it can be submitted: the nominator's own date where it has set an earlier one, or the national date. */
  closesAt: string | null;
  /** Milliseconds on the server's clock until then, negative once it has passed; null where nothing closes. */
  closesInMs: number | null;
  ownClose: OwnCloseDto | null;
  /** Content of the form, with the public and confidential marks under `marks`. */
  content: JsonObject;
  version: number;
  fieldVersions: Record<string, number>;
  updatedAt: string;
  updatedBy: string | null;
  /** Whether it is with the applicant now: drafted, or returned for correction. */
  editable: boolean;
  /** The action that a submission takes; null where there is none. */
  action: 'submit' | 'resubmit' | null;
  form: FormDefinition;
  facts: Facts;
  attachments: AttachmentDto[];
  completeness: Completeness;
  problems: Problem[];
  correction: CorrectionDto | null;
  /** The fields of the last revision while a correction is asked for, to show what was changed. */
  previous: JsonObject | null;
  /** The pointers of `correction`; empty when nothing was asked. */
  correctionPointers: string[];
}

/** `POST /api/cases/:id/submit`, with `Idempotency-Key` and, where the case's version is known, `If-Match`. */
export const SubmitBody = Type.Object({ draftVersion: Version() }, { additionalProperties: false });
export interface ReceiptDto {
  caseId: string;
  number: string;
  title: string;
  holderName: string;
  /** Instant of receipt, the one that counts for deadlines. */
  at: string;
  /** SHA-256 of the canonical JSON text of what was submitted. */
  sha256: string;
  revision: number;
  submittedBy: string | null;
  attachments: { slot: string; name: string; size: number; sha256: string }[];
}
export type SubmissionResultDto =
  | (Extract<RequestOutcomeDto, { status: 'applied' }> & { receipt: ReceiptDto })
  | (Exclude<RequestOutcomeDto, { status: 'applied' }> & { receipt: null });

export interface OpenEditionDto {
  id: string;
  programmeId: string;
  edition: string;
  title: Text;
  call: { number: string | null; title: string; date: string };
  closesAt: string | null;
  open: boolean;
}
export interface TaxonomyEntryDto {
  code: string;
  level: number;
  parent: string | null;
  name: { zh: string; en?: string };
  /** Whether the area is open at application. */
  open: boolean;
}
/** An administrative division after GB/T 2260; English names exist for provinces only. */
export interface RegionDto {
  code: string;
  parent: string | null;
  name: { zh: string; en?: string };
}
