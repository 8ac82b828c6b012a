import { isVisible } from '@linxuan/form-rules';
import { MenuItem } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../i18n/useText';
import type { OfferedAction, Text } from '../providers/types';
import { EntryField } from './typed';

export interface ReasonCode {
  code: string;
  text: Text;
}
export interface ReasonValue {
  reason: string;
  reasonCode: string;
  note: string;
}
export const NO_REASON: ReasonValue = { reason: '', reasonCode: '', note: '' };

/** What of an action says which reasons it takes. */
type Reasoned = Pick<OfferedAction, 'payload' | 'reason'>;

const takes = (action: Reasoned, field: string) =>
  field in ((action.payload['properties'] ?? {}) as Record<string, unknown>);
export const requires = (action: Reasoned, field: string) =>
  ((action.payload['required'] ?? []) as string[]).includes(field);

/** The part of the payload that the fields hold; what is empty is left out. */
export function reasonPayload(action: Reasoned, value: ReasonValue): Record<string, string> {
  return Object.fromEntries(
    (['reason', 'reasonCode', 'note'] as const)
      .filter((field) => takes(action, field) && isVisible(value[field]))
      .map((field) => [field, value[field].trim()]),
  );
}

export function reasonMissing(action: Reasoned, value: ReasonValue): boolean {
  return (['reason', 'reasonCode'] as const).some(
    (field) =>
      takes(action, field) &&
      (requires(action, field) || (field === 'reason' && action.reason === 'required')) &&
      !isVisible(value[field]),
  );
}

/**
 * Reason, kind of reason and note, as far as the action takes them. `later` says what has to be chosen before there are
 * kinds.
 */
export function ReasonFields({
  action,
  codes = [],
  later,
  value,
  onChange,
  errors = {},
}: {
  action: Reasoned;
  codes?: ReasonCode[];
  later?: string | undefined;
  value: ReasonValue;
  onChange(value: ReasonValue): void;
  errors?: Record<string, string>;
}) {
  const translate = useTranslate();
  const text = useText();
  const set =
    (field: keyof ReasonValue) =>
    ({ target }: { target: { value: string } }) =>
      onChange({ ...value, [field]: target.value });
  const mustGive = action.reason === 'required' || requires(action, 'reason');
  return (
    <>
      {takes(action, 'reasonCode') && (
        <EntryField
          select={codes.length > 0 || later !== undefined}
          disabled={later !== undefined}
          label={translate('act.reasonCode')}
          value={value.reasonCode}
          onChange={set('reasonCode')}
          required={requires(action, 'reasonCode')}
          error={'/reasonCode' in errors}
          helperText={errors['/reasonCode'] ?? later}
        >
          {codes.map((entry) => (
            <MenuItem key={entry.code} value={entry.code}>
              {text(entry.text)}
            </MenuItem>
          ))}
        </EntryField>
      )}
      {takes(action, 'reason') && (
        <EntryField
          label={translate(mustGive ? 'act.reason' : 'act.reasonOptional')}
          value={value.reason}
          onChange={set('reason')}
          required={mustGive}
          multiline
          minRows={3}
          maxRows={12}
          error={'/reason' in errors}
          helperText={errors['/reason']}
        />
      )}
      {takes(action, 'note') && (
        <EntryField
          label={translate('act.note')}
          value={value.note}
          onChange={set('note')}
          multiline
          minRows={2}
          maxRows={8}
          error={'/note' in errors}
          helperText={errors['/note']}
        />
      )}
    </>
  );
}
