import type { DraftDto, TaxonomyEntryDto } from '@linxuan/contracts';
import { completeness, type FormDefinition } from '@linxuan/form-rules';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { OpenDraft } from './DraftContext';
import { DraftSession } from './DraftSession';

/** Nothing is kept of what is typed to try a form out. */
const FORGETS = { name: 'trial', write: () => true, adopt: () => [] };
/** Longer than any page stays open: a trial is never sent. */
const NEVER_MS = 2_000_000_000;

/**
 * A form as applicants meet it, before it is open to anybody: everything can be typed and is checked, nothing is stored
 * or uploaded. What was typed stays while the form is changed.
 */
export function TrialDraft({
  form,
  taxonomy,
  children,
}: {
  form: FormDefinition;
  taxonomy: readonly TaxonomyEntryDto[];
  children: ReactNode;
}) {
  const made = useRef<DraftSession | null>(null);
  made.current ??= new DraftSession(
    { content: {}, version: 0, savedAt: null },
    {
      send: () => Promise.reject(new Error('A trial is never sent')),
      journal: FORGETS,
      idleMs: NEVER_MS,
      longestMs: NEVER_MS,
    },
  );
  const session = made.current;
  useEffect(() => {
    session.reopen();
    return () => session.close();
  }, [session]);
  const draft = useMemo(() => blankDraft(form), [form]);
  const trial = useMemo(() => ({ taxonomy }), [taxonomy]);
  return (
    <OpenDraft draft={draft} session={session} trial={trial}>
      {children}
    </OpenDraft>
  );
}

function blankDraft(form: FormDefinition): DraftDto {
  return {
    caseId: '',
    number: '',
    state: '',
    stage: '',
    caseVersion: 0,
    revision: 0,
    editionId: '',
    editionTitle: form.title,
    titleField: '',
    closesAt: null,
    closesInMs: null,
    ownClose: null,
    content: {},
    version: 0,
    fieldVersions: {},
    updatedAt: '',
    updatedBy: null,
    editable: true,
    action: 'submit',
    form,
    facts: {},
    attachments: [],
    completeness: completeness(form, {}, []),
    problems: [],
    correction: null,
    previous: null,
    correctionPointers: [],
  };
}
