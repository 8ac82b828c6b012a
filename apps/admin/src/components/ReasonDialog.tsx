import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  useMediaQuery,
  type Theme,
} from '@mui/material';
import { useId, type ReactNode, type SubmitEvent } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf } from '../providers/problem';
import { ProblemAlert } from './ProblemAlert';

export interface ReasonDialogProps {
  open: boolean;
  title: string;
  submitLabel: string;
  children?: ReactNode;
  busy?: boolean;
  disabled?: boolean;
  error?: unknown;
  danger?: boolean;
  onSubmit(): void | Promise<unknown>;
  onClose(): void;
  /** Offered where somebody else was faster. */
  onReload?(): void;
}

/** Asks before something is done. Stays open with everything typed when the answer is a refusal. */
export function ReasonDialog({
  open,
  title,
  submitLabel,
  children,
  busy = false,
  disabled = false,
  error = null,
  danger = false,
  onSubmit,
  onClose,
  onReload,
}: ReasonDialogProps) {
  const translate = useTranslate();
  const id = useId();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void onSubmit();
  };
  return (
    <Dialog
      open={open}
      onClose={busy ? undefined : onClose}
      maxWidth="sm"
      fullWidth
      fullScreen={isNarrow}
      aria-labelledby={id}
      slotProps={{ paper: { component: 'form', onSubmit: submit, noValidate: true } as object }}
    >
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <Stack spacing={1.5} sx={{ pt: 1 }}>
          {error !== null && error !== undefined && (
            <ProblemAlert error={error} {...(onReload && problemOf(error).status === 409 && { onRetry: onReload })} />
          )}
          {children}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose} disabled={busy}>
          {translate('act.cancel')}
        </Button>
        <Button
          type="submit"
          variant="contained"
          color={danger ? 'error' : 'primary'}
          loading={busy}
          disabled={disabled}
        >
          {submitLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
