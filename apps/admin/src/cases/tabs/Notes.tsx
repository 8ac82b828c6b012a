import type { CaseDetailDto, NoteBodyDto } from '@linxuan/contracts';
import { cutText, isVisible } from '@linxuan/form-rules';
import { Box, Button, Chip, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { EntryField, Panel, ProblemAlert, useFormat, useLinxuan, useText } from '../../components';

/** Notes of reviewers. They are no part of the procedure and outlive a withdrawal. */
export function Notes({ view, onChange }: { view: CaseDetailDto; onChange(): void }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const provider = useLinxuan();
  const close = async (id: string) => {
    await provider.send('POST', `/cases/${view.id}/notes/${id}/close`);
    onChange();
  };
  return (
    <Panel title={translate('cases.notes.title')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('cases.notes.help')}
      </Typography>
      {view.notes.length === 0 && <Typography color="textSecondary">{translate('cases.notes.none')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {view.notes.map((note) => (
          <Box component="li" key={note.id} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
              <Chip
                size="small"
                label={translate(`cases.notes.${note.kind}`)}
                color={note.kind === 'investigation' && !note.closedAt ? 'warning' : 'default'}
                variant="outlined"
              />
              <Typography variant="body2" color="textSecondary">
                {translate('cases.notes.by', { org: text(note.orgName), name: note.userName ?? '' })} ·{' '}
                {format.dateTime(note.createdAt)}
                {note.kind === 'investigation'
                  ? ` · ${note.closedAt ? translate('cases.notes.closed', { at: format.dateTime(note.closedAt) }) : translate('cases.notes.open')}`
                  : ''}
              </Typography>
              {note.mine && note.kind === 'investigation' && !note.closedAt && (
                <Button size="small" onClick={() => void close(note.id)}>
                  {translate('cases.notes.close')}
                </Button>
              )}
            </Box>
            <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note.body}</Typography>
          </Box>
        ))}
      </Box>
      {view.canNote && <NoteForm id={view.id} onSaved={onChange} />}
    </Panel>
  );
}

function NoteForm({ id, onSaved }: { id: string; onSaved(): void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const provider = useLinxuan();
  const [kind, setKind] = useState<NoteBodyDto['kind']>('note');
  const [body, setBody] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      await provider.send('POST', `/cases/${id}/notes`, { kind, body: body.trim() });
      setBody('');
      notify('cases.notes.saved', { type: 'success' });
      onSaved();
    } catch (cause) {
      setError(cause as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      sx={{ mt: 2, display: 'grid', gap: 1.5 }}
    >
      {error && <ProblemAlert error={error} />}
      <EntryField
        select
        size="small"
        label={translate('cases.notes.kind')}
        value={kind}
        onChange={({ target }) => setKind(target.value as NoteBodyDto['kind'])}
        sx={{ maxWidth: 220 }}
      >
        {(['note', 'investigation'] as const).map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`cases.notes.${one}`)}
          </MenuItem>
        ))}
      </EntryField>
      <EntryField
        label={translate('cases.notes.body')}
        value={body}
        onChange={({ target }) => setBody(cutText(target.value, 4000))}
        multiline
        minRows={2}
      />
      <Box>
        <Button type="submit" variant="outlined" disabled={busy || !isVisible(body)}>
          {translate('cases.notes.add')}
        </Button>
      </Box>
    </Box>
  );
}
