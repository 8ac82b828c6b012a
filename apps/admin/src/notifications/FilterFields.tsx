import { Box, MenuItem, Pagination } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PER_PAGE, type PagedFilter } from './usePagedFilter';
import { EntryField } from '../components';

export interface Choice<Name extends string> {
  name: Name;
  label: string;
  options: readonly { value: string; label: string }[];
}

/** A search box and the choices beside it, one column on a phone. */
export function FilterFields<Name extends string>({
  filter,
  search,
  choices,
}: {
  filter: PagedFilter<Name | 'q'>;
  search: string;
  choices: readonly Choice<Name>[];
}) {
  const translate = useTranslate();
  const set = (name: Name | 'q', value: string) => filter.set({ [name]: value } as Partial<Record<Name | 'q', string>>);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr 1fr' }, mb: 2 }}>
      <EntryField
        size="small"
        type="search"
        label={search}
        value={filter.values.q}
        onChange={({ target }) => set('q', target.value)}
      />
      {choices.map(({ name, label, options }) => (
        <EntryField
          key={name}
          select
          size="small"
          label={label}
          value={filter.values[name]}
          onChange={({ target }) => set(name, target.value)}
        >
          <MenuItem value="">{translate('notices.all')}</MenuItem>
          {options.map((option) => (
            <MenuItem key={option.value} value={option.value}>
              {option.label}
            </MenuItem>
          ))}
        </EntryField>
      ))}
    </Box>
  );
}

/** The pages of a list that is longer than one. */
export function Pages<Name extends string>({ filter, total }: { filter: PagedFilter<Name>; total: number }) {
  if (total <= PER_PAGE) return null;
  return (
    <Pagination
      sx={{ my: 2 }}
      count={Math.ceil(total / PER_PAGE)}
      page={filter.page}
      onChange={(_, page) => filter.turn(page)}
    />
  );
}
