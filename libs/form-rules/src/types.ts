import type { DateKind } from './formats/date-bounds';
/** JSON values as the forms hold them; `undefined` never stands inside content. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export type Lang = 'zh' | 'en';
export type LocalText = Readonly<Record<Lang, string>>;

export type Widget =
  | 'text'
  | 'textarea'
  | 'decimal'
  | 'integer'
  | 'date'
  | 'select'
  | 'tree'
  | 'region'
  | 'uscc'
  | 'patent-number'
  | 'phone'
  | 'email'
  | 'checkbox'
  | 'yes-no'
  | 'declaration'
  | 'attachment-ref'
  | 'table'
  | 'cards'
  | 'group'
  | 'hidden';

/**
 * Whether a field may leave the authorities. `confidential` is a default that the applicant may lift, `public` one that
 * the applicant may withdraw; `never` (personal data) is not the applicant's to lift.
 */
export type Publicity = 'public' | 'confidential' | 'never';

/** The part of JSON Schema 2020-12 that forms use, with our own keywords. `checkForm` refuses any other keyword. */
export interface FieldSchema {
  type: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  properties?: Record<string, FieldSchema>;
  required?: string[];
  additionalProperties?: false;
  items?: FieldSchema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  /**
   * `date` and `email` of JSON Schema; ours: `decimal`, `uscc`, `patent-number`, `region-code`, `phone`,
   * `document-number`.
   */
  format?: string;
  enum?: Json[];
  const?: Json;
  'x-title'?: LocalText;
  'x-help'?: LocalText;
  'x-widget'?: Widget;
  /** Unit of a quantity, as shown. */
  'x-unit'?: LocalText;
  'x-public'?: Publicity;
  /** Step that shows the field; inherited by what stands below. */
  'x-step'?: string;
  /** For `format: decimal`: digits after the point (default 2) and inclusive bounds, as decimal strings. */
  'x-scale'?: number;
  /** What a date is about; its plausible years follow (`dateBounds`). */
  'x-date'?: DateKind;
  'x-min'?: string;
  'x-max'?: string;
  /** Name of the list (`FormDefinition.lists`) or of the taxonomy that the value is taken from. */
  'x-list'?: string;
  /** Attachment slot that the value refers to. */
  'x-slot'?: string;
  /** On a boolean field of a row: the row is public only while this field is true. */
  'x-public-flag'?: boolean;
}

export interface FormStep {
  id: string;
  title: LocalText;
  help: LocalText;
}

export type Severity = 'error' | 'warning';

/** A condition on the content; `when` true means violated, undetermined means not (yet) violated. */
export interface FormRule {
  id: string;
  /** JSON pointer of the field that the message stands at; `*` for "each row", then `row` names the row in `when`. */
  at: string;
  /** FEEL, in the subset of `checkExpression`. */
  when: string;
  severity: Severity;
  message: LocalText;
  /** Document number that the rule comes from, or `form` for plain consistency. */
  source: string;
}

export type FileKind = 'pdf' | 'jpg' | 'png' | 'docx' | 'mp4';

export interface AttachmentSlot {
  id: string;
  step: string;
  title: LocalText;
  help: LocalText;
  required: boolean;
  min: number;
  max: number;
  accept: FileKind[];
  /** Megabytes (1024 × 1024 bytes) per file. */
  perFileMb: number;
  public: Publicity;
}

export interface ListEntry {
  code: string;
  title: LocalText;
}

export interface FormDefinition {
  id: string;
  version: number;
  title: LocalText;
  /** Document number that the form belongs to. */
  source: string;
  steps: FormStep[];
  schema: FieldSchema;
  rules: FormRule[];
  attachments: AttachmentSlot[];
  /** All files of one case together, in megabytes. */
  totalMb: number;
  /** Injected facts that the rules may read as `facts.<name>`. */
  facts: Record<string, FactType>;
  lists: Record<string, ListEntry[]>;
}

export type FactType = 'string' | 'number' | 'boolean' | 'date';

export type ProblemCode =
  | 'required'
  | 'type'
  | 'format'
  | 'uscc'
  | 'uscc-check-digit'
  | 'patent-number'
  | 'region-code'
  | 'decimal'
  | 'date'
  | 'email'
  | 'phone'
  | 'placeholder'
  | 'pattern'
  | 'min-length'
  | 'max-length'
  | 'minimum'
  | 'maximum'
  | 'min-items'
  | 'max-items'
  | 'unique-items'
  | 'unique-rows'
  | 'enum'
  | 'const'
  | 'unknown-field'
  | 'unknown-entry'
  | 'rule'
  | 'not-as-registered'
  | 'too-deep'
  | 'too-large'
  | 'too-many-rows'
  | 'bad-key'
  | 'broken-text'
  | 'figure'
  | 'figure-range'
  | 'figure-separator'
  | 'figure-unit'
  | 'figure-whole'
  | 'day-year'
  | 'day-order'
  | 'day-part'
  | 'year-range'
  | 'email-comma'
  | 'date-range'
  | 'date-future'
  | 'bad-pointer'
  | 'file-missing'
  | 'file-too-many'
  | 'file-type'
  | 'file-empty'
  | 'file-truncated'
  | 'file-damaged'
  | 'file-encrypted'
  | 'file-macros'
  | 'file-program'
  | 'file-archive'
  | 'file-bomb'
  | 'file-size'
  | 'files-total'
  | 'file-slot';

export interface Problem {
  /** JSON pointer into the content; files stand under `/attachments/<slot>`. */
  pointer: string;
  code: ProblemCode;
  params: Record<string, string | number>;
  severity: Severity;
  /** Set where a rule of the form speaks. */
  rule?: { id: string; message: LocalText; source: string };
}

/** What the form needs to know of an uploaded file; `size` in bytes, `kind` as found in the content of the file. */
export interface AttachmentInfo {
  id: string;
  slot: string;
  name: string;
  size: number;
  kind: FileKind;
}

export type Facts = Readonly<Record<string, Json>>;
/** Applicant's marks by JSON pointer (rows by `@id`); files under `/attachments/<file id>`. */
export type Marks = Readonly<Record<string, 'public' | 'confidential'>>;

export type Tri = true | false | 'undetermined';
