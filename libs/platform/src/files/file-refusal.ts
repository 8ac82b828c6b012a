import { DomainError } from '../problem/domain-error';

/** Why a file is not taken, whoever sends it and wherever to. */
export type FileRefusal =
  | 'empty'
  /** Not of a kind that is accepted, or not the kind that its name says. */
  | 'disguised'
  | 'truncated'
  | 'damaged'
  /** Nobody can open it without a password. */
  | 'encrypted'
  | 'macros'
  /** A program, script or package inside a document. */
  | 'program'
  /** An archive, or something that holds one. */
  | 'archive'
  /** Unpacked or drawn it would need more than a reviewer's computer has. */
  | 'bomb';

/**
 * The problem for a refused file: `file.<refusal>`, with the field's code `file-<refusal>` where a form's slot is
 * known.
 */
export function refusedFile(refusal: FileRefusal, name: string, accepted: string, pointer?: string): DomainError {
  const field = pointer && {
    pointer,
    code: refusal === 'disguised' ? 'file-type' : `file-${refusal}`,
    params: { file: name, accepted },
  };
  return new DomainError(`file.${refusal}`, { name, accepted }, field ? { fields: [field] } : {});
}
