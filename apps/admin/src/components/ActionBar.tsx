import { Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ActResult, OfferedAction } from '../providers/types';
import { ActionButton, isGrave, type ActionButtonProps } from './ActionButton';
import type { Subject } from './useAct';

export interface ActionBarProps {
  subject: Subject;
  actions: OfferedAction[];
  /** Actions that have a worksheet of their own on the page. */
  except?: readonly string[];
  /** Settings of single actions: payload, reasons, words in the dialog. */
  settings?: Record<string, Partial<ActionButtonProps>>;
  onDone?(result: ActResult): void;
}

/** Everything the person can do here, the grave last; and words where that is nothing. */
export function ActionBar({ subject, actions, except = [], settings = {}, onDone }: ActionBarProps) {
  const translate = useTranslate();
  const offered = actions
    .filter(({ name }) => !except.includes(name))
    .sort((a, b) => Number(isGrave(a.name)) - Number(isGrave(b.name)));
  if (offered.length === 0) return <Typography color="textSecondary">{translate('act.none')}</Typography>;
  return (
    <Stack direction="row" spacing={1.5} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'flex-start' }}>
      {offered.map((action, index) => (
        <ActionButton
          key={`${action.stage}.${action.name}`}
          subject={subject}
          action={action}
          variant={index === 0 && !isGrave(action.name) ? 'contained' : 'outlined'}
          {...(onDone && { onDone })}
          {...settings[action.name]}
        />
      ))}
    </Stack>
  );
}
