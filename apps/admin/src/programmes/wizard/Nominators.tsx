import type { ProgrammeAnswersDto, RosterOrganisationDto } from '@linxuan/contracts';
import { holdsWords, isVisible, searchWords } from '@linxuan/form-rules';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Autocomplete, Box, Button, Checkbox, FormControlLabel, IconButton, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, usePickerWords, useRead, useText } from '../../components';
import { Asked, type QuestionProps } from './Question';

type Nominator = ProgrammeAnswersDto['nominators'][number];
const NOMINATES = new Set([
  'nominator',
  'nominator-department',
  'institute',
  'central-soe-group',
  'ministry-department',
]);
const MOST_SHOWN = 100;

export const useOrganisations = () => useRead<RosterOrganisationDto[]>('/programme-editions/organisations').data ?? [];

/** Who nominates, each with its limit; many are taken at once by what their names have in common. */
export function Nominators({ answers, errors, change }: QuestionProps) {
  const translate = useTranslate();
  const text = useText();
  const pickerWords = usePickerWords();
  const organisations = useOrganisations();
  const [words, setWords] = useState('');
  const [limit, setLimit] = useState('');
  const { nominators } = answers;
  const chosen = new Set(nominators.map(({ org }) => org));
  const free = organisations.filter(({ id, kind }) => NOMINATES.has(kind) && !chosen.has(id));
  const found = !isVisible(words)
    ? []
    : free.filter(({ id, name }) => holdsWords(`${id} ${name.zh} ${name.en}`, searchWords(words)));
  const add = (rows: readonly RosterOrganisationDto[]) => {
    change({
      nominators: [...nominators, ...rows.map((row) => asNominator(row, limit === '' ? null : Number(limit)))],
    });
    setWords('');
  };
  const set = (index: number, row: Partial<Nominator>) =>
    change({ nominators: nominators.map((one, at) => (at === index ? { ...one, ...row } : one)) });
  const unit = translate(
    answers.shape === 'subsidy' ? 'programmes.wizard.limit.money' : 'programmes.wizard.limit.cases',
  );
  const nameOf = ({ org, name }: Nominator) =>
    text(name ?? organisations.find(({ id }) => id === org)?.name ?? { zh: org, en: org });
  return (
    <Asked name="nominators" errors={errors}>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 2fr) minmax(0, 1fr) auto' },
          alignItems: 'center',
          my: 1,
        }}
      >
        <Autocomplete
          {...pickerWords}
          size="small"
          options={free}
          value={null}
          clearOnBlur={false}
          inputValue={words}
          onInputChange={(_, value, reason) => (reason === 'input' || reason === 'clear') && setWords(value)}
          filterOptions={() => (!isVisible(words) ? free : found).slice(0, MOST_SHOWN)}
          getOptionLabel={({ name }) => text(name)}
          getOptionKey={({ id }) => id}
          onChange={(_, org) => org && add([org])}
          renderInput={(params) => <EntryField {...params} label={translate('programmes.wizard.nominator.pick')} />}
        />
        <EntryField
          size="small"
          type="number"
          label={unit}
          value={limit}
          onChange={({ target }) => setLimit(target.value)}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: 0, step: 1 } }}
        />
        <Button variant="outlined" disabled={found.length === 0} onClick={() => add(found)}>
          {translate('programmes.wizard.nominator.addFound', { smart_count: found.length })}
        </Button>
      </Box>
      <NewBody
        onAdd={(row) => change({ nominators: [...nominators, row] })}
        taken={(id) => chosen.has(id) || organisations.some((one) => one.id === id)}
      />
      <Typography role="status" variant="body2" sx={{ my: 1 }}>
        {translate('programmes.wizard.nominator.count', { smart_count: nominators.length })}
      </Typography>
      <Box sx={{ display: 'grid', gap: 0.75, maxHeight: 460, overflow: 'auto' }}>
        {nominators.map((row, index) => (
          <Paper
            key={row.org}
            variant="outlined"
            role="group"
            aria-label={nameOf(row)}
            sx={{
              p: 1,
              display: 'grid',
              gap: 1,
              gridTemplateColumns: {
                xs: 'minmax(80px, 1fr) auto auto',
                sm: 'minmax(0, 2fr) minmax(110px, 1fr) auto auto',
              },
              alignItems: 'center',
            }}
          >
            <Typography sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' }, overflowWrap: 'anywhere' }}>
              {nameOf(row)}
            </Typography>
            <EntryField
              size="small"
              type="number"
              label={unit}
              value={row.limit ?? ''}
              onChange={({ target }) =>
                set(index, { limit: target.value === '' ? null : Math.round(Number(target.value)) })
              }
              slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: 0, step: 1 } }}
            />
            {answers.routing === 'place' ? (
              <FormControlLabel
                control={
                  <Checkbox
                    size="small"
                    checked={row.corps}
                    onChange={({ target }) => set(index, { corps: target.checked })}
                  />
                }
                label={translate('programmes.wizard.nominator.corps')}
              />
            ) : (
              <span />
            )}
            <IconButton
              size="small"
              aria-label={translate('programmes.wizard.remove', { what: nameOf(row) })}
              onClick={() => change({ nominators: nominators.filter((_, at) => at !== index) })}
            >
              <DeleteIcon fontSize="small" />
            </IconButton>
          </Paper>
        ))}
      </Box>
    </Asked>
  );
}

/** One without a place is that of the Corps, whose units go by affiliation. */
const asNominator = ({ id, region }: RosterOrganisationDto, limit: number | null): Nominator => ({
  org: id,
  name: null,
  region: null,
  corps: region === null,
  limit,
});

/** A nominator that the installation does not know yet comes in with the programme. */
function NewBody({ onAdd, taken }: { onAdd(row: Nominator): void; taken(id: string): boolean }) {
  const translate = useTranslate();
  const blank = { org: '', zh: '', en: '', region: '' };
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState(blank);
  const label = (name: string) => translate(`programmes.wizard.newBody.${name}`);
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {label('open')}
      </Button>
    );
  const region = values.region.trim();
  const right =
    /^[a-z][a-z0-9-]{1,39}$/.test(values.org) &&
    !taken(values.org) &&
    isVisible(values.zh) &&
    isVisible(values.en) &&
    (region === '' || /^\d{6}$/.test(region));
  return (
    <Paper
      variant="outlined"
      role="group"
      aria-label={label('open')}
      sx={{ p: 1.25, display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}
    >
      {(['zh', 'en', 'org', 'region'] as const).map((name) => (
        <EntryField
          key={name}
          size="small"
          label={label(name)}
          value={values[name]}
          onChange={({ target }) => setValues({ ...values, [name]: target.value })}
          helperText={name === 'org' || name === 'region' ? label(`${name}Help`) : undefined}
        />
      ))}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button
          variant="outlined"
          disabled={!right}
          onClick={() => {
            onAdd({
              org: values.org,
              name: { zh: values.zh.trim(), en: values.en.trim() },
              region: region === '' ? null : region,
              corps: false,
              limit: null,
            });
            setValues(blank);
            setOpen(false);
          }}
        >
          {label('add')}
        </Button>
        <Button onClick={() => setOpen(false)}>{translate('programmes.cancel')}</Button>
      </Box>
    </Paper>
  );
}
