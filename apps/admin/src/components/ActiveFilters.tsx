import { Box, Button, Chip } from '@mui/material';
import { isValidElement, type ReactNode } from 'react';
import { useListContext, useResourceContext, useTranslate, useTranslateLabel } from 'react-admin';

/** A field of the filter, as far as its chip needs it. */
interface FilterProps {
  source?: string;
  label?: string;
}

const isAsked = (value: unknown) =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

/**
 * What the rows of a list are narrowed by, one chip each and one button for all. A search shows its words; what else is
 * chosen stands in the field of that name.
 */
export function ActiveFilters({ filters }: { filters: ReactNode }) {
  const translate = useTranslate();
  const translateLabel = useTranslateLabel();
  const resource = useResourceContext();
  const { filterValues, displayedFilters, setFilters } = useListContext();
  const values = filterValues as Record<string, unknown>;
  const asked = Object.keys(values).filter((source) => isAsked(values[source]));
  if (asked.length === 0) return null;
  const fields = (Array.isArray(filters) ? filters : [filters]).flatMap((field: unknown) =>
    isValidElement<FilterProps>(field) ? [field.props] : [],
  );
  const shown = displayedFilters as Record<string, boolean>;
  const without = (source: string) => {
    setFilters(Object.fromEntries(Object.entries(values).filter(([name]) => name !== source)), shown);
  };
  const nameOf = (source: string) => {
    const label = fields.find((field) => field.source === source)?.label;
    const name = String(translateLabel({ label, resource, source }));
    return source === 'q' ? `${name}${translate('mark.colon')}${String(values[source])}` : name;
  };
  return (
    <Box
      role="group"
      aria-label={translate('list.narrowed')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1, py: 0.5 }}
    >
      {asked.map((source) => (
        <Chip
          key={source}
          size="small"
          label={nameOf(source)}
          onClick={() => without(source)}
          onDelete={() => without(source)}
          aria-label={translate('list.without', { what: nameOf(source) })}
          sx={{ maxWidth: '100%' }}
        />
      ))}
      <Button size="small" onClick={() => setFilters({}, shown)}>
        {translate('list.clear')}
      </Button>
    </Box>
  );
}
