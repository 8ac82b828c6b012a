import type { EditionOrganisationDto, EditionPatchDto } from '@linxuan/contracts';
import type { ProgrammeDefinition, RosterEntry } from '@linxuan/domain';
import { holdsWords, isVisible, searchWords } from '@linxuan/form-rules';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Alert, Autocomplete, Box, Button, IconButton, MenuItem, Paper, Typography } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, Panel, usePickerWords, useRead, useText } from '../../components';
import type { PatchProps } from './TypedFields';

const NO_QUOTA = '-';

/** Nominators of the edition: names, quota, who is added and who is not in it any more. */
export function RosterEdit({ view, busy, onPatch }: PatchProps) {
  const translate = useTranslate();
  const text = useText();
  const [words, setWords] = useState('');
  const filter = searchWords(useDeferredValue(words));
  const { definition } = view;
  if (!definition) return <Alert severity="warning">{translate('programmes.diagram.broken')}</Alert>;
  const shown = definition.roster.filter(({ org, name }) => holdsWords(`${org} ${name.zh} ${name.en}`, filter));
  return (
    <>
      <AddEntry definition={definition} busy={busy} onPatch={onPatch} />
      <Panel
        title={translate('programmes.edit.roster')}
        aside={<Typography variant="body2">{definition.roster.length}</Typography>}
      >
        <EntryField
          size="small"
          fullWidth
          label={translate('programmes.edit.filter')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          sx={{ mb: 1.5, mt: 1, maxWidth: 360 }}
        />
        <Box sx={{ display: 'grid', gap: 1 }}>
          {shown.map((entry) => (
            <Entry
              key={entry.org}
              entry={entry}
              definition={definition}
              busy={busy}
              onPatch={onPatch}
              label={text(entry.name)}
            />
          ))}
        </Box>
      </Panel>
    </>
  );
}

interface EntryProps {
  definition: ProgrammeDefinition;
  busy: boolean;
  onPatch(patches: EditionPatchDto[]): Promise<unknown>;
}

function Entry({ entry, definition, busy, onPatch, label }: EntryProps & { entry: RosterEntry; label: string }) {
  const translate = useTranslate();
  const [name, setName] = useState(entry.name);
  const [quota, setQuota] = useState(entry.quota ?? NO_QUOTA);
  const renamed = name.zh !== entry.name.zh || name.en !== entry.name.en;
  const moved = quota !== (entry.quota ?? NO_QUOTA);
  const save = () =>
    onPatch([
      {
        kind: 'roster-change',
        org: entry.org,
        ...(renamed ? { name } : {}),
        ...(moved ? { quota: quota === NO_QUOTA ? null : quota } : {}),
      },
    ]);
  return (
    <Paper
      variant="outlined"
      role="group"
      aria-label={label}
      sx={{
        p: 1,
        display: 'grid',
        gap: 1,
        gridTemplateColumns: { xs: '1fr', md: '2fr 2fr 1.4fr auto' },
        alignItems: 'center',
      }}
    >
      <EntryField
        size="small"
        label={translate('programmes.edit.nameZh')}
        value={name.zh}
        onChange={({ target }) => setName({ ...name, zh: target.value })}
      />
      <EntryField
        size="small"
        label={translate('programmes.edit.nameEn')}
        value={name.en}
        onChange={({ target }) => setName({ ...name, en: target.value })}
      />
      <QuotaPicker definition={definition} value={quota} onChange={setQuota} />
      <Box sx={{ display: 'flex', gap: 0.5 }}>
        <Button size="small" disabled={busy || (!renamed && !moved)} onClick={() => void save()}>
          {translate('programmes.act.save')}
        </Button>
        <IconButton
          size="small"
          aria-label={translate('programmes.edit.removeOf', { name: label })}
          disabled={busy}
          onClick={() => void onPatch([{ kind: 'roster-remove', org: entry.org }])}
        >
          <DeleteIcon fontSize="small" />
        </IconButton>
      </Box>
    </Paper>
  );
}

function QuotaPicker({
  definition,
  value,
  onChange,
}: {
  definition: ProgrammeDefinition;
  value: string;
  onChange(value: string): void;
}) {
  const translate = useTranslate();
  const text = useText();
  return (
    <EntryField
      select
      size="small"
      label={translate('programmes.edit.quota')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <MenuItem value={NO_QUOTA}>{translate('programmes.edit.noQuota')}</MenuItem>
      {definition.quotas.map(({ id, title }) => (
        <MenuItem key={id} value={id}>
          {text(title)}
        </MenuItem>
      ))}
    </EntryField>
  );
}

function AddEntry({ definition, busy, onPatch }: EntryProps) {
  const translate = useTranslate();
  const text = useText();
  const pickerWords = usePickerWords();
  const blank = {
    org: null as EditionOrganisationDto | null,
    zh: '',
    en: '',
    route: definition.routes[0]?.id ?? '',
    quota: NO_QUOTA,
    regionPrefix: '',
  };
  const [values, setValues] = useState(blank);
  const known = new Set(definition.roster.map(({ org }) => org));
  const organisations = (useRead<EditionOrganisationDto[]>('/programme-editions/organisations').data ?? []).filter(
    ({ id }) => !known.has(id),
  );
  const set =
    (name: 'zh' | 'en' | 'route' | 'regionPrefix') =>
    ({ target }: { target: { value: string } }) =>
      setValues({ ...values, [name]: target.value });
  const region = values.regionPrefix.trim();
  const regionWrong = region !== '' && !/^\d{2,6}$/.test(region);
  const add = async () => {
    if (!values.org) return;
    await onPatch([
      {
        kind: 'roster-add',
        org: values.org.id,
        name: { zh: values.zh.trim(), en: values.en.trim() },
        route: values.route,
        quota: values.quota === NO_QUOTA ? null : values.quota,
        ...(region ? { regionPrefix: region } : {}),
      },
    ]);
    setValues(blank);
  };
  const label = (name: string) => translate(`programmes.edit.${name}`);
  return (
    <Panel title={label('add')}>
      <Box
        sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 1fr 1fr' }, pt: 1 }}
      >
        <Autocomplete
          {...pickerWords}
          size="small"
          options={organisations}
          value={values.org}
          getOptionLabel={({ name }) => text(name)}
          isOptionEqualToValue={(one, other) => one.id === other.id}
          getOptionKey={({ id }) => id}
          onChange={(_, org) => setValues({ ...values, org, zh: org?.name.zh ?? '', en: org?.name.en ?? '' })}
          renderInput={(params) => <EntryField {...params} required label={label('pickOrg')} />}
        />
        <EntryField size="small" required label={label('nameZh')} value={values.zh} onChange={set('zh')} />
        <EntryField size="small" required label={label('nameEn')} value={values.en} onChange={set('en')} />
        <EntryField size="small" select label={label('route')} value={values.route} onChange={set('route')}>
          {definition.routes.map(({ id, title }) => (
            <MenuItem key={id} value={id}>
              {text(title)}
            </MenuItem>
          ))}
        </EntryField>
        <QuotaPicker
          definition={definition}
          value={values.quota}
          onChange={(quota) => setValues({ ...values, quota })}
        />
        <EntryField
          size="small"
          label={label('region')}
          value={values.regionPrefix}
          onChange={set('regionPrefix')}
          error={regionWrong}
          helperText={regionWrong ? label('regionWrong') : undefined}
        />
        <Box>
          <Button
            variant="outlined"
            disabled={busy || !values.org || !isVisible(values.zh) || !isVisible(values.en) || regionWrong}
            onClick={() => void add()}
          >
            {label('add')}
          </Button>
        </Box>
      </Box>
    </Panel>
  );
}
