import { EXPERT_LEVELS, type ExpertDetailDto, type ExpertProfileBodyDto } from '@linxuan/contracts';
import { Box, Button, Checkbox, FormControlLabel, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DayField, EntryField, ProblemAlert, useFieldErrors, useSend } from '../components';

/** Title, how many sheets at a time, and when not: what the secretariat plans with. */
export function ProfileForm({ profile }: { profile: ExpertDetailDto }) {
  const translate = useTranslate();
  const sending = useSend('experts.saved');
  const errors = useFieldErrors(sending.error);
  const [typed, setTyped] = useState({
    title: profile.title,
    level: profile.level,
    loadCap: profile.loadCap === null ? '' : String(profile.loadCap),
    awayFrom: profile.awayFrom ?? '',
    awayUntil: profile.awayUntil ?? '',
  });
  const [consent, setConsent] = useState(profile.consentedAt !== null);
  const field = (name: keyof typeof typed) => ({
    name,
    label: translate(`experts.profile.${name}`),
    value: typed[name],
    onChange: ({ target }: { target: { value: string } }) => setTyped((now) => ({ ...now, [name]: target.value })),
    error: `/${name}` in errors,
    ...(errors[`/${name}`] !== undefined && { helperText: errors[`/${name}`] }),
    fullWidth: true,
  });
  const save = () =>
    sending.send('PUT', '/expert-profile', {
      version: profile.version,
      title: typed.title,
      level: typed.level,
      loadCap: typed.loadCap === '' ? null : Number(typed.loadCap),
      awayFrom: typed.awayFrom === '' ? null : typed.awayFrom,
      awayUntil: typed.awayUntil === '' ? null : typed.awayUntil,
      consent,
    } satisfies ExpertProfileBodyDto);
  return (
    <Box component="form" noValidate onSubmit={(event) => event.preventDefault()}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
        <EntryField {...field('title')} />
        <EntryField select {...field('level')}>
          {EXPERT_LEVELS.map((level) => (
            <MenuItem key={level} value={level}>
              {translate(`experts.level.${level}`)}
            </MenuItem>
          ))}
        </EntryField>
        <EntryField {...field('loadCap')} kind="integer" />
        <span />
        <DayField kind="ahead" {...field('awayFrom')} />
        <DayField kind="coming" {...field('awayUntil')} />
      </Box>
      <FormControlLabel
        sx={{ my: 1, alignItems: 'flex-start' }}
        control={<Checkbox sx={{ pt: 0.25 }} checked={consent} onChange={(_, checked) => setConsent(checked)} />}
        label={translate('experts.consent')}
      />
      {sending.error && <ProblemAlert error={sending.error} hideFields />}
      <Box>
        <Button type="submit" variant="contained" disabled={sending.busy} onClick={() => void save()}>
          {translate('experts.save')}
        </Button>
      </Box>
    </Box>
  );
}
