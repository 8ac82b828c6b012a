import {
  completeness,
  problemText,
  validateAttachments,
  validateForm,
  type AttachmentInfo,
  type Completeness,
  type FileKind,
} from '@linxuan/form-rules';
import { useMemo } from 'react';
import { sessionStore } from '../providers/sessionStore';
import { useLang } from '../components';
import { textAt, type CaseView } from './useCase';

export interface FormProblem {
  pointer: string;
  text: string;
  severity: 'error' | 'warning';
  source: string | null;
}
export interface FormFacts {
  meter: Completeness;
  problems: FormProblem[];
  byPointer: Map<string, FormProblem[]>;
}

/** What the rules of the form say of an application: how complete it is, what is wrong or striking, by field. */
export function useFormFacts({ form, content, files, detail }: CaseView): FormFacts {
  const lang = useLang();
  const registered = detail.formFacts;
  return useMemo(() => {
    const { attachments: _attachments, marks: _marks, ...fields } = content;
    const facts = { today: beijingToday(), ...(registered ?? { accountUscc: textAt(content, 'holder', 'uscc') }) };
    const infos: AttachmentInfo[] = files.map(({ id, slot, name, size, kind }) => ({
      id,
      slot,
      name,
      size,
      kind: kind as FileKind,
    }));
    const found = [...validateForm(form, fields, facts), ...validateAttachments(form, infos)];
    const problems = found.map((problem): FormProblem => ({
      pointer: problem.pointer,
      text: problemText(problem)[lang],
      severity: problem.severity,
      source: problem.rule?.source ?? null,
    }));
    const byPointer = new Map<string, FormProblem[]>();
    for (const problem of problems)
      byPointer.set(problem.pointer, [...(byPointer.get(problem.pointer) ?? []), problem]);
    return { meter: completeness(form, fields, infos, facts), problems, byPointer };
  }, [form, content, files, lang, registered]);
}

function beijingToday(): string {
  return new Date(sessionStore.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
