import LockIcon from '@mui/icons-material/LockOutlined';
import PublicIcon from '@mui/icons-material/PublicOutlined';
import { formatPointer, type Publicity } from '@linxuan/form-rules';
import { Button, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useDraft, useValue } from '../draft/DraftContext';

export const markPointer = (pointer: string): string => formatPointer(['marks', pointer]);

/**
 * Whether a field, row or file may leave the authorities: as the form proposes it, until the applicant says otherwise.
 */
export function MarkToggle({ pointer, byDefault, title }: { pointer: string; byDefault: Publicity; title: string }) {
  const translate = useTranslate();
  const { session } = useDraft();
  const mark = useValue(markPointer(pointer));
  const isPublic = byDefault !== 'never' && (mark ?? byDefault) === 'public';
  // Only what differs from the form's own proposal is set off.
  const isChosen = mark !== undefined && mark !== byDefault;
  const Icon = isPublic ? PublicIcon : LockIcon;
  const word = translate(isPublic ? 'files.public' : 'files.confidential');
  if (byDefault === 'never')
    return (
      <Typography
        component="span"
        sx={{
          fontSize: '0.75rem',
          color: 'text.secondary',
          whiteSpace: 'nowrap',
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
        }}
      >
        <LockIcon sx={{ fontSize: 14 }} aria-hidden />
        {translate('applications.neverPublic')}
      </Typography>
    );
  return (
    <Tooltip title={translate(isPublic ? 'applications.publicHelp' : 'applications.confidentialHelp')}>
      <Button
        size="small"
        color="inherit"
        startIcon={<Icon sx={{ fontSize: '14px !important' }} />}
        aria-pressed={!isPublic}
        aria-label={translate('applications.markLabel', { title, state: word })}
        onClick={() => session.edit(markPointer(pointer), isPublic ? 'confidential' : 'public')}
        sx={{
          minHeight: 24,
          py: 0,
          px: 0.75,
          fontSize: '0.75rem',
          fontWeight: isChosen ? 700 : 500,
          color: isChosen ? 'warning.main' : 'text.secondary',
          whiteSpace: 'nowrap',
          flex: 'none',
        }}
      >
        {word}
      </Button>
    </Tooltip>
  );
}
