import type { MachineAction } from '../programme/machine';

/**
 * Acts that put a name under what a worksheet holds: verdict of a check, conclusion, answer, marks, letter or list.
 * Whoever does one while a worksheet is stored names the version that was looked at; what only opens, passes on or
 * takes back signs nothing of a worksheet.
 */
const ACTS: Readonly<Partial<Record<MachineAction['subject'], readonly string[]>>> = {
  case: ['accept', 'return', 'reject', 'conclude'],
  opinion: ['answer'],
  seat: ['seal'],
  dossier: ['prepare', 'zero-return', 'file', 'propose'],
};

export function signsWorksheet({
  subject,
  name,
  unlikeWorksheet,
}: Pick<MachineAction, 'subject' | 'name' | 'unlikeWorksheet'>): boolean {
  return unlikeWorksheet !== undefined || (ACTS[subject] ?? []).includes(name);
}
