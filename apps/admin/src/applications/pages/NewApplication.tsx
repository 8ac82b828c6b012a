import type { OpenEditionDto, OpenedApplicationDto } from '@linxuan/contracts';
import { cutText, isVisible } from '@linxuan/form-rules';
import { useQueryClient } from '@tanstack/react-query';
import { Box, Button, FormControlLabel, Paper, Radio, RadioGroup, Typography } from '@mui/material';
import { useId, useRef, useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { EmptyState, EntryField, Page, ProblemAlert, useFormat, useRead, useText } from '../../components';
import { newKey } from '../../providers/act';
import { http } from '../../providers/api';

/** The first step: which programme, and what it is about. Everything else comes in the form. */
export default function NewApplication() {
  const translate = useTranslate();
  const read = useRead<OpenEditionDto[]>('/editions');
  return (
    <Page title={translate('applications.new.title')} read={read} width={720}>
      {(editions) => {
        const open = editions.filter((edition) => edition.open);
        return open.length === 0 ? (
          <Paper variant="outlined">
            <EmptyState title={translate('applications.new.none')}>
              <LastClosed edition={editions.find(({ closesAt }) => closesAt !== null)} />
              {translate('applications.new.noneHelp')}
            </EmptyState>
          </Paper>
        ) : (
          <OpenForm editions={open} />
        );
      }}
    </Page>
  );
}

/** Of editions that are all closed the first is the one that closed last. */
function LastClosed({ edition }: { edition: OpenEditionDto | undefined }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  if (!edition?.closesAt) return null;
  const at = format.dateTime(edition.closesAt);
  return (
    <Box component="span" sx={{ display: 'block', mb: 0.5 }}>
      {translate('applications.new.lastClosed', { title: text(edition.title), at })}
    </Box>
  );
}

function OpenForm({ editions }: { editions: OpenEditionDto[] }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const labelId = useId();
  const navigate = useNavigate();
  const queries = useQueryClient();
  // Among several programmes none is chosen in advance: a form filled in for the wrong one is lost work.
  const [editionId, setEditionId] = useState(editions.length === 1 ? (editions[0]?.id ?? '') : '');
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // One key for this page: a second click or a lost answer does not open a second application.
  const key = useRef(newKey());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const { body } = await http<OpenedApplicationDto>('/cases', {
        method: 'POST',
        json: { editionId, title: title.trim() },
        headers: { 'idempotency-key': key.current },
      });
      await queries.invalidateQueries();
      await navigate(`/applications/${body.id}`);
    } catch (thrown) {
      key.current = newKey();
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Paper
      variant="outlined"
      component="form"
      onSubmit={(event: FormEvent) => void submit(event)}
      sx={{ p: { xs: 2, sm: 3 } }}
    >
      <Typography id={labelId} variant="h3" component="h2" gutterBottom>
        {translate('applications.new.programme')}
      </Typography>
      <RadioGroup aria-labelledby={labelId} value={editionId} onChange={(_, value) => setEditionId(value)}>
        {editions.map((edition) => (
          <FormControlLabel
            key={edition.id}
            value={edition.id}
            control={<Radio />}
            sx={{ alignItems: 'flex-start', mb: 1 }}
            label={
              <Box sx={{ pt: 1 }}>
                <Typography sx={{ fontWeight: 600 }}>{text(edition.title)}</Typography>
                <Typography variant="body2" color="textSecondary">
                  {[
                    edition.call.number,
                    edition.closesAt && translate('applications.closes', { date: format.dateTime(edition.closesAt) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Typography>
              </Box>
            }
          />
        ))}
      </RadioGroup>
      {editionId === '' && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {translate('applications.new.choose')}
        </Typography>
      )}
      <EntryField
        label={translate('applications.new.name')}
        value={title}
        onChange={({ target }) => setTitle(cutText(target.value, 60))}
        required
        helperText={translate('applications.new.nameHelp')}
        sx={{ my: 2 }}
      />
      {error !== null && <ProblemAlert error={error} />}
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {translate('applications.new.help')}
      </Typography>
      <Button type="submit" variant="contained" size="large" disabled={busy || editionId === '' || !isVisible(title)}>
        {translate(busy ? 'act.sending' : 'applications.new.start')}
      </Button>
    </Paper>
  );
}
