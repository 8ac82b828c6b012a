import type { ExpertFactBodyDto } from '@linxuan/contracts';
import {
  canonicalPatentNumber,
  compactIdentifier,
  isPlaceholderNumber,
  isVisible,
  usccFault,
} from '@linxuan/form-rules';
import type { NewFact } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';

type Stated = Omit<NewFact, 'id' | 'userId' | 'enteredAt'>;

/**
 * A fact as it is kept: patent numbers and codes in their one form. Throws
 * `expert.fact`, which names the field, where something is missing, has no place in this kind, or cannot be.
 */
export function factOf(body: ExpertFactBodyDto): Stated {
  const { kind, party, relation = null, since = null, until = null, note = '' } = body;
  const isNumbered = kind === 'patent' || kind === 'report';
  const number = isVisible(body.number ?? '') ? (body.number ?? '') : '';
  const uscc = isVisible(body.uscc ?? '') ? (body.uscc ?? '') : '';
  refuseIf(isNumbered && number === '', '/number', 'required');
  refuseIf(isNumbered && isPlaceholderNumber(number), '/number', 'placeholder');
  refuseIf(!isNumbered && number !== '', '/number', 'none');
  refuseIf(!isNumbered && !isVisible(party), '/party', 'required');
  refuseIf((kind === 'relation') !== (relation !== null), '/relation', kind === 'relation' ? 'required' : 'none');
  refuseIf(uscc !== '' && usccFault(uscc) !== null, '/uscc', 'uscc');
  refuseIf(since !== null && until !== null && until < since, '/until', 'period');
  return {
    kind,
    party,
    uscc: uscc === '' ? null : compactIdentifier(uscc),
    number: number === '' ? null : kind === 'patent' ? canonicalPatentNumber(number) : number,
    relation,
    since,
    until,
    note,
  };
}

function refuseIf(wrong: boolean, pointer: string, code: string): void {
  if (wrong) throw new DomainError('expert.fact', {}, { fields: [{ pointer, code }] });
}
