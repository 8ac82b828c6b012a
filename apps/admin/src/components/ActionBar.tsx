import type { ActionPart } from '@linxuan/domain';
import { Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ActResult, OfferedAction } from '../providers/types';
import { ActionButton, type ActionButtonProps } from './ActionButton';
import type { Subject } from './useAct';

export interface ActionBarProps {
  subject: Subject;
  actions: OfferedAction[];
  /** Parts that the page offers elsewhere. */
  except?: readonly ActionPart[];
  /** Settings of single actions by their part: payload, reasons, words in the dialog. */
  settings?: Partial<Record<ActionPart, Partial<ActionButtonProps>>>;
  onDone?(result: ActResult): void;
}

/** Everything the person can do here, what completes the work first and the grave last; and words where that is nothing. */
export function ActionBar({ subject, actions, except = [], settings = {}, onDone }: ActionBarProps) {
  const translate = useTranslate();
  const offered = actions
    .filter(({ part }) => part === null || !except.includes(part))
    .sort((a, b) => Number(b.main) - Number(a.main) || Number(a.grave) - Number(b.grave));
  if (offered.length === 0) return <Typography color="textSecondary">{translate('act.none')}</Typography>;
  return (
    <Stack direction="row" spacing={1.5} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'flex-start' }}>
      {offered.map((action, index) => (
        <ActionButton
          key={`${action.stage}.${action.name}`}
          subject={subject}
          action={action}
          variant={index === 0 && !action.grave ? 'contained' : 'outlined'}
          {...(onDone && { onDone })}
          {...(action.part && settings[action.part])}
        />
      ))}
    </Stack>
  );
}
