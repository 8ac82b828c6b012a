import { Type, type Static } from '@sinclair/typebox';
import type { AccountKey, MachineState, ProgrammeDefinition, Text } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import type { TaxonomyEntryDto } from './application';
import { Revision } from './numbers';
import { Line, Reason, DocumentNumber, Key, Shaped, Source, PaperDay, PlannedDay } from './text';

export type EditionState = 'draft' | 'open' | 'closed';
export type EditionVersionState = 'draft' | 'proposed' | 'approved' | 'open' | 'superseded' | 'closed';

/** An edition in the list of programmes, with the version that is being worked on, if any. */
export interface EditionListDto {
  id: string;
  programmeId: string;
  edition: string;
  title: Text;
  call: ProgrammeDefinition['call'] | null;
  state: EditionState;
  authorityOrg: string;
  /** Version in force; null before the first is opened. */
  version: number | null;
  openedAt: string | null;
  /** Shown to the authority alone. */
  work: { version: number; state: EditionVersionState; savedAt: string } | null;
}

export interface EditionVersionDto {
  version: number;
  state: EditionVersionState;
  /** Grows with each save; a save names the one it was made from. */
  revision: number;
  digest: string | null;
  /** `edition@version` it was copied from. */
  basedOn: string | null;
  authors: string[];
  proposedBy: string | null;
  proposedAt: string | null;
  approver: string | null;
  approvedAt: string | null;
  documentNumber: string | null;
  reason: string | null;
  savedAt: string;
  openedAt: string | null;
  /** Running cases that are pinned to it; null where the reader may not know. */
  running: number | null;
}

/** What the person may do with an edition now. */
export type EditionAct =
  'copy' | 'new-version' | 'close' | 'migrate' | 'save' | 'propose' | 'send-back' | 'approve' | 'discard';
export interface EditionDto extends EditionListDto {
  authorityName: Text;
  versions: EditionVersionDto[];
  acts: EditionAct[];
}

export interface EditionProblemDto {
  severity: 'error' | 'warning';
  code: string;
  path: string;
  message: Text;
  suggestion?: Text;
  /** Which of the texts it is in; `bundle` where it is about the file that holds them. */
  part: 'definition' | 'form' | 'taxonomy' | 'organisations' | 'earlier' | 'bundle';
  line: number;
  column: number;
}

export type DifferenceArea = 'applicants' | 'nominators' | 'reviewers' | 'clocks' | 'quotas' | 'steps' | 'texts';
/** One thing that differs from the version before, in words. */
export interface EditionDifferenceDto {
  area: DifferenceArea;
  path: string;
  what: Text;
  before: Text | null;
  after: Text | null;
}

/** An organisation that a roster may name. */
export interface EditionOrganisationDto {
  id: string;
  name: Text;
}
/** An organisation that an edition may name. */
export interface RosterOrganisationDto extends EditionOrganisationDto {
  /** What it does here, such as `nominator` or `ministry-department`. */
  kind: string;
  /** Code of its place, six digits; null where it has none. */
  region: string | null;
}

export interface EditionTextDto extends EditionVersionDto {
  editionId: string;
  yaml: string;
  form: string;
  /** Null where the text has errors that leave nothing to show. */
  definition: ProgrammeDefinition | null;
  compiledForm: FormDefinition | null;
  /** Entries of its taxonomy, to try the form with. */
  taxonomy: TaxonomyEntryDto[];
  problems: EditionProblemDto[];
  /** Against the version that it is based on. */
  differences: EditionDifferenceDto[];
  /** YAML of that version, for the difference by lines; null where there is none. */
  baseYaml: string | null;
  acts: EditionAct[];
}

/** A stage of a version with who holds a case in it and the cases that stand there now. */
export interface EditionStageDto {
  id: string;
  title: Text;
  route: Text | null;
  /** Who has the ball in its states, whoever receives a case first. */
  heldBy: MachineState['heldBy'][];
  /** Null where no case can stand: the version is not in force. */
  cases: number | null;
  /** Of these, how many the reader may open. */
  readable: number;
}

const key = Key();
const text = Type.Object({ zh: Line(400), en: Line(400) }, { additionalProperties: false });
const yaml = Source();

/**
 * Typed changes of a text. Each touches one value of the YAML and leaves comments and everything else as they stand.
 */
export const EditionPatch = Type.Union([
  Type.Object({ kind: Type.Literal('title'), title: text }, { additionalProperties: false }),
  Type.Object(
    {
      kind: Type.Literal('call'),
      number: Type.Union([DocumentNumber(), Type.Null()]),
      title: Line(300),
      date: PaperDay(),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('due'),
      stage: key,
      field: key,
      date: Type.Optional(PlannedDay()),
      n: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Literal('notice'), stage: key, workingDays: Type.Integer({ minimum: 1, maximum: 120 }) },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Literal('quota'), quota: key, cap: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }) },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('weights'),
      rubric: key,
      weights: Type.Record(key, Type.Integer({ minimum: 0, maximum: 100 })),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('roster-add'),
      org: key,
      name: text,
      route: key,
      quota: Type.Union([key, Type.Null()]),
      regionPrefix: Type.Optional(Shaped('^[0-9]{2,6}$')),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('roster-change'),
      org: key,
      name: Type.Optional(text),
      quota: Type.Optional(Type.Union([key, Type.Null()])),
    },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('roster-remove'), org: key }, { additionalProperties: false }),
]);
export type EditionPatchDto = Static<typeof EditionPatch>;
export const EditionPatchBody = Type.Object(
  { revision: Revision(), patches: Type.Array(EditionPatch, { minItems: 1, maxItems: 200 }) },
  { additionalProperties: false },
);
export type EditionPatchBodyDto = Static<typeof EditionPatchBody>;

export const EditionSaveBody = Type.Object({ revision: Revision(), yaml, form: yaml }, { additionalProperties: false });
export type EditionSaveBodyDto = Static<typeof EditionSaveBody>;
export const EditionCheckBody = Type.Object({ yaml, form: yaml }, { additionalProperties: false });
export type EditionCheckBodyDto = Static<typeof EditionCheckBody>;
export interface EditionCheckDto {
  definition: ProgrammeDefinition | null;
  compiledForm: FormDefinition | null;
  problems: EditionProblemDto[];
  differences: EditionDifferenceDto[];
}
export const EditionCopyBody = Type.Object(
  {
    copyOf: key,
    edition: Shaped('^[0-9A-Za-z][0-9A-Za-z.-]{0,30}$'),
    title: text,
    /** By how many years its fixed dates move; absent: they stay. */
    years: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })),
  },
  { additionalProperties: false },
);
export type EditionCopyBodyDto = Static<typeof EditionCopyBody>;
const reason = Reason();
const documentNumber = DocumentNumber();
export const EditionProposeBody = Type.Object({ documentNumber, reason }, { additionalProperties: false });
export type EditionProposeBodyDto = Static<typeof EditionProposeBody>;
export const EditionReasonBody = Type.Object({ reason }, { additionalProperties: false });

/** One running case in the dry run of a migration. */
export interface MigrationCaseDto {
  id: string;
  number: string;
  stage: string;
  stageTitle: Text;
  nominator: Text | null;
  fromVersion: number;
  /** `stays`: nothing changes for it but the version; `blocked`: it keeps its version. */
  result: 'moves' | 'stays' | 'blocked';
  /** Stages that it will pass and would not have passed. */
  newStages: Text[];
  /** Stages that were inserted where it has already gone by. */
  passedStages: Text[];
  dueBefore: string | null;
  dueAfter: string | null;
}
export interface MigrationDryRunDto {
  toVersion: number;
  cases: MigrationCaseDto[];
}

/** One movement of a slot, from the record of decisions. */
export interface QuotaMovementDto {
  at: string;
  effect: 'claim' | 'free' | 'transmit' | 'spend';
  action: string;
  caseId: string;
  caseNumber: string;
  title: string;
  actorOrg: Text;
  actorName: string | null;
  reason: string | null;
}
export interface QuotaLedgerSlotDto {
  number: number;
  state: string;
  origin: 'cap' | 'grant' | 'override';
  /** Why a slot beyond the cap exists, where the reader may know. */
  evidence: string | null;
  holder: Text | null;
  caseId: string | null;
  caseNumber: string | null;
  title: string | null;
  /** Where editions share the account: the edition of the case, if the reader may see the case. */
  edition: Text | null;
}
export interface QuotaAccountDto {
  id: string;
  quotaId: string;
  orgId: string;
  names: Text[];
  /** What it counts by, and what the branch of the taxonomy is called; null where a holder of the roster has it. */
  key: (AccountKey & { branchName: Text | null }) | null;
  cap: number | null;
  used: number;
  granted: number;
  overridden: number;
  slots: QuotaLedgerSlotDto[];
}
export interface QuotaRequestDto {
  dossierId: string;
  stage: string;
  /** Quota whose extras are applied for. */
  quotaId: string;
  orgId: string;
  orgName: Text;
  state: string;
  number: string | null;
  filedAt: string | null;
  decidedAt: string | null;
  dueAt: string | null;
  /** What was asked for, and the answer once the reader may know it. */
  filed: { grounds: { ruleId: string; requested?: number; evidence: string }[] } | null;
  answer: { answers: { ruleId: string; number: number; reason: string }[]; total: number; reason: string } | null;
  /** What the grounds by fact are worth to this holder; nobody types them. */
  byFact: Record<string, number>;
}
export interface QuotaLedgerDto {
  quotas: ProgrammeDefinition['quotas'];
  accounts: QuotaAccountDto[];
  requests: QuotaRequestDto[];
}
