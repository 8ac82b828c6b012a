import { Box, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import type { SearchOption, SearchSection } from './options';

export interface SearchResultsProps {
  id: string;
  sections: readonly SearchSection[];
  /** The line that the keyboard stands on, counted over all sections. */
  at: number;
  onPoint(at: number): void;
  onChoose(option: SearchOption): void;
}

export const optionId = (list: string, at: number) => `${list}-${at}`;

/** What was found, in groups; the focus stays in the box above. */
export function SearchResults({ id, sections, at, onPoint, onChoose }: SearchResultsProps) {
  const translate = useTranslate();
  const here = useRef<HTMLElement>(null);
  useEffect(() => {
    // Some browsers answer with a promise, which an effect must not return.
    void here.current?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const starts = sections.map((_, index) =>
    sections.slice(0, index).reduce((sum, { options }) => sum + options.length, 0),
  );
  return (
    <Box role="listbox" id={id} aria-label={translate('search.results')}>
      {sections.map(({ kind, options, more }, index) => (
        <Box role="group" key={kind} aria-labelledby={`${id}-${kind}`} sx={{ pb: 1 }}>
          <Typography
            id={`${id}-${kind}`}
            role="presentation"
            variant="body2"
            color="textSecondary"
            sx={{ px: 1.5, py: 0.5, fontWeight: 600 }}
          >
            {translate(`search.kind.${kind}`)}
            {more && ` · ${translate('search.more')}`}
          </Typography>
          {options.map((option, inside) => {
            const place = (starts[index] ?? 0) + inside;
            return (
              <Box
                key={option.to}
                ref={place === at ? here : undefined}
                role="option"
                id={optionId(id, place)}
                aria-selected={place === at}
                onMouseMove={() => place !== at && onPoint(place)}
                onClick={() => onChoose(option)}
                sx={{
                  px: 1.5,
                  py: 0.75,
                  borderRadius: 1.5,
                  cursor: 'pointer',
                  bgcolor: place === at ? 'action.selected' : undefined,
                }}
              >
                <Typography sx={{ fontWeight: 550 }}>{option.title}</Typography>
                {option.facts.length > 0 && (
                  <Typography variant="body2" color="textSecondary">
                    {option.facts.join(' · ')}
                  </Typography>
                )}
              </Box>
            );
          })}
        </Box>
      ))}
    </Box>
  );
}
