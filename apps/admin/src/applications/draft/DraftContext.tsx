import type { DraftDto, TaxonomyEntryDto } from '@linxuan/contracts';
import {
  completeness,
  fieldAt,
  getAt,
  stablePointer,
  validateAttachments,
  validateForm,
  type Completeness,
  type FormDefinition,
  type Json,
  type JsonObject,
  type Problem,
} from '@linxuan/form-rules';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { newKey } from '../../providers/act';
import { usePendingWork } from '../../providers/pendingWork';
import { useSession } from '../../providers/sessionStore';
import type { Attachment } from '../../providers/upload';
import { afterPress, useLinxuan } from '../../components';
import { DraftSession, type DraftState } from './DraftSession';
import { tabName } from '../../providers/tabName';
import { Journal } from './journal';
import { useClosed } from './useClosed';

export interface DraftView {
  /** What the server said when the page was opened. */
  draft: DraftDto;
  form: FormDefinition;
  session: DraftSession;
  files: readonly DraftFile[];
  setFiles(change: (files: readonly DraftFile[]) => readonly DraftFile[]): void;
  /** All problems of the content as it stands, by stable pointer. */
  problems: ReadonlyMap<string, Problem>;
  warnings: readonly Problem[];
  errors: readonly Problem[];
  meter: Completeness;
  /** The date of the submission has passed: what is written stays, but nothing is submitted any more. */
  closed: boolean;
  /** Whether a missing value should be shown as one: only where the person has been. */
  isSeen(pointer: string): boolean;
  see(pointer: string): void;
  seeStep(step: string): void;
  /** Stable pointers that the reviewer asked to correct. */
  asked: readonly string[];
  /** Set where a form is only tried out: nothing is stored, and its taxonomy is not open to applicants yet. */
  trial?: { taxonomy: readonly TaxonomyEntryDto[] };
}
export type DraftFile = Attachment & { kind: 'pdf' | 'jpg' | 'png' | 'docx' | 'mp4' };

const Context = createContext<DraftView | null>(null);
const POLL_MS = 8000;
const CHECK_MS = 300;

export function useDraft(): DraftView {
  const view = useContext(Context);
  if (!view) throw new Error('The form is not open');
  return view;
}

/** The value of one field; the component renders again only when exactly this value changes. */
export function useValue(pointer: string): Json | undefined {
  const { session } = useDraft();
  return useSyncExternalStore(session.subscribe, () => getAt(session.getState().content, pointer));
}

export function useDraftState<T>(select: (state: DraftState) => T): T {
  const { session } = useDraft();
  return useSyncExternalStore(session.subscribe, () => select(session.getState()));
}

export function DraftProvider({ draft, children }: { draft: DraftDto; children: ReactNode }) {
  const session = useDraftSession(draft);
  return (
    <OpenDraft draft={draft} session={session}>
      {children}
    </OpenDraft>
  );
}

/** A form over a session: what is checked, seen and shown, wherever its content is kept. */
export function OpenDraft({
  draft,
  session,
  trial,
  children,
}: {
  draft: DraftDto;
  session: DraftSession;
  trial?: DraftView['trial'];
  children: ReactNode;
}) {
  const [files, setFiles] = useState<readonly DraftFile[]>(draft.attachments);
  const content = useSettled(useSyncExternalStore(session.subscribe, () => session.getState().content));
  const seen = useRef(new Set<string>());
  const [, setSeenCount] = useState(0);
  const see = useCallback((pointer: string) => {
    if (seen.current.has(pointer)) return;
    afterPress(() => {
      seen.current.add(pointer);
      setSeenCount((count) => count + 1);
    });
  }, []);
  const checked = useMemo(() => check(draft, content, files), [draft, content, files]);
  const closed = useClosed(draft);
  const seenNow = seen.current.size;
  const view = useMemo((): DraftView => {
    const { form } = draft;
    const stepOf = (pointer: string) =>
      fieldAt(form, pointer)?.step ?? form.attachments.find(({ id }) => pointer === `/attachments/${id}`)?.step;
    return {
      draft,
      form,
      session,
      files,
      setFiles,
      ...checked,
      closed,
      see,
      seeStep: (step) => see(`step:${step}`),
      isSeen: (pointer) =>
        seenNow > 0 &&
        (seen.current.has(pointer) || seen.current.has('step:*') || seen.current.has(`step:${stepOf(pointer) ?? ''}`)),
      asked: draft.correctionPointers.map((pointer) => stable(draft.content, pointer)),
      ...(trial && { trial }),
    };
  }, [draft, session, files, checked, closed, see, seenNow, trial]);
  return <Context.Provider value={view}>{children}</Context.Provider>;
}

function useDraftSession(draft: DraftDto): DraftSession {
  const provider = useLinxuan();
  const principal = useSession()?.principal ?? '';
  const made = useRef<DraftSession | null>(null);
  made.current ??= new DraftSession(
    { content: draft.content, version: draft.version, savedAt: draft.version > 0 ? draft.updatedAt : null },
    {
      send: (body) => provider.send('PATCH', `/cases/${draft.caseId}/draft`, body),
      journal: new Journal(localStorage, principal, draft.caseId, tabName(sessionStorage, newKey)),
    },
  );
  const session = made.current;
  usePendingWork(useCallback(() => session.flush(), [session]));
  useEffect(() => {
    session.reopen();
    const poll = setInterval(() => document.visibilityState === 'visible' && void session.poll(), POLL_MS);
    const keep = () => session.writeJournal();
    const retry = () => session.retry();
    window.addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('online', retry);
    return () => {
      clearInterval(poll);
      window.removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', keep);
      window.removeEventListener('online', retry);
      session.close();
    };
  }, [session]);
  return session;
}

/** The content once the person pauses: checking a long form on every keystroke would make typing slow. */
function useSettled(content: JsonObject): JsonObject {
  const [settled, setSettled] = useState(content);
  useEffect(() => {
    if (settled === content) return;
    const timer = setTimeout(() => afterPress(() => setSettled(content)), CHECK_MS);
    return () => clearTimeout(timer);
  }, [content, settled]);
  return settled;
}

function check({ form, facts }: DraftDto, content: JsonObject, files: readonly DraftFile[]) {
  const { marks: _marks, ...fields } = content;
  const found = [...validateForm(form, fields, facts), ...validateAttachments(form, files)].map((problem) => ({
    ...problem,
    pointer: stable(content, problem.pointer),
  }));
  const problems = new Map<string, Problem>();
  for (const problem of found)
    if (!problems.has(problem.pointer) || problem.severity === 'error') problems.set(problem.pointer, problem);
  return {
    problems,
    errors: found.filter(({ severity }) => severity === 'error'),
    warnings: found.filter(({ severity }) => severity === 'warning'),
    meter: completeness(form, fields, files, facts),
  };
}

/** Rows by their id, as the whole page names them. */
export function stable(content: Json, pointer: string): string {
  try {
    return stablePointer(content, pointer);
  } catch {
    return pointer;
  }
}
