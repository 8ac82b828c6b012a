import type { EditionListDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { editionNames, EntryField, ProblemAlert, useText } from '../components';
import { ProblemError } from '../providers/problem';
import { useWrite } from './useWrite';

const MOST_YEARS = 5;
const yearOf = (edition: string): string => /^\d{4}/.exec(edition)?.[0] ?? '';

/** The next edition of a programme as a draft, with everything of the last. */
export function CopyDialog({ editions }: { editions: EditionListDto[] }) {
  const translate = useTranslate();
  const text = useText();
  const navigate = useNavigate();
  const { busy, error, write } = useWrite();
  const [open, setOpen] = useState(false);
  const [source, setSource] = useState(editions[0]?.id ?? '');
  const [values, setValues] = useState({ edition: '', zh: '', en: '' });
  const [years, setYears] = useState<number | null>(null);
  const fields = error instanceof ProblemError ? error.fieldErrors : {};
  const names = editionNames(editions, text);
  const chosen = editions.find(({ id }) => id === source);
  const name = (edition: string) => {
    const renamed = (title: string) => (chosen ? title.replace(chosen.edition, edition) : title);
    setValues({ edition, zh: renamed(chosen?.title.zh ?? ''), en: renamed(chosen?.title.en ?? '') });
  };
  // By how many years the new edition is later, where both are named by their year.
  const later = Math.max(0, Number(yearOf(values.edition)) - Number(yearOf(chosen?.edition ?? ''))) || 0;
  const moved = years ?? Math.min(later, MOST_YEARS);
  // A batch counted in words is not renamed by itself.
  const same = (lang: 'zh' | 'en') =>
    values[lang] !== '' && values[lang] === chosen?.title[lang] ? translate('programmes.copy.same') : undefined;
  const save = async () => {
    const made = await write<{ id: string; version: number }>('POST', '/programme-editions', {
      copyOf: source,
      edition: values.edition,
      title: { zh: values.zh, en: values.en },
      years: moved,
    });
    if (made) void navigate(`/programmes/${made.id}/edit/${made.version}`);
  };
  return (
    <>
      <Button variant="outlined" disabled={editions.length === 0} onClick={() => setOpen(true)}>
        {translate('programmes.copy.open')}
      </Button>
      <Dialog
        open={open}
        onClose={busy ? undefined : () => setOpen(false)}
        fullWidth
        maxWidth="sm"
        aria-labelledby="copy-edition"
      >
        <DialogTitle id="copy-edition">{translate('programmes.copy.open')}</DialogTitle>
        <DialogContent>
          <Typography color="textSecondary" sx={{ mb: 2 }}>
            {translate('programmes.copy.help')}
          </Typography>
          {error !== null && <ProblemAlert error={error} hideFields />}
          <Stack spacing={2} sx={{ pt: 2 }}>
            <EntryField
              select
              label={translate('programmes.copy.source')}
              value={source}
              onChange={({ target }) => setSource(target.value)}
            >
              {editions.map(({ id }) => (
                <MenuItem key={id} value={id}>
                  {names.get(id)}
                </MenuItem>
              ))}
            </EntryField>
            <EntryField
              required
              label={translate('programmes.copy.edition')}
              value={values.edition}
              onChange={({ target }) => name(target.value)}
              error={!!fields['/edition']}
              helperText={fields['/edition'] ?? translate('programmes.copy.editionHelp')}
            />
            <EntryField
              required
              label={translate('programmes.copy.zh')}
              value={values.zh}
              onChange={({ target }) => setValues({ ...values, zh: target.value })}
              error={!!fields['/title/zh']}
              helperText={fields['/title/zh'] ?? same('zh')}
            />
            <EntryField
              required
              label={translate('programmes.copy.en')}
              value={values.en}
              onChange={({ target }) => setValues({ ...values, en: target.value })}
              error={!!fields['/title/en']}
              helperText={fields['/title/en'] ?? same('en')}
            />
            <EntryField
              select
              label={translate('programmes.copy.years')}
              value={moved}
              onChange={({ target }) => setYears(Number(target.value))}
              helperText={translate('programmes.copy.yearsHelp')}
            >
              {Array.from({ length: MOST_YEARS + 1 }, (_, count) => (
                <MenuItem key={count} value={count}>
                  {count === 0
                    ? translate('programmes.copy.noYears')
                    : translate('programmes.copy.yearsLater', { count })}
                </MenuItem>
              ))}
            </EntryField>
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)} disabled={busy}>
            {translate('programmes.cancel')}
          </Button>
          <Button
            variant="contained"
            loading={busy}
            disabled={!isVisible(values.edition) || !isVisible(values.zh) || !isVisible(values.en)}
            onClick={() => void save()}
          >
            {translate('programmes.copy.do')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
