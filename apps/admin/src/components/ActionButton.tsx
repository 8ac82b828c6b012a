import { Box, Button, Typography, type ButtonProps } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { ActResult, OfferedAction } from '../providers/types';
import { PayloadFields, type Choices } from './PayloadFields';
import { missingFields, payloadFields, toPayload, type FieldValues } from './payloadSchema';
import { ReasonDialog } from './ReasonDialog';
import { NO_REASON, ReasonFields, reasonMissing, reasonPayload, type ReasonCode } from './ReasonFields';
import { useAct, type Subject } from './useAct';
import { useFieldErrors } from './useFieldErrors';
import { useWords } from './words';

export interface ActionProps {
  subject: Subject;
  action: OfferedAction;
  /** What the worksheet adds to the payload; a function is asked at the moment of sending. */
  payload?: Record<string, unknown> | (() => Record<string, unknown>);
  /** Reasons to choose from; those that the server offers with the action otherwise. */
  reasonCodes?: ReasonCode[];
  /** Shown in the dialog above the reason: what will happen, or further inputs. */
  children?: ReactNode;
  label?: string;
  /** Further condition of the page; the server's refusal counts anyway. */
  disabled?: boolean;
  variant?: ButtonProps['variant'];
  onDone?(result: ActResult): void;
}
export interface ActionButtonProps extends ActionProps {
  /** Asks for everything that the payload takes, from its schema; titles of choices by field and value. */
  asks?: Choices;
  /** The reasons depend on what is chosen in a field. */
  reasonsBy?: { field: string; of: Record<string, ReasonCode[]> } | undefined;
}

/** One action that the server offers: asks once, waits for the outcome, keeps what was typed when it is refused. */
export function ActionButton({
  subject,
  action,
  payload,
  reasonCodes,
  reasonsBy,
  children,
  label,
  asks,
  disabled = false,
  variant = 'contained',
  onDone,
}: ActionButtonProps) {
  const translate = useTranslate();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState(NO_REASON);
  const [values, setValues] = useState<FieldValues>({});
  const fields = asks ? payloadFields(action) : [];
  const acting = useAct(subject, (result) => {
    setOpen(false);
    setValue(NO_REASON);
    setValues({});
    onDone?.(result);
  });
  const codes = reasonsBy
    ? (reasonsBy.of[String(values[reasonsBy.field] ?? '')] ?? [])
    : (reasonCodes ?? action.reasonCodes ?? []);
  const change = (next: FieldValues) => {
    setValues(next);
    if (reasonsBy && next[reasonsBy.field] !== values[reasonsBy.field]) setValue({ ...value, reasonCode: '' });
  };
  const name = label ?? words.action(action.name, { sense: action.sense, subject: subject.type });
  const errors = useFieldErrors(acting.error);
  const send = () =>
    acting.run(
      action.name,
      {
        ...toPayload(fields, values),
        ...(typeof payload === 'function' ? payload() : payload),
        ...reasonPayload(action, value),
      },
      action.sense,
    );
  const close = () => {
    setOpen(false);
    acting.reset();
  };
  return (
    <Box sx={{ minWidth: 0 }}>
      <Button
        variant={variant}
        color={action.grave ? 'error' : 'primary'}
        disabled={disabled || action.refusal !== null}
        onClick={() => setOpen(true)}
      >
        {name}
      </Button>
      {action.refusal && <RefusalText action={action} />}
      <ReasonDialog
        open={open}
        title={translate('act.confirm', { action: name })}
        submitLabel={acting.busy ? translate('act.sending') : name}
        busy={acting.busy}
        danger={action.grave}
        disabled={reasonMissing(action, value) || missingFields(fields, values)}
        error={acting.error}
        onSubmit={send}
        onClose={close}
        onReload={acting.reload}
      >
        {children}
        <PayloadFields fields={fields} values={values} choices={asks ?? {}} errors={errors} onChange={change} />
        <ReasonFields
          action={action}
          value={value}
          onChange={setValue}
          errors={errors}
          codes={codes}
          later={
            reasonsBy && codes.length === 0
              ? translate('act.chooseFirst', { what: translate(`payload.${reasonsBy.field}`) })
              : undefined
          }
        />
      </ReasonDialog>
    </Box>
  );
}

/** Why it is not possible now, in the open and not only under the pointer. */
export function RefusalText({ action }: { action: OfferedAction }) {
  const translate = useTranslate();
  if (!action.refusal) return null;
  return (
    <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5, maxWidth: 420 }}>
      {translate('act.notNow')}
      {action.refusal.detail || action.refusal.title}
    </Typography>
  );
}
