import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import type { DraftDto } from '@linxuan/contracts';
import { countCharacters, cutText, typedField, wholeNumber, type FormField } from '@linxuan/form-rules';
import { InputAdornment, OutlinedInput, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { CodeEvidence, useLang, useTyped } from '../../components';
import { useDraft, useValue } from '../draft/DraftContext';
import { FieldFrame } from './FieldFrame';
import { patentState, usccState, type CodeState } from './typing';

export interface InputProps {
  field: FormField;
  pointer: string;
  narrow?: boolean;
}

/** Text, long text, figures with their unit, and codes that are checked while they are typed. */
export function TextInput({ field, pointer, narrow = false }: InputProps) {
  const lang = useLang();
  const { session, draft, problems } = useDraft();
  const value = useValue(pointer);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const isLong = field.widget === 'textarea';
  const isFigure = field.widget === 'decimal' || field.widget === 'integer';
  const code =
    field.widget === 'uscc'
      ? usccState(text, confirmedIn(draft.facts))
      : field.widget === 'patent-number'
        ? patentState(text)
        : undefined;
  const hint = code && <CodeHint state={code} />;
  const write = (typed: string) => session.edit(pointer, toStored(field, typed));
  const typed = useTyped(typedField(field.schema), text, write);
  const most = isFigure ? 60 : (field.maxLength ?? 4000) + 500;
  const unit = field.unit?.[lang];
  return (
    <FieldFrame
      field={field}
      pointer={pointer}
      narrow={narrow}
      notes={typed.notes}
      {...(hint && code.kind !== 'wrong' && code.kind !== 'empty' && { hint })}
    >
      {({ id, ...aria }) => (
        <>
          <OutlinedInput
            id={id}
            fullWidth
            size="small"
            value={text}
            onChange={({ target }) => write(cutText(target.value, most))}
            onBlur={typed.leave}
            error={aria['aria-invalid']}
            multiline={isLong}
            {...(isLong && { minRows: 4, maxRows: 18 })}
            {...(unit && { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> })}
            slotProps={{
              input: {
                ...ariaOf(aria),
                inputMode: modeOf(field),
                autoComplete: autoOf(field),
                spellCheck: false,
              },
            }}
            sx={{
              bgcolor: 'background.paper',
              ...(isFigure && { maxWidth: 320, '& input': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }),
              ...(code && { '& input': { fontFamily: 'ui-monospace, monospace', letterSpacing: '0.04em' } }),
            }}
          />
          {problems.get(pointer)?.code === 'uscc-check-digit' && <CodeEvidence code={text} />}
          {isLong && field.maxLength !== undefined && <Counter have={countCharacters(text)} limit={field.maxLength} />}
        </>
      )}
    </FieldFrame>
  );
}

/** Codes that operators confirmed, as the server told when the page was opened. */
function confirmedIn({ confirmedCodes }: DraftDto['facts']): string[] {
  return Array.isArray(confirmedCodes) ? confirmedCodes.filter((one): one is string => typeof one === 'string') : [];
}

export function ariaOf({
  labelId: _labelId,
  ...aria
}: {
  labelId: string;
  'aria-describedby': string;
  'aria-invalid': boolean;
  'aria-required': boolean;
}) {
  return aria;
}

/** As it is typed; what is read of it stands in the field when it is left. */
function toStored({ widget }: FormField, typed: string): string | number {
  return widget === 'integer' ? wholeNumber(typed) : typed;
}

function modeOf({ widget }: FormField): 'decimal' | 'numeric' | 'tel' | 'email' | 'text' {
  switch (widget) {
    case 'decimal':
      return 'decimal';
    case 'integer':
      return 'numeric';
    case 'phone':
      return 'tel';
    case 'email':
      return 'email';
    default:
      return 'text';
  }
}

function autoOf({ widget }: FormField): string {
  return widget === 'phone' ? 'tel' : widget === 'email' ? 'email' : 'off';
}

function Counter({ have, limit }: { have: number; limit: number }) {
  const over = have > limit;
  return (
    <Typography
      variant="body2"
      sx={{ textAlign: 'right', fontSize: '0.75rem', color: over ? 'error.main' : 'text.secondary' }}
    >
      {have} / {limit}
    </Typography>
  );
}

function CodeHint({ state }: { state: CodeState }): ReactNode {
  const translate = useTranslate();
  switch (state.kind) {
    case 'empty':
    case 'wrong':
      return null;
    case 'typing':
      return (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {translate('applications.typed', { have: state.have, need: state.need })}
        </Typography>
      );
    case 'right':
    case 'confirmed':
      return (
        <Typography
          variant="body2"
          sx={{ mt: 0.5, color: 'success.main', display: 'flex', alignItems: 'center', gap: 0.5 }}
        >
          <CheckIcon sx={{ fontSize: 16 }} aria-hidden />
          {translate(state.kind === 'right' ? 'applications.checkDigitRight' : 'codes.accepted')}
        </Typography>
      );
  }
}
