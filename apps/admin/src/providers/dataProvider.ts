import type { DataProvider, GetListParams } from 'react-admin';
import type {
  AttachmentDto,
  DraftPatchDto,
  PatchedDraftDto,
  Problem,
  ReceiptDto,
  SubjectCheckDto,
} from '@linxuan/contracts';
import type { SubjectType } from '@linxuan/domain';
import { act, requestTransition, type ActOptions } from './act';
import { http } from './api';
import { download } from './download';
import { withKey } from './idempotency';
import { ProblemError } from './problem';
import { exportPath, resourcePath } from './resourcePath';
import type { ActResult } from './types';
import { inPages } from './inPages';
import { listAnswer, type ListBody } from './listAnswer';
import { dropUpload, upload, type UploadOptions } from './upload';

export interface Worksheet<T = Record<string, unknown>> {
  content: T;
  version: number;
}
/** A worksheet that somebody else saved meanwhile. */
export class WorksheetConflict<T> extends ProblemError {
  constructor(
    problem: Problem,
    readonly theirs: Worksheet<T> | null,
  ) {
    super(problem);
  }
}
export type SubmitResult = ActResult & { receipt?: ReceiptDto | null };
export type ExportFormat = 'xlsx' | 'csv';

export interface LinxuanDataProvider extends DataProvider {
  /** The request service: the only way to change a state. Throws `ProblemError` for refusals. */
  act(
    subjectType: SubjectType,
    id: string,
    action: string,
    version: number,
    payload?: Record<string, unknown>,
    options?: ActOptions,
  ): Promise<ActResult>;
  /** Submits or resubmits a draft; the receipt names what was received. */
  submitDraft(
    draft: { caseId: string; caseVersion: number; draftVersion: number },
    options?: ActOptions,
  ): Promise<SubmitResult>;
  patchDraft(caseId: string, body: DraftPatchDto): Promise<PatchedDraftDto>;
  upload(caseId: string, slot: string, file: File, options?: UploadOptions): Promise<AttachmentDto>;
  /** Gives up what was begun of a file and not finished. */
  dropUpload(caseId: string, slot: string, file: File): Promise<void>;
  removeFile(caseId: string, fileId: string): Promise<void>;
  getWorksheet<T>(subjectType: SubjectType, subjectId: string, stage: string): Promise<Worksheet<T> | null>;
  putWorksheet<T>(
    subjectType: SubjectType,
    subjectId: string,
    stage: string,
    content: T,
    baseVersion: number,
  ): Promise<Worksheet<T>>;
  /** What would happen to each subject, without doing it. */
  dryRun(
    subjects: { type: SubjectType; id: string }[],
    action: string,
    payload?: Record<string, unknown>,
  ): Promise<SubjectCheckDto[]>;
  /** Saves a list with the filters and the order in use as a file that the server writes. */
  exportList(resource: string, params: Partial<GetListParams>, format: ExportFormat): Promise<void>;
  /** Saves what a path of the API answers as a file. */
  download(path: string): Promise<void>;
  /** Reads anything else, typed by the caller. */
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  /** Writes what is no state: settings, marks as read, reminders. */
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>;
}

/** `/tasks?page=1&perPage=25&sort=dueAt&order=ASC&q=…&kind=…` */
export function listQuery({ pagination, sort, filter }: Partial<GetListParams>): string {
  const query = new URLSearchParams();
  if (pagination) {
    query.set('page', String(pagination.page));
    query.set('perPage', String(pagination.perPage));
  }
  if (sort) {
    query.set('sort', sort.field);
    query.set('order', sort.order);
  }
  for (const [key, value] of Object.entries((filter ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(key, String(one));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

const get = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  (await http<T>(path, signal ? { signal } : {})).body;
const send = async <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> =>
  (await http<T>(path, { method, json: body ?? {} })).body;
/** What is read or written under an id answers to that id, also where its parts hold it further inside. */
const one = (body: unknown, id?: unknown): { data: never } => ({
  data: { ...(id !== undefined && { id }), ...(body as object | undefined) } as never,
});

export const dataProvider: LinxuanDataProvider = {
  getList: (resource, params) =>
    inPages(params, async (asked) =>
      listAnswer(await get<ListBody>(`${resourcePath(resource)}${listQuery(asked)}`, asked.signal), asked),
    ),
  getOne: async (resource, { id, signal }) => one(await get(resourcePath(resource, id), signal), id),
  getMany: async (resource, { ids, signal }) => ({
    data: await Promise.all(ids.map((id) => get<never>(resourcePath(resource, id), signal))),
  }),
  getManyReference: async (resource, { target, id, ...params }) =>
    dataProvider.getList(resource, { ...params, filter: { ...params.filter, [target]: id } }),
  create: async (resource, { data }) => one(await send('POST', resourcePath(resource), data)),
  update: async (resource, { id, data }) => one(await send('PATCH', resourcePath(resource, id), data), id),
  updateMany: async (resource, { ids, data }) => {
    for (const id of ids) await send('PATCH', resourcePath(resource, id), data);
    return { data: ids };
  },
  delete: async (resource, { id, previousData }) => {
    await send('DELETE', resourcePath(resource, id));
    return one(previousData, id);
  },
  deleteMany: async (resource, { ids }) => {
    for (const id of ids) await send('DELETE', resourcePath(resource, id));
    return { data: ids };
  },
  act: (type, id, action, version, payload = {}, options) =>
    withKey(['act', type, id, action, version, payload, options?.worksheet], (key) =>
      act(http, { type, id }, action, version, payload, { key, ...options }),
    ),
  submitDraft: ({ caseId, caseVersion, draftVersion }, options) =>
    withKey(['submit', caseId, caseVersion, draftVersion], async (key) => {
      const init = { json: { draftVersion }, headers: { 'if-match': `"${caseVersion}"` } };
      return (await requestTransition(http, `/cases/${caseId}/submit`, init, { key, ...options })) as SubmitResult;
    }),
  patchDraft: (caseId, body) => send('PATCH', `/cases/${caseId}/draft`, body),
  upload: (caseId, slot, file, options) => upload(http, caseId, slot, file, options),
  dropUpload: (caseId, slot, file) => dropUpload(http, caseId, slot, file),
  removeFile: async (caseId, fileId) => {
    await send('DELETE', `/cases/${caseId}/files/${fileId}`);
  },
  getWorksheet: async <T>(type: SubjectType, id: string, stage: string) => {
    try {
      return await get<Worksheet<T> | null>(`/worksheets/${type}/${id}/${stage}`);
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) return null;
      throw error;
    }
  },
  putWorksheet: async <T>(type: SubjectType, id: string, stage: string, content: T, baseVersion: number) => {
    try {
      return await send<Worksheet<T>>('PUT', `/worksheets/${type}/${id}/${stage}`, { content, baseVersion });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code !== 'worksheet.stale') throw error;
      throw new WorksheetConflict<T>(error.problem, theirsOf<T>(error.problem));
    }
  },
  dryRun: (subjects, action, payload) =>
    send('POST', '/actions/dry-run', { subjects, action, ...(payload && { payload }) }),
  exportList: (resource, { filter, sort }, format) => {
    const path = exportPath(resource);
    if (path === null) throw new Error(`The server writes no file of ${resource}`);
    return download(`${path}${listQuery({ sort, filter: { ...filter, format } } as Partial<GetListParams>)}`);
  },
  download,
  get,
  send,
};

function theirsOf<T>(problem: Problem): Worksheet<T> | null {
  const { theirs } = problem as { theirs?: Worksheet<T> };
  return theirs ?? null;
}
