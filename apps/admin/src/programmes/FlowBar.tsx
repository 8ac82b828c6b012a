import type { EditionAct, EditionDto, EditionTextDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { EntryField, ProblemAlert, useLinxuan } from '../components';
import { DryRunList } from './DryRunList';
import { useWrite } from './useWrite';

type Asked = 'propose' | 'send-back' | 'approve' | 'close' | 'migrate';

/** What the reader may do with the edition and the version on the page. */
export function FlowBar({ edition, text }: { edition: EditionDto; text: EditionTextDto }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const provider = useLinxuan();
  const { busy, error, write } = useWrite();
  const [asked, setAsked] = useState<Asked | null>(null);
  const path = `/programme-editions/${edition.id}/versions/${text.version}`;
  const may = (act: EditionAct) => text.acts.includes(act);
  const lead = text.acts.includes('send-back');
  const errors = text.problems.filter(({ severity }) => severity === 'error').length;
  const revise = async () => {
    const made = await write<{ id: string; version: number }>(
      'POST',
      `/programme-editions/${edition.id}/versions`,
      {},
      '',
    );
    if (made) void navigate(`/programmes/${made.id}/edit/${made.version}`);
  };
  const button = (act: EditionAct, onClick: () => void, variant: 'contained' | 'outlined' = 'outlined') =>
    may(act) && (
      <Button key={act} size="small" variant={variant} disabled={busy} onClick={onClick}>
        {translate(`programmes.act.${act}`)}
      </Button>
    );
  return (
    <Box sx={{ mb: 1.5 }}>
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
        {may('save') && (
          <Button
            size="small"
            variant="contained"
            component={Link}
            to={`/programmes/${edition.id}/edit/${text.version}`}
          >
            {translate('programmes.act.edit')}
          </Button>
        )}
        {(may('save') || text.state === 'proposed') && (
          <Button
            size="small"
            variant="outlined"
            component={Link}
            to={`/programmes/${edition.id}/play/${text.version}`}
          >
            {translate('programmes.act.play')}
          </Button>
        )}
        {may('propose') && (
          <Button size="small" variant="outlined" disabled={busy || errors > 0} onClick={() => setAsked('propose')}>
            {translate('programmes.act.propose')}
          </Button>
        )}
        {button('approve', () => setAsked('approve'), 'contained')}
        {button('send-back', () => setAsked('send-back'))}
        {button('new-version', () => void revise())}
        {text.state === 'open' &&
          edition.versions.some(({ state, running }) => state === 'superseded' && (running ?? 0) > 0) &&
          button('migrate', () => setAsked('migrate'))}
        {edition.version !== null && (
          <Button size="small" variant="outlined" component={Link} to={`/programmes/${edition.id}/quota`}>
            {translate('programmes.quotaPage')}
          </Button>
        )}
        <Button size="small" onClick={() => void provider.download(`${path}/bundle`)}>
          {translate('programmes.act.exportBundle')}
        </Button>
        <Button size="small" onClick={() => void provider.download(`${path}/files/definition`)}>
          {translate('programmes.act.export')}
        </Button>
        <Button size="small" onClick={() => void provider.download(`${path}/files/form`)}>
          {translate('programmes.act.exportForm')}
        </Button>
        {text.state === 'open' && button('close', () => setAsked('close'))}
      </Stack>
      {may('propose') && errors > 0 && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {translate('programmes.checks.first', { count: errors })}
        </Alert>
      )}
      {text.state === 'proposed' && !lead && (
        <Alert severity="info" sx={{ mt: 1 }}>
          {translate('programmes.approve.waiting')}
        </Alert>
      )}
      {text.state === 'approved' && (
        <Alert severity="info" role="status" sx={{ mt: 1 }}>
          {translate('programmes.approve.opening')}
        </Alert>
      )}
      {lead && !may('approve') && (
        <Alert severity="info" sx={{ mt: 1 }}>
          {translate('programmes.approve.own')}
        </Alert>
      )}
      {error !== null && (
        <Box sx={{ mt: 1 }}>
          <ProblemAlert error={error} />
        </Box>
      )}
      {asked && <FlowDialog asked={asked} edition={edition} text={text} path={path} onClose={() => setAsked(null)} />}
    </Box>
  );
}

function FlowDialog({
  asked,
  edition,
  text,
  path,
  onClose,
}: {
  asked: Asked;
  edition: EditionDto;
  text: EditionTextDto;
  path: string;
  onClose(): void;
}) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const { busy, error, write } = useWrite();
  const [documentNumber, setNumber] = useState(asked === 'propose' ? (text.documentNumber ?? '') : '');
  const [reason, setReason] = useState('');
  const papers = asked === 'propose' || asked === 'close' || asked === 'migrate';
  const ready = asked === 'approve' || (isVisible(reason) && (!papers || isVisible(documentNumber)));
  const send = async () => {
    const target = asked === 'close' ? `/programme-editions/${edition.id}/close` : `${path}/${asked}`;
    const done = await write<{ requested?: number; blocked?: number }>(
      'POST',
      target,
      asked === 'approve' ? {} : papers ? { documentNumber, reason } : { reason },
      asked === 'migrate' ? '' : 'programmes.done',
    );
    if (!done) return;
    if (asked === 'migrate')
      notify('programmes.dryRun.migrated', {
        type: 'success',
        messageArgs: { requested: done.requested ?? 0, blocked: done.blocked ?? 0 },
      });
    onClose();
    // What was proposed is edited no more; its page says what comes next.
    if (asked === 'propose') void navigate(`/programmes/${edition.id}?tab=versions&version=${text.version}`);
  };
  return (
    <Dialog
      open
      onClose={busy ? undefined : onClose}
      fullWidth
      maxWidth={asked === 'approve' || asked === 'migrate' ? 'md' : 'sm'}
      aria-labelledby="edition-flow"
    >
      <DialogTitle id="edition-flow">{translate(`programmes.act.${asked}`)}</DialogTitle>
      <DialogContent>
        {error !== null && <ProblemAlert error={error} />}
        {asked === 'close' && (
          <Alert severity="warning" sx={{ mb: 1 }}>
            {translate('programmes.closeHelp')}
          </Alert>
        )}
        {asked === 'approve' && <Typography sx={{ mb: 1 }}>{translate('programmes.approve.help')}</Typography>}
        {asked === 'approve' && (
          <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
            {[text.documentNumber, text.reason].filter(Boolean).join(' · ')}
          </Typography>
        )}
        {((asked === 'approve' && text.version > 1) || asked === 'migrate') && <DryRunList path={`${path}/dry-run`} />}
        {asked !== 'approve' && (
          <Stack spacing={2} sx={{ pt: 2 }}>
            {papers && (
              <EntryField
                required
                label={translate('programmes.paper.number')}
                value={documentNumber}
                onChange={({ target }) => setNumber(target.value)}
              />
            )}
            <EntryField
              required
              multiline
              minRows={2}
              label={translate('programmes.paper.reason')}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Stack>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>
          {translate('programmes.cancel')}
        </Button>
        <Button variant="contained" loading={busy} disabled={!ready} onClick={() => void send()}>
          {translate(`programmes.act.${asked}`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
