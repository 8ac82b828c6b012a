import type { OrganisationDto } from '@linxuan/contracts';
import { Autocomplete } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, useLang, usePickerWords, useRead } from '../components';

export interface PickedOrganisation {
  id: string;
  label: string;
}

/** Finds an organisation by a part of its name or code. */
export function OrganisationPicker({
  label,
  value,
  onChange,
  required = false,
  error,
}: {
  label: string;
  value: PickedOrganisation | null;
  onChange(value: PickedOrganisation | null): void;
  required?: boolean;
  error?: string | undefined;
}) {
  const translate = useTranslate();
  const lang = useLang();
  const [words, setWords] = useState('');
  const { data, isFetching } = useRead<{ data: OrganisationDto[] }>(
    `/operator/organisations?page=1&perPage=20&q=${encodeURIComponent(words)}`,
    { staleTime: 60_000 },
  );
  const options = (data?.data ?? []).map(({ id, name }) => ({
    id,
    label: `${name[lang]}${translate('mark.aside', { words: id })}`,
  }));
  const picker = usePickerWords();
  return (
    <Autocomplete
      {...picker}
      options={options}
      loading={isFetching}
      value={value}
      filterOptions={(all) => all}
      isOptionEqualToValue={(option, chosen) => option.id === chosen.id}
      onInputChange={(_, text, reason) => {
        if (reason === 'input') setWords(text);
      }}
      onChange={(_, chosen) => onChange(chosen)}
      renderInput={(params) => (
        <EntryField {...params} label={label} required={required} error={!!error} helperText={error} />
      )}
    />
  );
}
