import { Box, Button, Paper, Stack, Typography } from '@mui/material';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf } from '../providers/problem';
import { RefusalText, type ActionProps } from './ActionButton';
import { ProblemAlert } from './ProblemAlert';
import { NO_REASON, ReasonFields, reasonMissing, reasonPayload } from './ReasonFields';
import { useAct } from './useAct';
import { useFieldErrors } from './useFieldErrors';
import { useWords } from './words';

/** The same as `ActionButton`, standing open in a worksheet: the fields, the reason, and the button in one place. */
export function ActionForm({
  subject,
  action,
  payload,
  reasonCodes,
  children,
  label,
  disabled = false,
  variant = 'contained',
  onDone,
  aside,
}: ActionProps & { aside?: ReactNode }) {
  const translate = useTranslate();
  const words = useWords();
  const [value, setValue] = useState(NO_REASON);
  const acting = useAct(subject, (result) => {
    setValue(NO_REASON);
    onDone?.(result);
  });
  const name = label ?? words.action(action.name, { sense: action.sense, subject: subject.type });
  const errors = useFieldErrors(acting.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void acting.run(
      action.name,
      { ...(typeof payload === 'function' ? payload() : payload), ...reasonPayload(action, value) },
      action.sense,
    );
  };
  return (
    <Paper variant="outlined" component="form" onSubmit={submit} noValidate sx={{ p: 2 }}>
      <Stack spacing={1.5}>
        <Typography variant="h3">{name}</Typography>
        {children}
        <ReasonFields
          action={action}
          value={value}
          onChange={setValue}
          errors={errors}
          codes={reasonCodes ?? action.reasonCodes ?? []}
        />
        {acting.error !== null && (
          <ProblemAlert
            error={acting.error}
            {...(problemOf(acting.error).status === 409 && { onRetry: acting.reload })}
          />
        )}
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button
            type="submit"
            variant={variant}
            color={action.grave ? 'error' : 'primary'}
            loading={acting.busy}
            disabled={disabled || action.refusal !== null || reasonMissing(action, value)}
          >
            {acting.busy ? translate('act.sending') : name}
          </Button>
          {aside}
        </Box>
        <RefusalText action={action} />
      </Stack>
    </Paper>
  );
}
