import { SetMetadata } from '@nestjs/common';

/** Kinds of answers and bodies that are no JSON, by the ending that their files have. */
export const MEDIA_TYPES = {
  bytes: 'application/octet-stream',
  bpmn: 'application/xml',
  csv: 'text/csv',
  css: 'text/css',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  events: 'text/event-stream',
  form: 'application/x-www-form-urlencoded',
  html: 'text/html',
  ics: 'text/calendar',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  jsonld: 'application/ld+json',
  mp4: 'video/mp4',
  multipart: 'multipart/form-data',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  text: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  yaml: 'application/yaml',
} as const;
export type MediaName = keyof typeof MEDIA_TYPES;

export interface OperationDetails {
  /** What is answered where that is no JSON, or not always. */
  answers?: readonly MediaName[];
  /** What is sent where that is no JSON with a schema of its own. */
  takes?: readonly MediaName[];
  /** Statuses of success beside the usual one: 202 where an outcome may take longer, 303 and 304 of pages. */
  also?: Readonly<Record<number, string>>;
  /** Headers without which the request is refused. */
  needs?: readonly string[];
  /** The engine decides: any of its rules may refuse. */
  rules?: true;
  /** Codes of the catalogue that the engine finds, so that they do not stand in what this method calls. */
  problems?: readonly string[];
  /** In the place of the example that is made from the schema of the answer. It must fit the schema. */
  example?: unknown;
}
export interface OperationText extends OperationDetails {
  /** One sentence: what it does. */
  says: string;
}

export const OPERATION = 'linxuan:operation';

/**
 * Describes an operation in the API description (`docs/openapi.json`). Parameters, headers and bodies are not repeated
 * here: they are read from the pipes that check them, who may call it from `@Roles`, the answer from the method's type,
 * and the problems from what it calls.
 */
export const Operation = (says: string, details: OperationDetails = {}): MethodDecorator =>
  SetMetadata(OPERATION, { says, ...details } satisfies OperationText);
