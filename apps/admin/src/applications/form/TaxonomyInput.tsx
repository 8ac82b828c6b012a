import type { TaxonomyEntryDto } from '@linxuan/contracts';
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  List,
  ListItemButton,
  ListItemText,
  ListSubheader,
  Typography,
  useMediaQuery,
  type Theme,
} from '@mui/material';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, useLang, useRead } from '../../components';
import { useDraft, useValue } from '../draft/DraftContext';
import { FieldFrame } from './FieldFrame';
import { branchesOf } from './taxonomyTree';
import type { InputProps } from './TextInput';

export function useTaxonomy(): TaxonomyEntryDto[] | undefined {
  const { draft, trial } = useDraft();
  const read = useRead<TaxonomyEntryDto[]>(trial ? null : `/editions/${draft.editionId}/taxonomy`, {
    staleTime: Infinity,
  });
  return trial ? [...trial.taxonomy] : read.data;
}

/** The category out of the catalogue's tree, by area, by branch, or by a word; choosing one sets the area with it. */
export function TaxonomyInput({ field, pointer, narrow = false }: InputProps) {
  const lang = useLang();
  const translate = useTranslate();
  const titleId = useId();
  const { session } = useDraft();
  const entries = useTaxonomy();
  const value = useValue(pointer);
  const areaPointer = pointer.replace(/\/[^/]+$/, '/area');
  const area = useValue(areaPointer);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [everywhere, setEverywhere] = useState(false);
  const isPhone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const sought = useDeferredValue(query);
  const within = typeof area === 'string' && area !== '' && !everywhere ? area : null;
  const branches = useMemo(() => branchesOf(entries ?? [], within, sought), [entries, within, sought]);
  const name = (entry: TaxonomyEntryDto) => `${entry.code} ${entry.name[lang] ?? entry.name.zh}`;
  const chosen = entries?.find(({ code }) => code === value);
  const choose = (code: string) => {
    session.edit(pointer, code);
    if (code.split('.')[0] !== area) session.edit(areaPointer, code.split('.')[0] ?? '');
    setOpen(false);
  };
  return (
    <FieldFrame field={field} pointer={pointer} group narrow={narrow}>
      {() => (
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          {value !== undefined && value !== '' && (
            <Typography sx={{ fontWeight: 550 }}>{chosen ? name(chosen) : String(value)}</Typography>
          )}
          <Button variant="outlined" size="small" data-picker onClick={() => setOpen(true)}>
            {translate(value ? 'applications.changeCategory' : 'applications.chooseCategory')}
          </Button>
          <Dialog
            open={open}
            onClose={() => setOpen(false)}
            fullWidth
            maxWidth="sm"
            fullScreen={isPhone}
            aria-labelledby={titleId}
          >
            <DialogTitle id={titleId}>{field.title[lang]}</DialogTitle>
            <DialogContent dividers sx={{ p: 0 }}>
              <Box
                sx={{
                  position: 'sticky',
                  top: 0,
                  zIndex: 2,
                  bgcolor: 'background.paper',
                  px: 2,
                  py: 1,
                  borderBottom: 1,
                  borderColor: 'divider',
                }}
              >
                <EntryField
                  autoFocus
                  label={translate('applications.searchCategory')}
                  value={query}
                  onChange={({ target }) => setQuery(target.value)}
                />
                {typeof area === 'string' && area !== '' && (
                  <Button size="small" onClick={() => setEverywhere(!everywhere)}>
                    {translate(everywhere ? 'applications.onlyArea' : 'applications.allAreas')}
                  </Button>
                )}
              </Box>
              {branches.length === 0 && (
                <Typography sx={{ p: 2 }} color="textSecondary">
                  {translate('applications.noCategory')}
                </Typography>
              )}
              <List dense disablePadding>
                {branches.map(({ entry, leaves }) => (
                  <Box key={entry.code} component="li" sx={{ listStyle: 'none' }}>
                    <ListSubheader
                      component="div"
                      disableSticky
                      sx={{ lineHeight: 2, fontWeight: 650, color: 'text.primary', bgcolor: 'background.default' }}
                    >
                      {name(entry)}
                      <Button
                        size="small"
                        onClick={() => choose(entry.code)}
                        aria-label={`${translate('applications.chooseBranch')} ${name(entry)}`}
                      >
                        {translate('applications.chooseBranch')}
                      </Button>
                    </ListSubheader>
                    {leaves.map((leaf) => (
                      <ListItemButton key={leaf.code} selected={leaf.code === value} onClick={() => choose(leaf.code)}>
                        <ListItemText primary={name(leaf)} />
                      </ListItemButton>
                    ))}
                  </Box>
                ))}
              </List>
            </DialogContent>
            <DialogActions>
              <Button onClick={() => setOpen(false)}>{translate('act.cancel')}</Button>
            </DialogActions>
          </Dialog>
        </Box>
      )}
    </FieldFrame>
  );
}
