import {
  checkForm,
  FormDefinitionError,
  formFields,
  parseForm,
  type FormDefinition,
  type FormField,
} from '@linxuan/form-rules';
import { FormText } from './formText';

/** What is wrong at a place of the form. */
export interface Defect {
  /** JSON pointer of the field, `steps.<id>`, `attachments.<id>` or `rules.<id>`. */
  at: string;
  zh: string;
  en: string;
}

/** A text as a form, with what is wrong in it; null where it is no form at all. */
export function readForm(source: string): { form: FormDefinition; defects: Defect[] } | null {
  const value = new FormText(source).value();
  try {
    return { form: parseForm(value), defects: [] };
  } catch (error) {
    if (!(error instanceof FormDefinitionError)) return null;
    const form = value as FormDefinition;
    try {
      return { form, defects: checkForm(form).map(({ at, problem }) => ({ at: placeOf(at), ...problem })) };
    } catch {
      // Of another shape: nothing that could be shown as steps and fields.
      return null;
    }
  }
}

/** `schema/a/b` speaks of the field `/a/b`. */
const placeOf = (at: string): string => (at.startsWith('schema') ? at.slice('schema'.length) : at);

/** The fields that stand right under one, columns under their table. */
export function childrenOf(form: FormDefinition, pointer: string): FormField[] {
  const within = form.schema && formFields(form);
  return within.filter((field) => {
    const above = field.pointer.slice(0, field.pointer.lastIndexOf('/'));
    return above === pointer || above === `${pointer}/*`;
  });
}

/** Sections of a step, and tables that stand for themselves. */
export const sectionsOf = (form: FormDefinition, step: string): FormField[] =>
  childrenOf(form, '').filter((field) => field.step === step);
