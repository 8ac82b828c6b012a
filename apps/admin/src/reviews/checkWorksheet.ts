import { correctionText } from '@linxuan/contracts';
import { problemPlace, type FormDefinition } from '@linxuan/form-rules';

export type CheckDecision = 'accept' | 'return' | 'reject';

/** The reviewer's unsent check of one application. */
export interface CheckWorksheet {
  ticked: string[];
  /** Remark by pointer of what is to be corrected. */
  remarks: Record<string, string>;
  decision: CheckDecision | '';
  general: string;
  reasonCode: string;
  note: string;
}
export const BLANK_CHECK: CheckWorksheet = {
  ticked: [],
  remarks: {},
  decision: '',
  general: '',
  reasonCode: '',
  note: '',
};

/** Place of a field in Chinese: the words of the notice that the applicant gets. */
export function placeOf(form: FormDefinition, pointer: string): string {
  return problemPlace(form, { pointer }).zh || pointer;
}

export function correctionReason(
  form: FormDefinition,
  { remarks, general }: Pick<CheckWorksheet, 'remarks' | 'general'>,
): string {
  return correctionText(
    Object.entries(remarks).map(([pointer, remark]) => ({ place: placeOf(form, pointer), remark })),
    general,
  );
}

/** What a reviewer goes through: each step of the form, each slot that must hold a file. */
export function checklistOf(form: FormDefinition): { id: string; step: string; slot: string | null }[] {
  return form.steps.flatMap(({ id }) => [
    { id: `step/${id}`, step: id, slot: null },
    ...form.attachments
      .filter((slot) => slot.step === id && (slot.required || slot.min > 0))
      .map((slot) => ({ id: `slot/${slot.id}`, step: id, slot: slot.id })),
  ]);
}
