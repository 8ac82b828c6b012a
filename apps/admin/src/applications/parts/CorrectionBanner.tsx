import { getAt, problemPlace, sameJson, type Json } from '@linxuan/form-rules';
import { Alert, AlertTitle, Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { DeadlineChip, useFormat, useLang, useText } from '../../components';
import { useDraft, useDraftState } from '../draft/DraftContext';
import { stepAt } from './stepAt';

/** The reviewer's words, until when, and the list of what is to be corrected with what has been done. */
export function CorrectionBanner({ onJump }: { onJump(pointer: string, step: string): void }) {
  const translate = useTranslate();
  const lang = useLang();
  const text = useText();
  const format = useFormat();
  const { draft, form } = useDraft();
  const content = useDraftState((state) => state.content);
  const { correction, previous } = draft;
  if (!correction) return null;
  const changed = (pointer: string) => !sameJson(read(content, pointer) ?? null, read(previous ?? {}, pointer) ?? null);
  return (
    <Alert severity="warning" sx={{ mb: 2, '& .MuiAlert-message': { minWidth: 0, width: '100%' } }}>
      <AlertTitle>{translate('applications.correction.title')}</AlertTitle>
      <Typography variant="body2">
        {translate('applications.correction.by', {
          org: text(correction.byOrg) || translate('applications.correction.reviewer'),
          at: format.dateTime(correction.at),
        })}
      </Typography>
      {correction.reason && (
        <Box
          component="blockquote"
          sx={{
            m: 0,
            my: 1,
            pl: 1.5,
            borderLeft: 3,
            borderColor: 'divider',
            whiteSpace: 'pre-wrap',
            color: 'text.primary',
            fontSize: '0.9375rem',
          }}
        >
          {correction.reason}
        </Box>
      )}
      {correction.dueAt && (
        <Box sx={{ my: 0.5 }}>
          <DeadlineChip
            dueAt={correction.dueAt}
            urgency="soon"
            timeLeft={translate('applications.correction.until', { date: format.dateTime(correction.dueAt) })}
          />
        </Box>
      )}
      {correction.pointers.length > 0 && (
        <>
          <Typography variant="body2" sx={{ mt: 1, fontWeight: 650 }}>
            {translate('applications.correction.list')}
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {correction.pointers.map((pointer) => (
              <li key={pointer}>
                <Link component="button" type="button" onClick={() => onJump(pointer, stepAt(pointer, form))}>
                  {problemPlace(form, { pointer })[lang] || pointer}
                </Link>
                <Typography component="span" variant="body2">
                  {' '}
                  —{' '}
                  {translate(
                    pointer.startsWith('/attachments')
                      ? 'applications.correction.files'
                      : changed(pointer)
                        ? 'applications.correction.changed'
                        : 'applications.correction.open',
                  )}
                </Typography>
              </li>
            ))}
          </Box>
        </>
      )}
      <Typography variant="body2" sx={{ mt: 1 }}>
        {translate('applications.correction.free')}
      </Typography>
    </Alert>
  );
}

function read(content: Json, pointer: string): Json | undefined {
  try {
    return getAt(content, pointer);
  } catch {
    return undefined;
  }
}
